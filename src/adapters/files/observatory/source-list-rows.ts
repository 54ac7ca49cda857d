import { FixedSource } from '../../../domain/observatory/fixed-source.js';
import { declinationFrom, rightAscensionFrom } from '../../../domain/observatory/sexagesimal.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import { UnknownSourceListFormat } from '../../../ports/observatory/source-list.errors.js';
import type { SourceListRecord } from '../../../ports/observatory/source-list.reader.js';
import { CsvScanner, type CsvSink } from '../csv-scanner.js';

const COLUMNS = ['name', 'ra', 'dec'] as const;
const SPELLINGS: Readonly<Record<string, (typeof COLUMNS)[number]>> = {
  name: 'name',
  source: 'name',
  ra: 'ra',
  raj2000: 'ra',
  _raj2000: 'ra',
  dec: 'dec',
  dej2000: 'dec',
  decj2000: 'dec',
  _dej2000: 'dec',
};

/** The rows of one CSV list as sources, or why they are none. */
export class SourceListRows implements CsvSink {
  private readonly scanner = new CsvScanner(this);
  private records: SourceListRecord[] = [];
  private isHeaderSeen = false;

  constructor(private readonly file: string) {}

  push(text: string): void {
    this.scanner.push(text);
  }

  /** @throws UnknownSourceListFormat when there was nothing. */
  finish(): void {
    this.scanner.finish();
    if (!this.isHeaderSeen) throw new UnknownSourceListFormat(this.file, 'there is no header line to read');
  }

  /** What has been read since the last time. */
  take(): readonly SourceListRecord[] {
    const taken = this.records;
    this.records = [];
    return taken;
  }

  header(names: readonly string[]): readonly number[] {
    this.isHeaderSeen = true;
    const found = names.map((name) => SPELLINGS[name.trim().toLowerCase()]);
    for (const column of COLUMNS) {
      const spelled = names.filter((_, index) => found[index] === column).map((name) => name.trim());
      if (spelled.length > 1) throw new UnknownSourceListFormat(this.file, `${spelled.join(' and ')} both say the ${column}`);
      if (spelled.length === 0) throw new UnknownSourceListFormat(this.file, `its header has no column for the ${column}`);
    }
    return found.map((column) => (column === undefined ? -1 : COLUMNS.indexOf(column)));
  }

  row(line: number, [name = '', ra = '', dec = '']: readonly (string | undefined)[]): void {
    try {
      const source = new FixedSource({ name, ra: rightAscensionFrom(ra), dec: declinationFrom(dec) });
      this.records.push({ kind: 'source', line, source });
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error;
      this.fault(line, error.detail);
    }
  }

  fault(line: number, reason: string): void {
    this.records.push({ kind: 'problem', line, reason });
  }
}
