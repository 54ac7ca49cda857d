import { InvalidValue } from '../shared/invalid-value.js';
import { filledText } from './filled-text.js';

/** The columns of a row; `null` means not known. */
export interface TaxonomyFields {
  readonly classifierName: string;
  readonly classifierVersion: string;
  readonly classes: readonly string[];
}

/**
 * The classes that one version of a classifier knows, in its own order. Immutable.
 */
export class Taxonomy implements TaxonomyFields {
  readonly classifierName: string;
  readonly classifierVersion: string;
  readonly classes: readonly string[];

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: TaxonomyFields) {
    this.classifierName = filledText('classifier_name', fields.classifierName);
    this.classifierVersion = filledText('classifier_version', fields.classifierVersion);
    this.classes = classNames(fields.classes);
  }
}

function classNames(names: readonly string[]): readonly string[] {
  if (names.length === 0) throw new InvalidValue('classes', '[]', 'at least one class');
  if (new Set(names).size < names.length) throw new InvalidValue('classes', names.join(', '), 'each class once');
  return Object.freeze(names.map((name) => filledText('classes', name)));
}
