import type { AlertHistory } from '../../../domain/catalog/alert-history.js';
import type { Companions } from '../../../domain/catalog/companions.js';
import type { DetectionFields } from '../../../domain/catalog/detection.js';
import type { NonDetectionFields } from '../../../domain/catalog/non-detection.js';
import { ObservationSourceUnreadable } from '../../../ports/catalog/observation-source.errors.js';
import { ObservationReader, type ObservationGroup, type ObservationRecord } from '../../../ports/catalog/observation.reader.js';
import { aDetection } from './detection.builder.js';
import { aNonDetection } from './non-detection.builder.js';

const BYTES = 100;

/** An `ObservationReader` that gives the records it was told to, as if each source were a file of 100 bytes. */
export class ScriptedReader extends ObservationReader {
  private readonly sources = new Map<string, readonly ObservationRecord[]>();

  /** From now on the source holds these records, and nothing else. */
  script(source: string, records: readonly ObservationRecord[]): void {
    this.sources.set(
      source,
      records.map((record) => ({ ...record, file: source })),
    );
  }

  async *read(source: string, options: { readonly signal?: AbortSignal | undefined } = {}): AsyncIterable<ObservationGroup> {
    const records = await Promise.resolve(this.sources.get(source));
    if (!records) throw new ObservationSourceUnreadable(source, 'there is no such file');
    options.signal?.throwIfAborted();
    yield { records, bytesRead: BYTES };
  }

  size(source: string): Promise<number | undefined> {
    return Promise.resolve(this.sources.has(source) ? BYTES : undefined);
  }
}

export function detectionRecord(
  fields: Partial<DetectionFields>,
  line = 2,
  history?: AlertHistory,
  companions?: Partial<Companions>,
): ObservationRecord {
  const detection = aDetection(fields);
  return { kind: 'detection', file: '', line, detection, history, companions: companions && { ...NOTHING_ELSE, ...companions } };
}

const NOTHING_ELSE: Companions = {
  dataQuality: undefined,
  gaiaMatch: undefined,
  ps1Match: undefined,
  solarSystemMatch: undefined,
  referenceImage: undefined,
};

export function nonDetectionRecord(fields: Partial<NonDetectionFields>, line = 2): ObservationRecord {
  return { kind: 'non-detection', file: '', line, nonDetection: aNonDetection(fields) };
}

export function problemRecord(line: number, reason: string): ObservationRecord {
  return { kind: 'problem', file: '', line, reason };
}
