import type { ObjectId } from '../shared/ids.js';
import type { Ps1Match } from './ps1-match.js';

/** Whether each of the three nearest sources has been one and the same in all matches of an object. */
export interface Ps1Uniqueness {
  readonly unique1: boolean;
  readonly unique2: boolean;
  readonly unique3: boolean;
}

/** The least and the greatest id that the matches of an object give for one place; null while none gives any. */
export interface IdRange {
  readonly least: bigint | null;
  readonly greatest: bigint | null;
}

/** What the matches of one object name, from the first to the third nearest source. Ids that are missing name none. */
export interface Ps1Sources {
  readonly oid: ObjectId;
  readonly places: readonly [IdRange, IdRange, IdRange];
}

/** What some matches of one object name. @throws RangeError without any */
export function sourcesIn(matches: readonly Ps1Match[]): Ps1Sources {
  const [first] = matches;
  if (!first) throw new RangeError('there is nothing to look through');
  const ranges = (['objectidps1', 'objectidps2', 'objectidps3'] as const).map((name) =>
    matches.map((match) => ({ least: match[name], greatest: match[name] })).reduce(joined),
  );
  return { oid: first.oid, places: ranges as unknown as Ps1Sources['places'] };
}

/** What two sets of matches of one object name together. */
export function joinedSources(one: Ps1Sources, other: Ps1Sources): Ps1Sources {
  const [first, second, third] = one.places;
  const [otherFirst, otherSecond, otherThird] = other.places;
  return { oid: one.oid, places: [joined(first, otherFirst), joined(second, otherSecond), joined(third, otherThird)] };
}

export function uniqueness({ places: [first, second, third] }: Ps1Sources): Ps1Uniqueness {
  return { unique1: first.least === first.greatest, unique2: second.least === second.greatest, unique3: third.least === third.greatest };
}

function joined(one: IdRange, other: IdRange): IdRange {
  if (one.least === null || one.greatest === null) return other;
  if (other.least === null || other.greatest === null) return one;
  return {
    least: one.least < other.least ? one.least : other.least,
    greatest: one.greatest > other.greatest ? one.greatest : other.greatest,
  };
}
