import { posix } from 'node:path';
import type { Rule } from '../rule.js';
import type { SourceTree } from '../source-tree.js';

/** The last word of a slice's file names, and the folders where such files live. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  repository: ['src/ports/'],
  database: ['src/ports/'],
  reader: ['src/ports/'],
  store: ['src/ports/'],
  service: ['src/services/'],
  seed: ['src/services/'],
  // The contract kit and the examples bring tables of their own; those of HTTP describe its messages.
  schema: ['src/adapters/schema/', 'src/adapters/http/', 'src/testing/', 'examples/'],
  mapper: ['src/adapters/schema/'],
  rows: ['src/adapters/rows/'],
  typeorm: ['src/adapters/typeorm/'],
  memory: ['src/adapters/memory/'],
  files: ['src/adapters/files/'],
  http: ['src/adapters/http/'],
  cli: ['src/adapters/cli/'],
  contract: ['src/testing/', 'test/contract/'],
  builder: ['src/testing/'],
  errors: ['src/'],
  test: ['test/', 'examples/'],
  rule: ['src/container/validation/', 'test/architecture/'],
};

/** In these folders a file of a context is a part of a slice and says which part. */
const SLICED = ['src/adapters/schema', 'src/adapters/rows', 'src/adapters/typeorm', 'src/adapters/memory'];

const VAGUE = ['base', 'constants', 'helper', 'helpers', 'misc', 'model', 'models', 'types', 'util', 'utils'];

const wordsOf = (path: string): string[] => posix.basename(path, '.ts').split('.');
const stemOf = (path: string): string => wordsOf(path)[0] ?? '';
const roleOf = (path: string): string => wordsOf(path).at(-1) ?? '';

function contextsOf(tree: SourceTree): string[] {
  const folders = [...tree.keys()].flatMap((path) => /^src\/domain\/([^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(folders)].filter((folder) => folder !== 'shared');
}

/** The context of a file in `src/<layer>/<context>/`. */
function slicedContext(tree: SourceTree, path: string): string | undefined {
  return contextsOf(tree).find((context) => SLICED.some((folder) => path.startsWith(`${folder}/${context}/`)));
}

export const rolesInTheirLayer: Rule = {
  name: 'the last word of a file name is a known role, in the layer of that role',
  faults: (tree) =>
    [...tree.keys()].flatMap((path) => {
      const words = wordsOf(path);
      // An example is a service of its own, with all its files in one folder.
      if (words.length === 1 || path.startsWith('examples/')) return [];
      const homes = ROLES[roleOf(path)];
      if (!homes) return [`${path} has the unknown role .${roleOf(path)}`];
      return homes.some((home) => path.startsWith(home)) ? [] : [`${path} belongs in ${homes.join(' or ')}`];
    }),
  planted: { 'src/services/identity/user.repository.ts': '' },
  plantedIn: 'src/services/identity/user.repository.ts',
};

export const slicesSayTheirPart: Rule = {
  name: 'a file of a slice says its part after its stem',
  faults: (tree) =>
    [...tree.keys()]
      .filter((path) => slicedContext(tree, path) !== undefined && wordsOf(path).length === 1 && stemOf(path) !== 'index')
      .map((path) => `${path} has no role: ${stemOf(path)}.what.ts?`),
  planted: { 'src/domain/identity/user.ts': '', 'src/adapters/memory/identity/users.ts': '' },
  plantedIn: 'src/adapters/memory/identity/users.ts',
};

export const stemsAreConcepts: Rule = {
  name: 'the stem of a slice is a concept of the domain',
  faults: (tree) =>
    [...tree.keys()].flatMap((path) => {
      const context = slicedContext(tree, path) ?? /^src\/ports\/([^/]+)\/[^/]+\.repository\.ts$/.exec(path)?.[1];
      const stem = stemOf(path);
      // `identity.database.*` is the database of the whole context.
      if (context === undefined || stem === 'index' || stem === context || tree.has(`src/domain/${context}/${stem}.ts`)) return [];
      return [`${path}: there is no src/domain/${context}/${stem}.ts`];
    }),
  planted: { 'src/domain/identity/user.ts': '', 'src/adapters/memory/identity/account.memory.ts': '' },
  plantedIn: 'src/adapters/memory/identity/account.memory.ts',
};

export const speakingNames: Rule = {
  name: 'file names are kebab-case and name a concept',
  faults: (tree) =>
    [...tree.keys()].flatMap((path) => {
      if (path.startsWith('src/') && VAGUE.includes(stemOf(path))) return [`${path}: ${stemOf(path)} names nothing`];
      return /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.ts$/.test(posix.basename(path)) ? [] : [`${path} is not kebab-case`];
    }),
  planted: { 'src/domain/identity/utils.ts': '' },
  plantedIn: 'src/domain/identity/utils.ts',
};
