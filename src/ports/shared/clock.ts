import type { Instant } from '../../domain/shared/instant.js';

/** Tells the time. Services take a clock, never `Date.now()`, so that a test can decide what time it is. */
export abstract class Clock {
  abstract now(): Instant;
}
