import type { Container } from '../../container/index.js';
import { IngestRejected } from '../../domain/catalog/ingest.errors.js';
import type { IngestReport } from '../../domain/catalog/ingest-report.js';
import { ObservationSourceRefused } from '../../ports/catalog/observation-source.errors.js';
import { IngestService } from '../../services/catalog/ingest.service.js';
import type { LoadedSettings } from '../../settings/index.js';
import { ComponentNotInProfile, Interrupted, UnexpectedFailure } from './command-line.errors.js';
import { compositionOf } from './composition.js';
import { wasCancelled } from './cancelled.js';
import { ingestProgress } from './ingest-progress.js';
import { ingestSummary } from './ingest-summary.js';
import { toJson } from './json-output.js';
import type { StopRequest } from './stop-request.js';
import { writeLine, type Terminal } from './terminal.js';
import { withContainer } from './with-container.js';

/** What one `sextant ingest` was asked to do. */
export interface IngestRequest {
  readonly files: readonly string[];
  readonly strict: boolean;
  readonly statistics: 'compute' | 'leave';
  readonly json: boolean;
  readonly stop: StopRequest;
}

interface Load extends Pick<IngestRequest, 'files' | 'strict' | 'statistics'> {
  readonly batchSize: number;
  readonly signal: AbortSignal;
}

/** How a load ended: well, or with a failure that may still have a report of what was stored. */
interface Outcome {
  readonly report: IngestReport | undefined;
  readonly failure: Error | undefined;
  readonly milliseconds: number;
}

/** Opens the profile, loads the files, prints the report. @throws whatever refused the load, after printing what was stored. */
export async function runIngest(terminal: Terminal, settings: LoadedSettings, { stop, ...request }: IngestRequest): Promise<void> {
  try {
    const options = { ...(await compositionOf(terminal, settings)), signal: stop.signal };
    const load = { ...request, batchSize: settings.catalog.ingestBatchSize, signal: stop.signal };
    const { report, failure, milliseconds } = await withContainer(options, (container) => ingest(terminal, container, load));
    if (report && request.json) writeLine(terminal.stdout, toJson(report));
    else if (report && (report.read > 0 || failure === undefined)) writeLine(terminal.stdout, ingestSummary(report, milliseconds));
    if (failure !== undefined) throw failure;
  } catch (error) {
    if (stop.received !== undefined && wasCancelled(error)) throw new Interrupted(stop.received);
    throw error;
  }
}

async function ingest(terminal: Terminal, container: Container, { files, ...options }: Load): Promise<Outcome> {
  if (!container.has(IngestService)) throw new ComponentNotInProfile('IngestService', container.activeProfile);
  const progress = await ingestProgress(terminal.stderr);
  const begun = performance.now();
  const ended = (report: IngestReport | undefined, failure?: Error): Outcome => ({
    report,
    failure,
    milliseconds: performance.now() - begun,
  });
  try {
    const service = container.resolve(IngestService);
    return ended(await service.ingest(files, { ...options, onProgress: (position) => progress.show(position) }));
  } catch (error) {
    return ended(reportOf(error), error instanceof Error ? error : new UnexpectedFailure(error));
  } finally {
    progress.end();
  }
}

/** What was read and stored by a load that did not end well. */
function reportOf(error: unknown): IngestReport | undefined {
  return error instanceof ObservationSourceRefused || error instanceof IngestRejected ? error.report : undefined;
}
