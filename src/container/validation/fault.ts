/** What can be wrong with a composition. */
export type FaultKind =
  | 'unknown-profile'
  | 'undecorated'
  | 'duplicate'
  | 'conflicting-declarations'
  | 'replacement'
  | 'parameter-without-token'
  | 'missing'
  | 'ambiguous'
  | 'cyclic'
  | 'captive'
  | 'lifecycle'
  | 'unused-override'
  | 'conflicting-value';

/** One thing wrong, found before anything was constructed. */
export interface Fault {
  readonly kind: FaultKind;
  /** The component or token at fault. */
  readonly subject: string;
  /** How it comes to be needed, ending at the fault; empty when the fault lies in a declaration alone. */
  readonly path: readonly string[];
  /** One sentence. */
  readonly message: string;
  /** Further facts and what would mend it, one sentence each. */
  readonly hints: readonly string[];
}

/** `UserService -> UserRepository -> ???` */
export function renderPath(path: readonly string[]): string {
  return path.join(' -> ');
}

export function renderFault(fault: Fault): string {
  return [`${fault.kind}: ${fault.message}`, ...fault.hints.map((hint) => `   ${hint}`)].join('\n   ');
}
