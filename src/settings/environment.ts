/** The environment as `process.env` has it. */
export type Environment = Readonly<Record<string, string | undefined>>;
