import type { DetectionKey } from '../../ports/catalog/detection.repository.js';

/** A detection is identified by its candidate and its object. */
export function detectionKey({ candid, oid }: DetectionKey): string {
  return `${String(candid)} ${oid}`;
}
