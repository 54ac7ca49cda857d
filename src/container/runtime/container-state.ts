/** Where a container is in its life. `failed` is a start that was rolled back; `start()` may be tried again from it. */
export type ContainerState = 'created' | 'starting' | 'started' | 'stopping' | 'stopped' | 'failed';
