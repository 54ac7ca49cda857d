import type { Companions } from '../../../domain/catalog/companions.js';
import { DataQuality } from '../../../domain/catalog/data-quality.js';
import type { Detection } from '../../../domain/catalog/detection.js';
import { GaiaMatch } from '../../../domain/catalog/gaia-match.js';
import { fromJulianDate } from '../../../domain/catalog/modified-julian-date.js';
import { Ps1Match } from '../../../domain/catalog/ps1-match.js';
import { ReferenceImage } from '../../../domain/catalog/reference-image.js';
import { SolarSystemMatch } from '../../../domain/catalog/solar-system-match.js';
import { isMissing, longIntegerOrNull, numberOrNull, textOrNull } from './cell.js';
import { SLOT, type Cells, type ColumnName } from './observation-columns.js';

const QUALITY = [
  'xpos', 'ypos', 'chipsf', 'sky', 'fwhm', 'classtar', 'mindtoedge', 'seeratio', 'aimage', 'bimage', 'aimagerat', 'bimagerat', 'nneg', 'nbad',
  'sumrat', 'scorr', 'dsnrms', 'ssnrms', 'magzpsci', 'magzpsciunc', 'magzpscirms', 'nmatches', 'clrcoeff', 'clrcounc', 'zpclrcov', 'zpmed',
  'clrmed', 'clrrms', 'exptime',
] as const satisfies readonly ColumnName[]; // prettier-ignore
const GAIA = ['neargaia', 'neargaiabright', 'maggaia', 'maggaiabright'] as const satisfies readonly ColumnName[];
const PS1 = [
  'sgmag1', 'srmag1', 'simag1', 'szmag1', 'sgscore1', 'distpsnr1', 'sgmag2', 'srmag2', 'simag2', 'szmag2', 'sgscore2', 'distpsnr2',
  'sgmag3', 'srmag3', 'simag3', 'szmag3', 'sgscore3', 'distpsnr3',
] as const satisfies readonly ColumnName[]; // prettier-ignore
const REFERENCE = ['rcid', 'field', 'magnr', 'sigmagnr', 'chinr', 'sharpnr'] as const satisfies readonly ColumnName[];

const QUALITY_SLOTS = QUALITY.map((name) => SLOT[name]);
const GAIA_SLOTS = GAIA.map((name) => SLOT[name]);
const REFERENCE_NEEDS = [SLOT.ranr, SLOT.decnr, SLOT.nframesref];

/**
 * The rows of other tables that a source gives with a detection; `undefined` when it gives none. docs/contexts/catalog.md says
 * which columns make a row.
 * @throws InvalidValue for the first value that cannot be read or be: the detection is then refused with all it brings, so that
 * it is stored whole or not at all.
 */
export function companionsFrom(cells: Cells, detection: Detection): Companions | undefined {
  const dataQuality = dataQualityFrom(cells, detection);
  const gaiaMatch = gaiaMatchFrom(cells, detection);
  const ps1Match = ps1MatchFrom(cells, detection);
  const solarSystemMatch = solarSystemMatchFrom(cells, detection);
  const referenceImage = referenceImageFrom(cells, detection);
  if (!dataQuality && !gaiaMatch && !ps1Match && !solarSystemMatch && !referenceImage) return undefined;
  return { dataQuality, gaiaMatch, ps1Match, solarSystemMatch, referenceImage };
}

function dataQualityFrom(cells: Cells, { candid, oid, fid }: Detection): DataQuality | undefined {
  if (allMissing(cells, QUALITY_SLOTS)) return undefined;
  return new DataQuality({ candid, oid, fid, ...numbers(cells, QUALITY) });
}

function gaiaMatchFrom(cells: Cells, { candid, oid }: Detection): GaiaMatch | undefined {
  if (allMissing(cells, GAIA_SLOTS)) return undefined;
  return new GaiaMatch({ oid, candid, ...numbers(cells, GAIA), unique1: true });
}

function ps1MatchFrom(cells: Cells, { candid, oid }: Detection): Ps1Match | undefined {
  const nmtchps = numberOrNull('nmtchps', cells[SLOT.nmtchps]);
  if (nmtchps === null) return undefined;
  return new Ps1Match({
    oid,
    candid,
    objectidps1: longIntegerOrNull('objectidps1', cells[SLOT.objectidps1]),
    objectidps2: longIntegerOrNull('objectidps2', cells[SLOT.objectidps2]),
    objectidps3: longIntegerOrNull('objectidps3', cells[SLOT.objectidps3]),
    ...numbers(cells, PS1),
    nmtchps,
    unique1: true,
    unique2: true,
    unique3: true,
  });
}

function solarSystemMatchFrom(cells: Cells, { candid, oid }: Detection): SolarSystemMatch | undefined {
  const ssdistnr = numberOrNull('ssdistnr', cells[SLOT.ssdistnr]);
  const ssmagnr = numberOrNull('ssmagnr', cells[SLOT.ssmagnr]);
  const ssnamenr = textOrNull(cells[SLOT.ssnamenr]);
  if (ssdistnr === null && ssmagnr === null && ssnamenr === null) return undefined;
  return new SolarSystemMatch({ oid, candid, ssdistnr, ssmagnr, ssnamenr });
}

function referenceImageFrom(cells: Cells, { candid, oid, fid }: Detection): ReferenceImage | undefined {
  const rfid = longIntegerOrNull('rfid', cells[SLOT.rfid]);
  if (rfid === null || REFERENCE_NEEDS.some((slot) => isMissing(cells[slot]))) return undefined;
  const { ranr, decnr, nframesref } = numbers(cells, ['ranr', 'decnr', 'nframesref']);
  const mjdstartref = dateFrom(cells, 'jdstartref', 'mjdstartref');
  const mjdendref = dateFrom(cells, 'jdendref', 'mjdendref');
  const measured = numbers(cells, REFERENCE);
  if (ranr === null || decnr === null || nframesref === null || mjdstartref === null || mjdendref === null) return undefined;
  return new ReferenceImage({ oid, rfid, candid, fid, ...measured, ranr, decnr, mjdstartref, mjdendref, nframesref });
}

function dateFrom(cells: Cells, julianDate: ColumnName, modifiedJulianDate: ColumnName): number | null {
  const days = numberOrNull(julianDate, cells[SLOT[julianDate]]);
  return days === null ? numberOrNull(modifiedJulianDate, cells[SLOT[modifiedJulianDate]]) : fromJulianDate(days);
}

function allMissing(cells: Cells, slots: readonly number[]): boolean {
  for (const slot of slots) if (!isMissing(cells[slot])) return false;
  return true;
}

function numbers<Name extends ColumnName>(cells: Cells, names: readonly Name[]): Record<Name, number | null> {
  const found: Partial<Record<ColumnName, number | null>> = {};
  for (const name of names) found[name] = numberOrNull(name, cells[SLOT[name]]);
  return found as Record<Name, number | null>;
}
