import type { Container } from '../../container/index.js';
import { IngestRejected } from '../../domain/catalog/ingest.errors.js';
import type { IngestReport } from '../../domain/catalog/ingest-report.js';
import { ObservationSourceRefused } from '../../ports/catalog/observation-source.errors.js';
import { IngestService } from '../../services/catalog/ingest.service.js';
import type { LoadedSettings } from '../../settings/index.js';
import { ComponentNotInProfile, Interrupted } from './command-line.errors.js';
import { compositionOf } from './composition.js';
import { wasCancelled } from './cancelled.js';
import { ingestProgress } from './ingest-progress.js';
import { ingestSummary } from './ingest-summary.js';
import { toJson } from './json-output.js';
import { listenForStop, type StopRequest } from './stop-request.js';
import { writeLine, type Terminal } from './terminal.js';
import { withContainer } from './with-container.js';

/** What one `sextant ingest` was asked to do. */
export interface IngestRequest {
  readonly files: readonly string[];
  readonly strict: boolean;
  readonly json: boolean;
}

/** Opens the profile, loads the files, prints the report. @throws whatever refused the load, after printing what was stored. */
export async function runIngest(terminal: Terminal, settings: LoadedSettings, request: IngestRequest): Promise<void> {
  using stop = listenForStop(terminal);
  const begun = performance.now();
  const print = (report: IngestReport): void =>
    writeLine(terminal.stdout, request.json ? toJson(report) : ingestSummary(report, performance.now() - begun));
  try {
    const options = { ...(await compositionOf(settings)), signal: stop.signal };
    print(
      await withContainer(options, (container) =>
        ingest(terminal, container, { ...request, batchSize: settings.catalog.ingestBatchSize, stop }),
      ),
    );
  } catch (error) {
    const report = reportOf(error);
    if (report) print(report);
    if (stop.received !== undefined && wasCancelled(error)) throw new Interrupted(stop.received);
    throw error;
  }
}

/** What was read and stored by a load that did not end well. */
function reportOf(error: unknown): IngestReport | undefined {
  return error instanceof ObservationSourceRefused || error instanceof IngestRejected ? error.report : undefined;
}

async function ingest(
  terminal: Terminal,
  container: Container,
  { files, strict, batchSize, stop }: IngestRequest & { readonly batchSize: number; readonly stop: StopRequest },
): Promise<IngestReport> {
  if (!container.has(IngestService)) throw new ComponentNotInProfile('IngestService', container.activeProfile);
  const progress = await ingestProgress(terminal.stderr);
  try {
    return await container
      .resolve(IngestService)
      .ingest(files, { strict, batchSize, signal: stop.signal, onProgress: (position) => progress.show(position) });
  } finally {
    progress.end();
  }
}
