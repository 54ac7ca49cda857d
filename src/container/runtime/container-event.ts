/** One step of a start or a stop; `position` of `total` lifecycle components, for progress. Times in milliseconds. */
export type ContainerEvent =
  | { readonly type: 'initializing'; readonly component: string; readonly total: number }
  | { readonly type: 'initialized'; readonly component: string; readonly position: number; readonly total: number; readonly took: number }
  | { readonly type: 'initialize-failed'; readonly component: string; readonly took: number; readonly error: unknown }
  | { readonly type: 'disposing'; readonly component: string; readonly total: number }
  | { readonly type: 'disposed'; readonly component: string; readonly position: number; readonly total: number; readonly took: number }
  | { readonly type: 'dispose-failed'; readonly component: string; readonly took: number; readonly error: unknown };
