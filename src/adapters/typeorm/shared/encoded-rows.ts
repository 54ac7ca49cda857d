/** Rows in the form in which the engine of one dialect sends them, ready to go. */
export class EncodedRows {
  constructor(
    readonly chunks: readonly Buffer[],
    /** Number of rows. */
    readonly count: number,
  ) {}
}
