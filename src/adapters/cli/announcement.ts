import { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';
import { toJson } from './json-output.js';
import { openServiceWarning } from './open-service.js';
import type { RunningApplication } from './running-application.js';
import { writeLine, type Terminal } from './terminal.js';

/** Prints where the service is and what to try next, and warns on standard error when it is open to everybody. */
export async function announce(terminal: Terminal, application: RunningApplication, { json }: { readonly json: boolean }): Promise<void> {
  const warning = openServiceWarning(application.service.address, application.settings.http.authentication);
  if (warning !== undefined) writeLine(terminal.stderr, warning);
  const text = json ? asJson(application) : await asText(application);
  writeLine(terminal.stdout, text);
}

function asJson({ container, settings, service, sampleData }: RunningApplication): string {
  const { url } = service;
  return toJson({
    url,
    profile: settings.profile,
    pid: process.pid,
    databases: locationsOf(settings),
    timeline: container.timeline,
    sampleData: sampleData ?? null,
  });
}

async function asText({ container, settings, service }: RunningApplication): Promise<string> {
  const { url } = service;
  const places = [...new Set(Object.values(locationsOf(settings)))].join(', ');
  const [object] = container.has(ObjectRepository) ? await container.resolve(ObjectRepository).list({ limit: 1 }) : [];
  const next = object
    ? [`curl ${url}/api/catalog/objects`, `curl ${url}/api/catalog/objects/${encodeURIComponent(object.oid)}/lightcurve`]
    : ['sextant ingest FILE…                 (load observations)'];
  return [
    '',
    `Sextant listens on ${url}`,
    `profile ${settings.profile}, data in ${places}`,
    '',
    'Try next:',
    ...next.map((line) => `  ${line}`),
    `  open ${url}/docs`,
    '',
    'Ctrl-C stops it.',
  ].join('\n');
}

/** Database to place, passwords redacted. */
function locationsOf(settings: RunningApplication['settings']): Readonly<Record<string, string>> {
  const explained = new Map(settings.explain().map(({ key, value }) => [key, String(value)]));
  return Object.fromEntries(Object.keys(settings.databases).map((name) => [name, explained.get(`databases.${name}.url`) ?? 'unknown']));
}
