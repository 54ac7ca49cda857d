import { perhapsInteger } from './measurement.js';
import { modifiedJulianDate } from './modified-julian-date.js';

/**
 * What an alert says about its object's past, beyond the detections it carries. The survey's counts only grow and its
 * span only widens, so histories merge in any order: the largest counts, the earliest start, the latest end.
 */
export interface AlertHistory {
  /** Times the object was detected at 3 sigma, by the survey's count. */
  readonly ndethist: number | null;
  /** Images that covered the position. */
  readonly ncovhist: number | null;
  readonly mjdstarthist: number | null;
  readonly mjdendhist: number | null;
}

export const NO_HISTORY: AlertHistory = { ndethist: null, ncovhist: null, mjdstarthist: null, mjdendhist: null };

/** @throws InvalidValue for a count or date that cannot be. */
export function alertHistory(fields: AlertHistory): AlertHistory {
  return {
    ndethist: perhapsInteger('ndethist', fields.ndethist),
    ncovhist: perhapsInteger('ncovhist', fields.ncovhist),
    mjdstarthist: fields.mjdstarthist === null ? null : modifiedJulianDate(fields.mjdstarthist, 'mjdstarthist'),
    mjdendhist: fields.mjdendhist === null ? null : modifiedJulianDate(fields.mjdendhist, 'mjdendhist'),
  };
}

export function mergeHistories(one: AlertHistory, other: AlertHistory): AlertHistory {
  return {
    ndethist: known(Math.max, one.ndethist, other.ndethist),
    ncovhist: known(Math.max, one.ncovhist, other.ncovhist),
    mjdstarthist: known(Math.min, one.mjdstarthist, other.mjdstarthist),
    mjdendhist: known(Math.max, one.mjdendhist, other.mjdendhist),
  };
}

function known(choose: (one: number, other: number) => number, one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return choose(one, other);
}
