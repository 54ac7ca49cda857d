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

export class ObjectWithoutPosition extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'OBJECT_WITHOUT_POSITION',
    kind: 'conflict',
    meaning: 'The place of the object on the sky is not known, so no distance from it is.',
    remedy: 'Load detections of the object first.',
  };
  constructor(readonly oid: ObjectId) {
    super(ObjectWithoutPosition.definition, `where ${oid} is on the sky is not known`, { oid });
  }
}
