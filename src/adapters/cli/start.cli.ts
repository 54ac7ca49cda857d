import { Command } from 'commander';
import type { SettingsFlag } from '../../settings/index.js';
import { withCommonOptions, type CommonOptions } from './common-options.js';
import { loadCommandSettings } from './command-settings.js';
import { listenForStop } from './stop-request.js';
import type { Terminal } from './terminal.js';

interface StartOptions extends CommonOptions {
  readonly host?: string;
  readonly port?: string;
}

/** `sextant start` */
export function startCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('start'), {
    json: 'print one object once the service listens: its URL, the timeline, what was loaded',
  })
    .summary('open the databases, load sample data once, serve HTTP')
    .description(
      'Starts the application: pools and migrations, sample data into an empty catalogue, the HTTP service. Ctrl-C or SIGTERM drains it.',
    )
    .option('--host <address>', 'address to listen on (http.host)')
    .option('--port <number>', 'port to listen on, 0 for any free one (http.port)')
    .addHelpText('after', '\nExample:\n  $ SEXTANT_DATABASES__CATALOG__URL=postgresql://sextant@localhost/sky sextant start --port 8080')
    .action(async (options: StartOptions) => {
      // Listening begins before anything is loaded, so that an early signal is not the end by force.
      using stop = listenForStop(terminal);
      const settings = await loadCommandSettings(terminal, options, httpFlags(options));
      const { startApplication } = await import('./start-application.js');
      await startApplication(terminal, settings, { json: options.json === true, stop });
    });
}

function httpFlags({ host, port }: StartOptions): readonly SettingsFlag[] {
  return [
    ...(host === undefined ? [] : [{ flag: '--host', key: 'http.host', text: host }]),
    ...(port === undefined ? [] : [{ flag: '--port', key: 'http.port', text: port }]),
  ];
}
