import type { Container } from '../../container/index.js';
import type { IngestReport } from '../../domain/catalog/ingest-report.js';
import type { LoadedSettings } from '../../settings/index.js';
import type { HttpServer } from '../http/index.js';

/** What is running once everything is up. */
export interface RunningApplication {
  readonly container: Container;
  readonly settings: LoadedSettings;
  readonly service: HttpServer;
  /** The report of the first load of sample data; undefined when there was none. */
  readonly sampleData: IngestReport | undefined;
}
