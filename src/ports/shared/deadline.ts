/**
 * The moment by which a call must have ended, on the monotonic clock, so that a change of the wall clock moves nothing.
 * Pass one deadline down through a whole request: every wait below it is bounded by the same moment.
 */
export class Deadline {
  private constructor(private readonly at: number) {}

  /** A deadline `milliseconds` from now. */
  static after(milliseconds: number): Deadline {
    return new Deadline(performance.now() + milliseconds);
  }

  /** The earlier of the two; an absent one counts as never. */
  static earlier(one: Deadline | undefined, other: Deadline | undefined): Deadline | undefined {
    if (!one || !other) return one ?? other;
    return one.at <= other.at ? one : other;
  }

  /** Milliseconds left; never negative. */
  get remainingMilliseconds(): number {
    return Math.max(0, this.at - performance.now());
  }

  get expired(): boolean {
    return performance.now() >= this.at;
  }
}
