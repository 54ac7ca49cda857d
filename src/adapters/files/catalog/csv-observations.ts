import { UnknownObservationFormat } from '../../../ports/catalog/observation-source.errors.js';
import type { Cell } from './cell.js';
import { CsvScanner, type CsvSink } from '../csv-scanner.js';
import { SLOT, SLOT_BY_SPELLING, type ColumnName } from './observation-columns.js';
import type { ObservationParser, RecordCollector } from './observation-parser.js';

const DETECTION_NEEDS: readonly ColumnName[] = ['fid', 'isdiffpos', 'ra', 'dec', 'magpsf', 'sigmapsf'];
const MAGNITUDE_STATISTICS = ['magpsf_mean', 'magmean', 'magpsf_median', 'magmedian'];

/**
 * Observations in a CSV with a header, in any order of columns; columns not known are passed over. A table with `candid`
 * (or `candid_str`) holds detections, one with `diffmaglim` and no `magpsf` non-detections, one of magnitude statistics
 * is ignored.
 */
export class CsvObservations implements ObservationParser, CsvSink {
  private readonly scanner = new CsvScanner(this);
  private ignoring = false;
  private headerSeen = false;
  private holdsDetections = false;

  constructor(private readonly collector: RecordCollector) {}

  push(text: string): void {
    if (!this.ignoring) this.scanner.push(text);
  }

  finish(): void {
    if (!this.ignoring) this.scanner.finish();
    if (!this.headerSeen) throw new UnknownObservationFormat(this.collector.file, 'there is no header line to read');
    this.collector.finish();
  }

  header(given: readonly string[]): readonly number[] {
    this.headerSeen = true;
    const names = given.map((name) => name.trim());
    const slots = names.map((name) => SLOT_BY_SPELLING.get(name) ?? -1);
    if (MAGNITUDE_STATISTICS.some((name) => names.includes(name)) && !names.includes('magpsf')) {
      this.ignoring = true;
      this.collector.ignored('holds magnitude statistics, which are computed from detections and not loaded; nothing was read from it');
      return slots.map(() => -1);
    }
    this.checkColumns(names, slots);
    return slots;
  }

  row(line: number, cells: readonly (string | undefined)[]): void {
    if (this.ignoring) return;
    if (this.holdsDetections && isDetectionWithoutId(cells)) this.collector.problem(line, 'candid is missing');
    else this.collector.observation(line, cells);
  }

  fault(line: number, reason: string): void {
    if (!this.ignoring) this.collector.problem(line, reason);
  }

  private checkColumns(names: readonly string[], slots: readonly number[]): void {
    const has = (column: ColumnName): boolean => slots.includes(SLOT[column]);
    const refuse = (why: string): never => {
      throw new UnknownObservationFormat(this.collector.file, why);
    };
    const twice = names.find((_, index) => (slots[index] ?? -1) >= 0 && slots.indexOf(slots[index] ?? -1) !== index);
    if (twice !== undefined) refuse(`the column ${twice} is given twice`);
    this.holdsDetections = has('candid') || has('candid_str');
    const missing = [
      ...(has('oid') ? [] : ['oid (or objectId)']),
      ...(has('mjd') || has('jd') ? [] : ['mjd (or jd)']),
      ...(this.holdsDetections ? DETECTION_NEEDS.filter((column) => !has(column)) : []),
    ];
    if (!this.holdsDetections && (has('magpsf') || !has('diffmaglim') || !has('fid')))
      refuse(
        `its first line (${shortened(names)}) is no header of detections (oid, candid, mjd or jd, ${DETECTION_NEEDS.join(', ')}) nor of non-detections (oid, fid, mjd or jd, diffmaglim)`,
      );
    if (missing.length > 0) refuse(`its header has no ${missing.join(', no ')}`);
  }
}

/** In a table of detections, a row without id is a non-detection only if it has no magnitude either. */
function isDetectionWithoutId(cells: readonly Cell[]): boolean {
  return !cells[SLOT.candid] && !cells[SLOT.candid_str] && Boolean(cells[SLOT.magpsf]);
}

function shortened(names: readonly string[]): string {
  const text = names.join(',');
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}
