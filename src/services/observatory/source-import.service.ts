import { service } from '../../container/index.js';
import type { FixedSource } from '../../domain/observatory/fixed-source.js';
import { sameSource, type Source } from '../../domain/observatory/source.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { SourceListReader, type SourceListRecord } from '../../ports/observatory/source-list.reader.js';
import { SourceRepository } from '../../ports/observatory/source.repository.js';

/** A row that did not become a source. */
export interface RejectedSource {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export interface SourceImportReport {
  /** Rows read, the header not counted. Equals `added + unchanged + rejected.length`. */
  readonly read: number;
  readonly added: number;
  /** Rows of sources that were there, or earlier in the lists, at the same position. */
  readonly unchanged: number;
  readonly rejected: readonly RejectedSource[];
}

export interface SourceImportOptions {
  /** Tells what would be added, and adds nothing. */
  readonly dryRun?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

const BATCH = 500;

interface Import {
  read: number;
  added: number;
  unchanged: number;
  readonly rejected: RejectedSource[];
  /** Sources of a dry run, which are not to be found in the database. */
  readonly pretended: Map<string, Source>;
  readonly dryRun: boolean;
}

/** Registers the sources of lists. Importing the same lists again changes nothing. */
@service()
export class SourceImportService {
  constructor(
    private readonly reader: SourceListReader,
    private readonly sources: SourceRepository,
    private readonly database: ObservatoryDatabase,
  ) {}

  /**
   * Reads lists in the order given. A source that is there under another position or as another kind stays as it is, and its row is
   * rejected. Each 500 rows are one transaction: what was added before a failure stays.
   *
   * @throws SourceListUnreadable, UnknownSourceListFormat; DatabaseError
   */
  async importFrom(files: readonly string[], { dryRun = false, signal }: SourceImportOptions = {}): Promise<SourceImportReport> {
    const run: Import = { read: 0, added: 0, unchanged: 0, rejected: [], pretended: new Map(), dryRun };
    for (const file of files)
      for await (const records of this.reader.read(file, { signal }))
        for (let from = 0; from < records.length; from += BATCH) await this.store(file, records.slice(from, from + BATCH), run);
    const { read, added, unchanged, rejected } = run;
    return { read, added, unchanged, rejected };
  }

  private async store(file: string, records: readonly SourceListRecord[], run: Import): Promise<void> {
    const names = records.flatMap((record) => (record.kind === 'source' ? [record.source.name] : []));
    const sorted = await this.database.transaction(
      async () => {
        const known = new Map((await this.sources.listByNames(names)).map((source) => [source.name, source]));
        const outcome = sortedOut(file, records, new Map([...run.pretended, ...known]));
        if (!run.dryRun) await this.sources.addNew(outcome.fresh);
        return outcome;
      },
      { name: 'import sources', readOnly: run.dryRun },
    );
    // Only now: a transaction that meets a conflict runs again.
    if (run.dryRun) for (const source of sorted.fresh) run.pretended.set(source.name, source);
    run.read += records.length;
    run.added += sorted.fresh.length;
    run.unchanged += records.length - sorted.fresh.length - sorted.rejected.length;
    run.rejected.push(...sorted.rejected);
  }
}

function sortedOut(
  file: string,
  records: readonly SourceListRecord[],
  known: Map<string, Source>,
): { readonly fresh: FixedSource[]; readonly rejected: RejectedSource[] } {
  const fresh: FixedSource[] = [];
  const rejected: RejectedSource[] = [];
  for (const record of records) {
    const { line } = record;
    if (record.kind === 'problem') {
      rejected.push({ file, line, reason: record.reason });
      continue;
    }
    const other = known.get(record.source.name);
    if (!other) {
      fresh.push(record.source);
      known.set(record.source.name, record.source);
    } else if (!sameSource(other, record.source)) rejected.push({ file, line, reason: `${other.name} is there already, ${told(other)}` });
  }
  return { fresh, rejected };
}

function told(source: Source): string {
  return source.kind === 'fixed' ? `at ra ${String(source.ra)}, dec ${String(source.dec)}` : `of kind ${source.kind}`;
}
