import type { PlannedComponent } from '../plan/planned-component.js';
import type { Lifecycle } from '../lifecycle.js';
import type { ContainerEvent } from './container-event.js';
import type { Timeline } from './timeline.js';
import type { Timers } from './timers.js';

/** What a start or a stop works with. */
export interface RunContext {
  readonly components: readonly PlannedComponent[];
  readonly instanceOf: (component: PlannedComponent) => Lifecycle;
  readonly initializeTimeoutMilliseconds: number;
  readonly disposeTimeoutMilliseconds: number;
  readonly concurrency: number;
  readonly disposeConcurrency: number;
  readonly timers: Timers;
  readonly now: () => number;
  /** When the start or the stop began, by `now`. */
  readonly began: number;
  readonly on: (event: ContainerEvent) => void;
  readonly timeline: Timeline;
}
