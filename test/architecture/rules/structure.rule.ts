import { layerOf } from '../layers.js';
import { isProjectFile, type Rule } from '../rule.js';
import type { SourceModule } from '../source-module.js';
import type { SourceTree } from '../source-tree.js';

const modulesOf = (tree: SourceTree): SourceModule[] => [...tree.values()];
const inSource = (module: SourceModule): boolean => module.path.startsWith('src/');

/** The contexts are the folders of the domain; whatever layer a file is in, its folder's name says its context. */
function contextsOf(tree: SourceTree): Set<string> {
  const folders = modulesOf(tree).flatMap(({ path }) => /^src\/domain\/([^/]+)\//.exec(path)?.[1] ?? []);
  return new Set(folders.filter((folder) => folder !== 'shared'));
}

const contextOf = (contexts: Set<string>, path: string): string | undefined => path.split('/').find((part) => contexts.has(part));

export const contextsApart: Rule = {
  name: 'a context knows another one only by ids of domain/shared',
  faults(tree) {
    const contexts = contextsOf(tree);
    return modulesOf(tree)
      .filter(inSource)
      .flatMap(({ path, imports }) => {
        const own = contextOf(contexts, path);
        if (own === undefined) return [];
        return imports
          .filter(({ target }) => isProjectFile(target) && ![undefined, own].includes(contextOf(contexts, target)))
          .map(({ target, line }) => `${path}:${line} is of ${own} and imports ${target}`);
      });
  },
  planted: {
    'src/domain/identity/user.ts': '',
    'src/domain/catalog/detection.ts': `import type { User } from '../identity/user.js';`,
  },
  plantedIn: 'src/domain/catalog/detection.ts',
};

const technologyOf = (path: string): string | undefined => /^src\/adapters\/([^/]+)\//.exec(path)?.[1];
/** What adapters of every technology are built from. */
const COMMON_GROUND = ['shared', 'schema', 'rows'];

export const technologiesApart: Rule = {
  name: 'adapters of different technologies never import each other',
  faults: (tree) =>
    modulesOf(tree).flatMap(({ path, imports }) => {
      const own = technologyOf(path);
      if (own === undefined) return [];
      return imports.flatMap(({ target, line }) => {
        const other = technologyOf(target);
        const allowed = other === undefined || other === own || COMMON_GROUND.includes(other) || (own === 'cli' && other === 'http');
        return allowed ? [] : [`${path}:${line} is of ${own} and imports ${target}`];
      });
    }),
  planted: { 'src/adapters/typeorm/identity/user.typeorm.ts': `import { MemoryUsers } from '../../memory/identity/user.memory.js';` },
  plantedIn: 'src/adapters/typeorm/identity/user.typeorm.ts',
};

export const everyFileHasALayer: Rule = {
  name: 'every source belongs to a layer',
  faults: (tree) =>
    modulesOf(tree)
      .filter((module) => inSource(module) && layerOf(module.path)?.folder === 'src' && module.path.split('/').length > 2)
      .map(({ path }) => `${path} is in a folder that test/architecture/layers.ts does not know`),
  planted: { 'src/helpers/text.ts': '' },
  plantedIn: 'src/helpers/text.ts',
};

const LONGEST = 300;

export const shortFiles: Rule = {
  name: `no file is longer than ${LONGEST} lines`,
  faults: (tree) =>
    modulesOf(tree)
      .filter(({ lines }) => lines > LONGEST)
      .map(({ path, lines }) => `${path} has ${lines} lines`),
  planted: { 'src/domain/identity/user.ts': '\n'.repeat(LONGEST + 1) },
  plantedIn: 'src/domain/identity/user.ts',
};

export const namedExports: Rule = {
  name: 'nothing is exported by default',
  faults: (tree) =>
    modulesOf(tree)
      .filter(({ exportsDefault }) => exportsDefault)
      .map(({ path }) => `${path} exports by default`),
  planted: { 'src/domain/identity/user.ts': 'export default class User {}' },
  plantedIn: 'src/domain/identity/user.ts',
};

/** src/testing hands its own environment on to the servers it starts. */
const READ_THE_ENVIRONMENT = /^src\/(settings|connections|adapters\/cli|testing)\//;

export const environmentAtTheEdge: Rule = {
  name: 'only the settings, the connections and the command line read process.env',
  faults: (tree) =>
    modulesOf(tree)
      .filter(({ path }) => /^(src|profiles)\//.test(path) && !READ_THE_ENVIRONMENT.test(path))
      .flatMap(({ path, environmentLines }) => environmentLines.map((line) => `${path}:${line} reads process.env`)),
  planted: { 'src/services/identity/user.service.ts': 'export const limit = process.env.LIMIT;' },
  plantedIn: 'src/services/identity/user.service.ts',
};

export const noBareImports: Rule = {
  name: 'no import is there for a side effect',
  faults: (tree) =>
    modulesOf(tree)
      .filter(({ path }) => /^(src|profiles)\//.test(path))
      .flatMap(({ path, imports }) =>
        imports
          // The one polyfill the decorators need; only the container may bring it in.
          .filter(({ bare, target }) => bare && !(target === 'reflect-metadata' && path.startsWith('src/container/')))
          .map(({ target, line }) => `${path}:${line} imports ${target} for its side effect`),
      ),
  planted: { 'src/adapters/http/server.ts': `import './register-routes.js';` },
  plantedIn: 'src/adapters/http/server.ts',
};
