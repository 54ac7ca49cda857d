/** What one container, or one request scope of it, has built so far. */
export interface Frame {
  /** By slot; transient components leave theirs empty. A request scope works on a copy. */
  readonly instances: unknown[];
  /** What the container brought along, by `Maker.value`. */
  readonly values: readonly unknown[];
}

/** Builds one component from a frame that already holds what it depends on. */
export interface Construction {
  construct(slot: number, frame: Frame): object;
}
