import type { Container } from '../../container/index.js';
import type { LoadedSettings } from '../../settings/index.js';
import { announce } from './announcement.js';
import { wasCancelled } from './cancelled.js';
import { compositionOf } from './composition.js';
import { loadSampleData } from './sample-data.js';
import type { StopRequest } from './stop-request.js';
import { writeLine, type Terminal } from './terminal.js';
import { withContainer } from './with-container.js';
import { duration } from './wording.js';

/**
 * Runs the application until a signal asks it to end: container, sample data, HTTP; then drain, stop, return.
 * A signal before it is up withdraws the start, which is no failure either.
 */
export async function startApplication(
  terminal: Terminal,
  settings: LoadedSettings,
  { json, stop }: Pick<Serving, 'json' | 'stop'>,
): Promise<void> {
  writeLine(terminal.stderr, `› starting profile ${settings.profile} …`);
  try {
    const options = { ...(await compositionOf(terminal, settings)), signal: stop.signal };
    await withContainer(options, (container) => serve(terminal, { container, settings, stop, json }));
  } catch (error) {
    if (stop.received === undefined || !wasCancelled(error)) throw error;
  }
  writeLine(terminal.stderr, '✓ stopped');
}

interface Serving {
  readonly container: Container;
  readonly settings: LoadedSettings;
  readonly stop: StopRequest;
  readonly json: boolean;
}

async function serve(terminal: Terminal, { container, settings, stop, json }: Serving): Promise<void> {
  if (container.timeline) writeLine(terminal.stderr, String(container.timeline));
  // Fastify is large: it loads while the catalogue is looked at.
  const http = import('../http/index.js');
  http.catch(() => undefined);
  const sampleData = await loadSampleData(container, settings, { stderr: terminal.stderr, signal: stop.signal });
  const service = await (await http).startHttpService(container, settings);
  try {
    await announce(terminal, { container, settings, service, sampleData }, { json });
    const signal = await stop.requested;
    writeLine(terminal.stderr, `› ${signal}: finishing accepted requests …`);
  } finally {
    const begun = performance.now();
    await service.close();
    writeLine(terminal.stderr, `✓ drained (${duration(performance.now() - begun)})`);
  }
}
