import { filledText } from './filled-text.js';

/** One version of a program that says what objects are. Its classes are in its `Taxonomy`. */
export interface Classifier {
  readonly classifierName: string;
  readonly classifierVersion: string;
}

/** @throws InvalidValue naming the first field that cannot be. */
export function classifier({ classifierName, classifierVersion }: Classifier): Classifier {
  return {
    classifierName: filledText('classifier_name', classifierName),
    classifierVersion: filledText('classifier_version', classifierVersion),
  };
}
