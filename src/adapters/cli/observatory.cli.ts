import { Command, Option } from 'commander';
import type { RetryChoice, WorkflowReport, WorkflowStatus } from '../../services/observatory/observatory-workflow.service.js';
import { withCommonOptions, type CommonOptions } from './common-options.js';
import { toJson } from './json-output.js';
import { availabilityCommand, instrumentsCommand } from './observatory/instruments.cli.js';
import { nextCommand, obsUnitsCommand, programsCommand } from './observatory/plan.cli.js';
import { sourcesCommand } from './observatory/sources.cli.js';
import { writeLine, type Terminal } from './terminal.js';
import { textTable } from './text-table.js';
import { withComponent } from './with-component.js';
import { count } from './wording.js';

interface CopiesOptions extends CommonOptions {
  readonly status?: string;
  readonly limit: number;
  readonly cursor?: string;
}

interface AdvanceOptions extends CommonOptions {
  readonly deletion: 'mark' | 'delete';
  readonly retry: RetryChoice;
}

/** `sextant observatory instruments|availability|sources|programs|obs-units|next|sites|copies|status|advance` */
export function observatoryCommand(terminal: Terminal): Command {
  return new Command('observatory')
    .summary('what is planned to be observed, where the data are, and how far they have come')
    .description(
      'Shows instruments, sources and plans, sites, copies and the state of the workflow from the telescope to the archive, and carries\n' +
        'it on.',
    )
    .addHelpText('after', '\nExample:\n  $ sextant observatory status')
    .addCommand(instrumentsCommand(terminal))
    .addCommand(availabilityCommand(terminal))
    .addCommand(sourcesCommand(terminal))
    .addCommand(programsCommand(terminal))
    .addCommand(obsUnitsCommand(terminal))
    .addCommand(nextCommand(terminal))
    .addCommand(sitesCommand(terminal))
    .addCommand(copiesCommand(terminal))
    .addCommand(statusCommand(terminal))
    .addCommand(advanceCommand(terminal));
}

function sitesCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('sites'), { json: 'print one object: { sites, locations, routes }' })
    .summary('the sites, their data locations and the routes between them')
    .description('Shows every site with its data locations, and every route.')
    .addHelpText('after', '\nExample:\n  $ sextant observatory sites')
    .action(async (options: CommonOptions) => {
      const { StorageNetworkService } = await import('../../services/observatory/storage-network.service.js');
      const found = await withComponent(terminal, options, StorageNetworkService, async (network) => ({
        sites: await network.listSites(),
        locations: await network.listLocations(),
        routes: await network.listRoutes(),
      }));
      if (options.json) return writeLine(terminal.stdout, toJson(found));
      const { sites, locations, routes } = found;
      const tables = [
        textTable([['SITE', 'NAME'], ...sites.map(({ name, fullName }) => [name, fullName])]),
        textTable([
          ['LOCATION', 'SITE', 'PURPOSE', 'STORAGE', 'PRIORITY', 'ROOT'],
          ...locations.map(({ name, site, purpose, storage, priority, root }) => [name, site, purpose, storage, String(priority), root]),
        ]),
        textTable([
          ['ROUTE', 'KIND', 'FROM', 'BY', 'TO'],
          ...routes.map(({ name, kind, origin, relay, destination }) => [name, kind, origin, relay ?? '-', destination]),
        ]),
      ];
      writeLine(terminal.stdout, tables.join('\n\n'));
    });
}

function copiesCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('copies'), { json: 'print one object: { copies: [{ id, item, location, path, status, … }], next }' })
    .summary('the physical copies of files and packages')
    .description('Lists copies by id; --cursor takes the next of the page before.')
    .option('--status <status>', 'only copies in this status, such as present or "deletion possible"')
    .option('--limit <count>', 'the most copies', Number, 100)
    .option('--cursor <text>', 'where the page begins')
    .addHelpText('after', '\nExample:\n  $ sextant observatory copies --status "deletion possible"')
    .action(async (options: CopiesOptions) => {
      const [{ PhysicalCopyService }, { copyStatus }] = await Promise.all([
        import('../../services/observatory/physical-copy.service.js'),
        import('../../domain/observatory/copy-status.js'),
      ]);
      const statuses = options.status === undefined ? undefined : [copyStatus(options.status)];
      const { limit, cursor } = options;
      const page = await withComponent(terminal, options, PhysicalCopyService, (copies) => copies.list({ statuses }, { limit, cursor }));
      if (options.json) return writeLine(terminal.stdout, toJson({ copies: page.items, next: page.next }));
      const rows = page.items.map(({ id, item, location, status, verifiedAt, path }) => [
        String(id),
        item.kind,
        location,
        status,
        verifiedAt ? String(verifiedAt) : '-',
        path,
      ]);
      writeLine(terminal.stdout, textTable([['COPY', 'OF', 'LOCATION', 'STATUS', 'VERIFIED', 'PATH'], ...rows]));
      if (page.next !== undefined) writeLine(terminal.stderr, `there are more: --cursor ${page.next}`);
    });
}

function statusCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('status'), { json: 'print one object: { waitingForPackage, movements, copies, failing, failures }' })
    .summary('how far the data have come')
    .description(
      'Counts what waits to be packaged, movements by kind and status, and copies by location and status, and shows what keeps failing: why, how often, and when it is tried again.',
    )
    .addHelpText('after', '\nExample:\n  $ sextant observatory status')
    .action(async (options: CommonOptions) => {
      const { ObservatoryWorkflowService } = await import('../../services/observatory/observatory-workflow.service.js');
      const status = await withComponent(terminal, options, ObservatoryWorkflowService, (workflow) => workflow.status());
      writeLine(terminal.stdout, options.json ? toJson(status) : tablesOf(status));
    });
}

function advanceCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('advance'), { json: 'print one object: { done, failures: [{ step, item, error }], postponed }' })
    .summary('carry the workflow on, every step once')
    .description(
      'Packages, transfers, verifies, archives, stages, and marks copies that may be deleted. What fails is told and the rest goes on; it is tried again by a run after a minute, then two, and so on up to an hour.',
    )
    .addOption(
      new Option('--deletion <how>', 'mark what is archived, or delete it at sources and buffers')
        .choices(['mark', 'delete'])
        .default('mark'),
    )
    .addOption(new Option('--retry <which>', 'what has failed: when it is due, or all of it now').choices(['due', 'all']).default('due'))
    .addHelpText('after', '\nExample:\n  $ sextant observatory advance --deletion delete')
    .action(async (options: AdvanceOptions) => {
      const { ObservatoryWorkflowService } = await import('../../services/observatory/observatory-workflow.service.js');
      const { deletion, retry } = options;
      const report = await withComponent(terminal, options, ObservatoryWorkflowService, (workflow) =>
        workflow.advance({ deletion, retry }),
      );
      writeLine(terminal.stdout, options.json ? toJson(report) : tableOf(report));
    });
}

function tablesOf({ waitingForPackage, movements, copies, failing, failures }: WorkflowStatus): string {
  return [
    `${count(waitingForPackage)} to be packaged`,
    textTable([['MOVEMENT', 'STATUS', 'COUNT'], ...movements.map(({ kind, status, count: number }) => [kind, status, count(number)])]),
    textTable([
      ['LOCATION', 'STATUS', 'COPIES'],
      ...copies.map(({ location, status, count: number }) => [location, status, count(number)]),
    ]),
    ...(failing === 0 ? ['nothing keeps failing'] : [`${count(failing)} keep failing`, failureTable(failures)]),
  ].join('\n\n');
}

function failureTable(failures: WorkflowStatus['failures']): string {
  const rows = failures.map(({ step, item, attempts, firstAt, nextTryAt, code, message }) => [
    step,
    item,
    count(attempts),
    String(firstAt),
    String(nextTryAt),
    message.startsWith(code) ? message : `${code}: ${message}`,
  ]);
  return textTable([['FAILING', 'ITEM', 'TRIES', 'SINCE', 'NEXT TRY', 'WHY'], ...rows]);
}

function tableOf({ done, failures, postponed }: WorkflowReport): string {
  const failed = failures.map(({ step, item, error }) => `${step} ${item}: ${error.message}`);
  const later = postponed === 0 ? [] : [`${count(postponed)} that failed before wait for their next try; --retry all tries them now`];
  return [textTable([['STEP', 'DONE'], ...Object.entries(done).map(([step, number]) => [step, count(number)])]), ...failed, ...later].join(
    '\n',
  );
}
