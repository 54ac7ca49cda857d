import type { Container } from '../../container/index.js';
import type { IngestReport } from '../../domain/catalog/ingest-report.js';
import { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';
import { DatabaseTimeout, SerializationConflict, UniqueViolation } from '../../ports/shared/database.errors.js';
import { Deadline } from '../../ports/shared/deadline.js';
import type { Settings } from '../../ports/shared/settings.js';
import { IngestService } from '../../services/catalog/ingest.service.js';
import { ingestProgress } from './ingest-progress.js';
import { writeLine, type TerminalStream } from './terminal.js';
import { counted, duration } from './wording.js';

/** How long a load is begun again that other processes, starting at the same time, got in the way of. */
const RETRY_MILLISECONDS = 60_000;

/** Where a first load tells what it does, and what stops it. */
export interface SampleDataOptions {
  readonly stderr: TerminalStream;
  readonly signal: AbortSignal;
}

/**
 * Loads the sample data into a catalogue without objects; undefined when there was nothing to do. All or nothing, so
 * that a load which was interrupted leaves the catalogue empty and the next start begins it again. Of several processes
 * that start together one loads; to the others its rows are a conflict, after which there is nothing left to do.
 */
export async function loadSampleData(
  container: Container,
  settings: Settings,
  { stderr, signal }: SampleDataOptions,
): Promise<IngestReport | undefined> {
  const { sampleData, ingestBatchSize: batchSize } = settings.catalog;
  if (sampleData.length === 0 || !container.has(IngestService)) return undefined;
  const until = Deadline.after(RETRY_MILLISECONDS);
  while ((await container.resolve(ObjectRepository).count()) === 0) {
    try {
      return await load(container, sampleData, batchSize, { stderr, signal });
    } catch (error) {
      if (!isInTheWay(error) || until.expired) throw error;
      writeLine(stderr, '› another process loads it');
    }
  }
  return undefined;
}

async function load(
  container: Container,
  files: readonly string[],
  batchSize: number,
  { stderr, signal }: SampleDataOptions,
): Promise<IngestReport> {
  writeLine(stderr, `› loading sample data from ${counted(files.length, 'file')} …`);
  const begun = performance.now();
  const progress = await ingestProgress(stderr);
  try {
    const report = await container
      .resolve(IngestService)
      .ingest(files, { strict: true, batchSize, signal, onProgress: (position) => progress.show(position) });
    progress.end();
    writeLine(stderr, `✓ loaded ${counted(report.inserted, 'observation')} (${duration(performance.now() - begun)})`);
    return report;
  } catch (error) {
    progress.end();
    throw error;
  }
}

/** What the rows or the locks of another process lead to. */
function isInTheWay(error: unknown): boolean {
  return error instanceof SerializationConflict || error instanceof DatabaseTimeout || error instanceof UniqueViolation;
}
