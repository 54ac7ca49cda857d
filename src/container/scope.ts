/** How long one instance lives. */
export const Scope = {
  /** One instance from start to stop; the default. */
  SINGLETON: 'singleton',
  /** A new instance for every place that asks. Cannot have a lifecycle: nobody would dispose it. */
  TRANSIENT: 'transient',
  /** One instance for each `createScope()`: a request, a job, a unit of work. */
  REQUEST: 'request',
} as const;

export type ScopeName = (typeof Scope)[keyof typeof Scope];
