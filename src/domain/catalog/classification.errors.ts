import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';
import type { Classifier } from './classifier.js';

export class TaxonomyNotFound extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'TAXONOMY_NOT_FOUND',
    kind: 'not-found',
    meaning: 'The classes of this version of a classifier are not known.',
    remedy: 'List the taxonomies to see which there are, or add this one before its probabilities.',
  };
  constructor({ classifierName, classifierVersion }: Classifier) {
    super(TaxonomyNotFound.definition, `there is no taxonomy of ${classifierName} ${classifierVersion}`, {
      classifierName,
      classifierVersion,
    });
  }
}

export class TaxonomyConflict extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'TAXONOMY_CONFLICT',
    kind: 'conflict',
    meaning: 'This version of a classifier is stored with other classes, or with the same in another order.',
    remedy: 'Give the changed classes a new version of the classifier: the rankings of stored probabilities rest on the old ones.',
  };
  constructor({ classifierName, classifierVersion }: Classifier, stored: readonly string[]) {
    super(TaxonomyConflict.definition, `${classifierName} ${classifierVersion} has the classes ${stored.join(', ')}`, {
      classifierName,
      classifierVersion,
      stored,
    });
  }
}

export class ClassNotInTaxonomy extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CLASS_NOT_IN_TAXONOMY',
    kind: 'invalid',
    meaning: 'The classifier does not know this class.',
    remedy: 'Name one of the classes of its taxonomy.',
  };
  constructor(className: string, { classifierName, classifierVersion }: Classifier, classes: readonly string[]) {
    super(
      ClassNotInTaxonomy.definition,
      `${classifierName} ${classifierVersion} knows no class ${JSON.stringify(className)}; its classes are ${classes.join(', ')}`,
      { className, classifierName, classifierVersion, classes },
    );
  }
}

export class ProbabilitiesDoNotSum extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'PROBABILITIES_DO_NOT_SUM',
    kind: 'invalid',
    meaning: 'The probabilities that a classifier gives an object do not add up to 1 within 0.001.',
    remedy: 'Give the probabilities of all classes of one classifier version; classes that are left out count as 0.',
  };
  constructor(oid: string, sum: number) {
    super(ProbabilitiesDoNotSum.definition, `the probabilities of ${oid} add up to ${String(sum)}`, { oid, sum });
  }
}
