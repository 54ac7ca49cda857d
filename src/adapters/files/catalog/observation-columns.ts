import type { Cell } from './cell.js';

/** The columns read from a source, in the order of their slots. A name after `|` is another spelling of the one before. */
const COLUMNS = [
  'oid|objectId', 'candid', 'candid_str', 'mjd', 'jd', 'fid', 'pid', 'diffmaglim', 'isdiffpos', 'nid', 'ra', 'dec', 'magpsf', 'sigmapsf',
  'magap', 'sigmagap', 'distnr', 'rb', 'rbversion', 'drb', 'drbversion', 'magapbig', 'sigmagapbig', 'rfid', 'magpsf_corr', 'sigmapsf_corr',
  'sigmapsf_corr_ext', 'corrected', 'dubious', 'parent_candid', 'has_stamp|has_stamps', 'step_id_corr', 'tblid',
  'ndethist', 'ncovhist', 'jdstarthist', 'jdendhist',
  // dataquality
  'xpos', 'ypos', 'chipsf', 'sky', 'fwhm', 'classtar', 'mindtoedge', 'seeratio', 'aimage', 'bimage', 'aimagerat', 'bimagerat', 'nneg', 'nbad',
  'sumrat', 'scorr', 'dsnrms', 'ssnrms', 'magzpsci', 'magzpsciunc', 'magzpscirms', 'nmatches', 'clrcoeff', 'clrcounc', 'zpclrcov', 'zpmed',
  'clrmed', 'clrrms', 'exptime',
  // gaia_ztf
  'neargaia', 'neargaiabright', 'maggaia', 'maggaiabright',
  // ps1_ztf
  'objectidps1', 'sgmag1', 'srmag1', 'simag1', 'szmag1', 'sgscore1', 'distpsnr1',
  'objectidps2', 'sgmag2', 'srmag2', 'simag2', 'szmag2', 'sgscore2', 'distpsnr2',
  'objectidps3', 'sgmag3', 'srmag3', 'simag3', 'szmag3', 'sgscore3', 'distpsnr3', 'nmtchps',
  // ss_ztf
  'ssdistnr', 'ssmagnr', 'ssnamenr',
  // reference
  'rcid', 'field', 'magnr', 'sigmagnr', 'chinr', 'sharpnr', 'ranr', 'decnr', 'jdstartref', 'mjdstartref', 'jdendref', 'mjdendref', 'nframesref',
] as const; // prettier-ignore

type Spelled<Text> = Text extends `${infer Name}|${string}` ? Name : Text;
export type ColumnName = Spelled<(typeof COLUMNS)[number]>;

/** Name of a column to its slot. */
export const SLOT = Object.fromEntries(COLUMNS.map((names, slot) => [names.split('|')[0], slot])) as Readonly<Record<ColumnName, number>>;

/** Every spelling of a column to its slot. */
export const SLOT_BY_SPELLING: ReadonlyMap<string, number> = new Map(
  COLUMNS.flatMap((names, slot) => names.split('|').map((name) => [name, slot] as const)),
);

/** The values of one observation by slot; missing columns are `undefined`. */
export type Cells = readonly Cell[];
