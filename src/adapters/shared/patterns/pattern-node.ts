/** Characters by their code points, as ranges with both ends; `negated` stands for all others. */
export interface CharacterSet {
  readonly negated: boolean;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

/** A regular expression taken apart. */
export type PatternNode =
  | { readonly kind: 'character'; readonly set: CharacterSet }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly branches: readonly PatternNode[] }
  /** `most` is Infinity where there is no limit. */
  | { readonly kind: 'repeat'; readonly of: PatternNode; readonly least: number; readonly most: number };

export const ANY_CHARACTER: CharacterSet = { negated: true, ranges: [] };

export function holdsCharacter({ negated, ranges }: CharacterSet, point: number): boolean {
  for (const [first, last] of ranges) if (point >= first && point <= last) return !negated;
  return negated;
}

/** The literal text that every match begins with at the start of the text; empty when there is none. */
export function fixedBeginning(pattern: PatternNode): string {
  if (pattern.kind !== 'sequence' || pattern.parts[0]?.kind !== 'start') return '';
  let beginning = '';
  for (const part of pattern.parts.slice(1)) {
    if (part.kind !== 'character' || part.set.negated || part.set.ranges.length !== 1) break;
    const [[first, last]] = part.set.ranges as [readonly [number, number]];
    if (first !== last) break;
    beginning += String.fromCodePoint(first);
  }
  return beginning;
}
