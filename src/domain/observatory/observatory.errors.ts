import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';

export class ObservatoryItemNotFound extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'OBSERVATORY_ITEM_NOT_FOUND',
    kind: 'not-found',
    meaning: 'The observatory has nothing of this kind under this name or id.',
    remedy: 'List what there is of that kind, or register it first.',
  };
  constructor(
    readonly item: string,
    readonly key: string,
    cause?: unknown,
  ) {
    super(ObservatoryItemNotFound.definition, `there is no ${item} ${key}`, { item, key }, cause);
  }
}

export class ObservatoryItemExists extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'OBSERVATORY_ITEM_EXISTS',
    kind: 'conflict',
    meaning: 'The observatory has something else of this kind under this name or id.',
    remedy: 'Use what is there, or choose another name.',
  };
  constructor(
    readonly item: string,
    readonly key: string,
    cause?: unknown,
  ) {
    super(ObservatoryItemExists.definition, `${item} ${key} is there already`, { item, key }, cause);
  }
}
