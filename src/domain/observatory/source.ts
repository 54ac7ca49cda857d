import { ConstantElevationSource, type ConstantElevationSourceFields } from './constant-elevation-source.js';
import { FixedSource, type FixedSourceFields } from './fixed-source.js';
import { oneOf } from './observatory-text.js';
import { SolarSystemObject, type SolarSystemObjectFields } from './solar-system-object.js';

/** What a telescope can be pointed at; `kind` tells which of the three it is. Known by its name, whatever the kind. */
export type Source = FixedSource | SolarSystemObject | ConstantElevationSource;
export type SourceFields = FixedSourceFields | SolarSystemObjectFields | ConstantElevationSourceFields;
export type SourceKind = Source['kind'];

export const SOURCE_KINDS = ['fixed', 'solar system', 'constant elevation'] as const satisfies readonly SourceKind[];

/** The source of the kind that the fields say. @throws InvalidValue */
export function createSource(fields: SourceFields): Source {
  switch (fields.kind) {
    case 'fixed':
      return new FixedSource(fields);
    case 'solar system':
      return new SolarSystemObject(fields);
    case 'constant elevation':
      return new ConstantElevationSource(fields);
    default:
      // Fields from outside may say anything.
      return oneOf('kind of the source', SOURCE_KINDS, String((fields as { readonly kind: unknown }).kind)) as never;
  }
}

/** @throws InvalidValue for any other text. */
export function sourceKind(text: string): SourceKind {
  return oneOf('kind of the source', SOURCE_KINDS, text);
}

/** Whether two sources are the same in every field. */
export function sameSource(one: Source, other: Source): boolean {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof Source>;
  return [...fields].every((field) => one[field] === other[field]);
}
