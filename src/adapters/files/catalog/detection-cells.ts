import { alertHistory, type AlertHistory } from '../../../domain/catalog/alert-history.js';
import { Detection } from '../../../domain/catalog/detection.js';
import { fromJulianDate } from '../../../domain/catalog/modified-julian-date.js';
import { NonDetection } from '../../../domain/catalog/non-detection.js';
import { booleanOrNull, differenceSign, isMissing, longIntegerOrNull, number, numberOrNull, text, textOrNull, type Cell } from './cell.js';
import { SLOT, type Cells } from './observation-columns.js';

/** What a source without a correction step writes; the column does not allow null. */
const NO_STEP = 'unknown';

/**
 * A detection from its cells. Where a source has no such column: `corrected`, `dubious` and `has_stamp` are false,
 * `step_id_corr` is "unknown", everything else is null.
 * @throws InvalidValue for the first value that cannot be read or be.
 */
export function detectionFrom(cells: Cells, candid: bigint): Detection {
  return new Detection({
    candid,
    oid: text('oid', cells[SLOT.oid]),
    mjd: modifiedJulianDateFrom(cells),
    fid: number('fid', cells[SLOT.fid]),
    pid: longIntegerOrNull('pid', cells[SLOT.pid]),
    diffmaglim: numberOrNull('diffmaglim', cells[SLOT.diffmaglim]),
    isdiffpos: differenceSign(cells[SLOT.isdiffpos]),
    nid: numberOrNull('nid', cells[SLOT.nid]),
    ra: number('ra', cells[SLOT.ra]),
    dec: number('dec', cells[SLOT.dec]),
    magpsf: number('magpsf', cells[SLOT.magpsf]),
    sigmapsf: number('sigmapsf', cells[SLOT.sigmapsf]),
    magap: numberOrNull('magap', cells[SLOT.magap]),
    sigmagap: numberOrNull('sigmagap', cells[SLOT.sigmagap]),
    distnr: numberOrNull('distnr', cells[SLOT.distnr]),
    rb: numberOrNull('rb', cells[SLOT.rb]),
    rbversion: textOrNull(cells[SLOT.rbversion]),
    drb: numberOrNull('drb', cells[SLOT.drb]),
    drbversion: textOrNull(cells[SLOT.drbversion]),
    magapbig: numberOrNull('magapbig', cells[SLOT.magapbig]),
    sigmagapbig: numberOrNull('sigmagapbig', cells[SLOT.sigmagapbig]),
    rfid: numberOrNull('rfid', cells[SLOT.rfid]),
    magpsfCorr: numberOrNull('magpsf_corr', cells[SLOT.magpsf_corr]),
    sigmapsfCorr: numberOrNull('sigmapsf_corr', cells[SLOT.sigmapsf_corr]),
    sigmapsfCorrExt: numberOrNull('sigmapsf_corr_ext', cells[SLOT.sigmapsf_corr_ext]),
    corrected: booleanOrNull('corrected', cells[SLOT.corrected]) ?? false,
    dubious: booleanOrNull('dubious', cells[SLOT.dubious]) ?? false,
    parentCandid: longIntegerOrNull('parent_candid', cells[SLOT.parent_candid]),
    hasStamp: booleanOrNull('has_stamp', cells[SLOT.has_stamp]) ?? false,
    stepIdCorr: textOrNull(cells[SLOT.step_id_corr]) ?? NO_STEP,
  });
}

/** @throws InvalidValue for the first value that cannot be read or be. */
export function nonDetectionFrom(cells: Cells): NonDetection {
  return new NonDetection({
    oid: text('oid', cells[SLOT.oid]),
    fid: number('fid', cells[SLOT.fid]),
    mjd: modifiedJulianDateFrom(cells),
    diffmaglim: numberOrNull('diffmaglim', cells[SLOT.diffmaglim]),
  });
}

/** What the observation's alert says about its object's past; `undefined` when it says nothing. */
export function historyFrom(cells: Cells): AlertHistory | undefined {
  if (isMissing(cells[SLOT.ndethist]) && isMissing(cells[SLOT.ncovhist]) && isMissing(cells[SLOT.jdstarthist])) return undefined;
  return alertHistory({
    ndethist: numberOrNull('ndethist', cells[SLOT.ndethist]),
    ncovhist: numberOrNull('ncovhist', cells[SLOT.ncovhist]),
    mjdstarthist: dateOrNull('jdstarthist', cells[SLOT.jdstarthist]),
    mjdendhist: dateOrNull('jdendhist', cells[SLOT.jdendhist]),
  });
}

/** The given mjd where there is one, else from the Julian date. */
function modifiedJulianDateFrom(cells: Cells): number {
  return numberOrNull('mjd', cells[SLOT.mjd]) ?? fromJulianDate(number('jd', cells[SLOT.jd]));
}

function dateOrNull(field: string, cell: Cell): number | null {
  const julianDate = numberOrNull(field, cell);
  return julianDate === null ? null : fromJulianDate(julianDate);
}
