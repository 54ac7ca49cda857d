import { ComputeElement, type ComputeElementFields } from '../../../domain/pilots/compute-element.js';

/** An enabled compute element with room for five pilots, and with the given fields. */
export function aComputeElement(name = 'ce.example.org', fields: Partial<Omit<ComputeElementFields, 'name'>> = {}): ComputeElement {
  return new ComputeElement({ name, capacity: 5, successRate: 1, enabled: true, ...fields });
}
