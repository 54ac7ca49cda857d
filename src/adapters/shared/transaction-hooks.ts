/** Work to be done once a transaction has ended. */
export type Hook = () => void | Promise<void>;

/** What a hook belongs to: one level of a transaction. */
export interface HookOwner {
  /** True once what the level did was rolled back, be it committed around it or not. */
  readonly undone: boolean;
}

/** The hooks of all levels of one transaction, in the order in which they were registered. */
export class TransactionHooks {
  private readonly registered: { readonly owner: HookOwner; readonly after: 'commit' | 'rollback'; readonly hook: Hook }[] = [];

  add(owner: HookOwner, after: 'commit' | 'rollback', hook: Hook): void {
    this.registered.push({ owner, after, hook });
  }

  /** Runs the hooks that the end of the transaction calls for; those of a level that was undone learn of a roll-back in any case. */
  run(ended: 'commit' | 'rollback'): Promise<void> {
    return runHooks(this.registered.filter(({ owner, after }) => after === (owner.undone ? 'rollback' : ended)).map(({ hook }) => hook));
  }
}

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
