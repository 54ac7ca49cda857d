/**
 * Does a step; where it fails because another worker has done it meanwhile, and perhaps has released what it was done from,
 * what that worker recorded is the answer. @throws what the work throws, where nobody else has done it.
 */
export async function orDoneMeanwhile<Result>(work: () => Promise<Result>, recorded: () => Promise<Result | undefined>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const done = await recorded().catch(() => undefined);
    if (done === undefined) throw error;
    return done;
  }
}
