import { candidateIdentifier } from './candidate-identifier.js';
import { companionsFrom } from './companion-cells.js';
import { detectionFrom, historyFrom, nonDetectionFrom } from './detection-cells.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import type { ObservationRecord } from '../../../ports/catalog/observation.reader.js';
import { IdentifierGuard } from './identifier-guard.js';
import type { Cells } from './observation-columns.js';

/** Turns the text of one source into records, piece by piece. */
export interface ObservationParser {
  /** Takes the next piece of text. @throws ObservationSourceRefused */
  push(text: string): void;
  /** The text has ended. @throws ObservationSourceRefused */
  finish(): void;
}

/** Collects the records of one source, turning each observation's cells into domain values or into a problem. */
export class RecordCollector {
  private records: ObservationRecord[] = [];
  private readonly guard: IdentifierGuard;

  constructor(readonly file: string) {
    this.guard = new IdentifierGuard(file);
  }

  /** The records since the last call. */
  take(): ObservationRecord[] {
    const { records } = this;
    this.records = [];
    return records;
  }

  /** One observation: a detection when it has a candidate id, else a non-detection. `where` begins the reason of a problem. */
  observation(line: number, cells: Cells, where = ''): void {
    const { file } = this;
    try {
      const identifier = candidateIdentifier(cells);
      if (!identifier) {
        this.records.push({ file, line, kind: 'non-detection', nonDetection: nonDetectionFrom(cells) });
      } else if (identifier.trust === 'lost') {
        const reason = `${where}candid ${identifier.given} has lost its last digits; give the id as text, in candid_str`;
        this.guard.suspect({ file, line, kind: 'problem', reason }, identifier.given);
      } else {
        const detection = detectionFrom(cells, identifier.candid);
        const [history, companions] = [historyFrom(cells), companionsFrom(cells, detection)];
        const record: ObservationRecord = { file, line, kind: 'detection', detection, history, companions };
        if (identifier.trust === 'exact') this.guard.exact(record, this.records);
        else this.guard.suspect(record, String(identifier.candid));
      }
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error;
      this.problem(line, where + error.detail);
    }
  }

  problem(line: number, reason: string): void {
    this.records.push({ file: this.file, line, kind: 'problem', reason });
  }

  ignored(reason: string): void {
    this.records.push({ file: this.file, line: 1, kind: 'ignored', reason });
  }

  finish(): void {
    this.guard.finish(this.records);
  }
}
