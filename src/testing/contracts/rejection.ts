/** The error a promise rejects with. @throws when it resolves instead. */
export async function rejection(promise: Promise<unknown> | undefined): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`expected a rejection, but it resolved with ${String(value)}`);
}
