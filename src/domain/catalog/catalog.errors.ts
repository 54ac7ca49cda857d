import type { ObjectId } from '../shared/ids.js';
import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';

export class ObjectNotFound extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'OBJECT_NOT_FOUND',
    kind: 'not-found',
    meaning: 'The catalog has no object of this name.',
    remedy: 'List the objects to see which there are, or load observations of this one.',
  };
  constructor(readonly oid: ObjectId) {
    super(ObjectNotFound.definition, `there is no object ${JSON.stringify(oid)}`, { oid });
  }
}
