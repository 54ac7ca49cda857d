/** Work to be done once a transaction has ended. */
export type Hook = () => void | Promise<void>;

/** A hook runs after the fact: its failure is a warning, never a failure of what is already committed or rolled back. */
export async function runHooks(hooks: readonly Hook[]): Promise<void> {
  for (const hook of hooks) {
    try {
      await hook();
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error), { type: 'SextantHookFailed' });
    }
  }
}
