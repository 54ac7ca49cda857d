import { SextantError, type ErrorDefinition } from '../../domain/shared/sextant-error.js';

export class FileStoreFailed extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'FILE_STORE_FAILED',
    kind: 'unavailable',
    meaning: 'Bytes at a data location could not be read, written or removed.',
    remedy: 'Check that the storage is mounted, has room and may be used; the step is tried again by the next run.',
  };
  constructor(
    readonly location: string,
    readonly path: string,
    why: string,
    cause?: unknown,
  ) {
    super(FileStoreFailed.definition, `${path} at ${location}: ${why}`, { location, path }, cause);
  }
}
