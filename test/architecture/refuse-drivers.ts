/**
 * Loaded with `node --import`: from then on importing or requiring a database driver throws, naming the importer.
 * Both ways into a process are watched, `import` by a loader hook and `require` by the function behind it.
 */
import Module, { register } from 'node:module';
import { pathToFileURL } from 'node:url';

const DRIVERS = ['typeorm', 'pg', 'pg-copy-streams', 'sqlite3', 'better-sqlite3'];

type Load = (request: string, parent: { readonly filename?: string } | undefined, isMain: boolean) => unknown;
const loader = Module as unknown as { _load: Load };
const load = loader._load.bind(Module);

loader._load = (request, parent, isMain) => {
  const name = request.split('/')[0] ?? request;
  if (DRIVERS.includes(name)) throw new Error(`${parent?.filename ?? 'the command line'} requires ${name}`);
  return load(request, parent, isMain);
};
register(new URL('driver-refusal.js', import.meta.url), pathToFileURL('./'));
