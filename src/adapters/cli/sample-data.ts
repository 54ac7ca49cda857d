import type { Container } from '../../container/index.js';
import type { IngestReport } from '../../domain/catalog/ingest-report.js';
import { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';
import type { Settings } from '../../ports/shared/settings.js';
import { IngestService } from '../../services/catalog/ingest.service.js';
import { ingestProgress } from './ingest-progress.js';
import { writeLine, type TerminalStream } from './terminal.js';
import { counted, duration } from './wording.js';

/** Where a first load tells what it does, and what stops it. */
export interface SampleDataOptions {
  readonly stderr: TerminalStream;
  readonly signal: AbortSignal;
}

/**
 * Loads the sample data into a catalogue without objects; undefined when there was nothing to do. All or nothing, so
 * that a load which was interrupted leaves the catalogue empty and the next start begins it again.
 */
export async function loadSampleData(
  container: Container,
  settings: Settings,
  { stderr, signal }: SampleDataOptions,
): Promise<IngestReport | undefined> {
  const { sampleData, ingestBatchSize: batchSize } = settings.catalog;
  if (sampleData.length === 0 || !container.has(IngestService)) return undefined;
  if ((await container.resolve(ObjectRepository).count()) > 0) return undefined;
  writeLine(stderr, `› loading sample data from ${counted(sampleData.length, 'file')} …`);
  const begun = performance.now();
  const progress = await ingestProgress(stderr);
  try {
    const report = await container
      .resolve(IngestService)
      .ingest(sampleData, { strict: true, batchSize, signal, onProgress: (position) => progress.show(position) });
    progress.end();
    writeLine(stderr, `✓ loaded ${counted(report.inserted, 'observation')} (${duration(performance.now() - begun)})`);
    return report;
  } catch (error) {
    progress.end();
    throw error;
  }
}
