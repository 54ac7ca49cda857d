import { Probability } from '../../../domain/catalog/probability.js';
import type { ProbabilityRow } from './probability.schema.js';

export const probabilityMapper = {
  toDomain: (row: ProbabilityRow): Probability =>
    new Probability({
      oid: row.oid,
      className: row.class_name,
      classifierName: row.classifier_name,
      classifierVersion: row.classifier_version,
      probability: row.probability,
      ranking: row.ranking,
    }),

  toRow: (item: Probability): ProbabilityRow => ({
    oid: item.oid,
    class_name: item.className,
    classifier_name: item.classifierName,
    classifier_version: item.classifierVersion,
    probability: item.probability,
    ranking: item.ranking,
  }),

  toKey: (key: Pick<Probability, 'oid' | 'className' | 'classifierName' | 'classifierVersion'>) => ({
    oid: key.oid,
    class_name: key.className,
    classifier_name: key.classifierName,
    classifier_version: key.classifierVersion,
  }),
} as const;
