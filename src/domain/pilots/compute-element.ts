import type { ComputeElementName } from '../shared/ids.js';
import { InvalidValue } from '../shared/invalid-value.js';
import { computeElementName } from './compute-element-name.js';

const LARGEST_CAPACITY = 2_147_483_647;

export interface ComputeElementFields {
  readonly name: string;
  /** The most pilots that are submitted or running at one time. */
  readonly capacity: number;
  /** Share of the submissions that are expected to succeed, 0 to 1. */
  readonly successRate: number;
  readonly enabled: boolean;
}

/** A place that runs pilots, so many at a time. Immutable: `enable` and `disable` give another one. */
export class ComputeElement {
  readonly name: ComputeElementName;
  readonly capacity: number;
  readonly successRate: number;
  readonly enabled: boolean;

  /** @throws InvalidValue for a name that cannot be one, a capacity that is no whole number from 0 up, a rate outside [0, 1]. */
  constructor({ name, capacity, successRate, enabled }: ComputeElementFields) {
    this.name = computeElementName(name);
    if (!Number.isInteger(capacity) || capacity < 0 || capacity > LARGEST_CAPACITY)
      throw new InvalidValue('capacity', capacity, `a whole number from 0 to ${String(LARGEST_CAPACITY)}`);
    if (!(successRate >= 0 && successRate <= 1)) throw new InvalidValue('success rate', successRate, 'a number from 0 to 1');
    // A database stores no negative zero.
    this.capacity = capacity + 0;
    this.successRate = successRate + 0;
    this.enabled = enabled;
  }

  enable(): ComputeElement {
    return new ComputeElement({ ...this, enabled: true });
  }

  disable(): ComputeElement {
    return new ComputeElement({ ...this, enabled: false });
  }
}

/** An enabled compute element that has room: its capacity less the pilots that are submitted or running. */
export interface AvailableComputeElement {
  readonly name: ComputeElementName;
  readonly capacity: number;
  readonly successRate: number;
  /** From 1 up. */
  readonly availableSlots: number;
}
