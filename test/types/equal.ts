/** `true` when both types are the same to the compiler, else `false`: `any` equals only `any`. */
export type Equal<One, Other> = (<Probe>() => Probe extends One ? 1 : 2) extends <Probe>() => Probe extends Other ? 1 : 2 ? true : false;

/** Compiles only for the type `true`. */
export function holds<_Claim extends true>(): void {
  // Checked by the compiler; at run time there is nothing left to check.
}

/** Code that the compiler looks at and nobody runs. */
export function compiles(_code: () => unknown): void {
  // Not called.
}
