import type { ContainerEvent } from './runtime/container-event.js';
import type { Timers } from './runtime/timers.js';
import type { ProfileName } from './profile.js';
import type { Class } from './token.js';
import type { FactoryBinding, InstanceBinding, Override } from './value.js';

/** What the graph is made of. Two containers with the same composition share one validated plan. */
export interface Composition {
  /** The active profile; one of the built-in names or of `customProfiles`. */
  readonly profile: ProfileName;
  /** Every component the profile considers; those whose own profiles do not match are left out. Keep the array: its plan is cached. */
  readonly components: readonly Class[];
  /** Names of profiles beyond the built-in ones. */
  readonly customProfiles?: readonly string[];
  /** Bound under its own class and every class that one extends. */
  readonly settings?: object;
  readonly instances?: readonly InstanceBinding[];
  readonly factories?: readonly FactoryBinding[];
  readonly overrides?: readonly Override[];
}

export interface ContainerOptions extends Composition {
  /** Longest wait for one `initialize()`. Default 30,000; `@lifecycle({ timeoutMilliseconds })` overrules it for its class. */
  readonly initializeTimeoutMilliseconds?: number;
  /** Longest wait for one `dispose()`, and for a component to give up once the start has failed. Default 10,000. */
  readonly disposeTimeoutMilliseconds?: number;
  /** How many components initialise at a time. Default 8. */
  readonly concurrency?: number;
  /** How many components that do not depend on each other are disposed at a time. Default 1. */
  readonly disposeConcurrency?: number;
  /** Withdraws the start: what has begun is rolled back. Without effect once started. */
  readonly signal?: AbortSignal;
  /** Milliseconds on a clock that never goes back, for the timeline. Default `performance.now`. */
  readonly now?: () => number;
  /** Default `setTimeout`; tests give their own. */
  readonly timers?: Timers;
  /** Told of every component as it initialises and is disposed. What it throws is ignored: a progress bar must not stop a roll-back. */
  readonly on?: (event: ContainerEvent) => void;
}
