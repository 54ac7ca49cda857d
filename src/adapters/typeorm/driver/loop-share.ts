/** Statements in a row may hold the event loop for this long, ms; then everything else has its turn. */
const SLICE_MILLISECONDS = 10;

/**
 * Lets timers, sockets and signals have their turn between statements that run on the event loop itself. Left alone,
 * a loop of awaited statements would go from microtask to microtask and starve everything else until its end.
 */
export class LoopShare {
  private began: number | undefined;

  /** Calls back at once, or, when statements have held the loop for too long, after it has gone round. */
  pass(done: () => void): void {
    if (this.began === undefined) {
      this.began = performance.now();
      setImmediate(this.turned);
    } else if (performance.now() - this.began > SLICE_MILLISECONDS) {
      setImmediate(done);
      return;
    }
    done();
  }

  private readonly turned = (): void => {
    this.began = undefined;
  };
}
