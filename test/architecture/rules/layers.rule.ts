import { isInside, layerOf, LAYERS, type Layer } from '../layers.js';
import { IO_MODULES, isProjectFile, packageOf, type Rule } from '../rule.js';
import type { ImportLine, SourceModule } from '../source-module.js';

/** Why this layer may not have this import, if so. */
function refusal(layer: Layer, { target, typeOnly }: ImportLine): string | undefined {
  if (isProjectFile(target)) {
    const reached = layerOf(target)?.folder;
    // Files directly in src are the package's face: they use the layers, no layer uses them.
    if (reached === 'src') return layer.folder === 'src' || layer.folder === 'profiles' ? undefined : target;
    return layer.mayImport.some((folder) => isInside(target, folder)) ? undefined : target;
  }
  if (target.startsWith('node:'))
    return layer.io === 'no' && !typeOnly && IO_MODULES.includes(target) ? `${target}, which does I/O` : undefined;
  const name = packageOf(target);
  if (layer.packages.includes(name) || (typeOnly && layer.typePackages?.includes(name))) return undefined;
  return layer.typePackages?.includes(name) ? `${target} for more than types` : target;
}

function faultsOf(layer: Layer, module: SourceModule): string[] {
  return module.imports.flatMap((line) => {
    const why = refusal(layer, line);
    return why ? [`${module.path}:${line.line} imports ${why}`] : [];
  });
}

function layerRule(layer: Layer, plant: string): Rule {
  const plantedIn = `${layer.folder}/planted.ts`;
  return {
    name: `${layer.folder} imports only what its layer may`,
    faults: (tree) => [...tree.values()].filter((module) => layerOf(module.path) === layer).flatMap((module) => faultsOf(layer, module)),
    planted: { [plantedIn]: plant },
    plantedIn,
  };
}

/** A violation for each layer: what somebody in a hurry would write there. */
const PLANTS: Readonly<Record<string, string>> = {
  'src/domain': `import { UserRepository } from '../ports/identity/user.repository.js';`,
  'src/ports': `import { UserService } from '../services/identity/user.service.js';`,
  'src/services': `import { readFile } from 'node:fs/promises';`,
  'src/container': `import { Settings } from '../ports/shared/settings.js';`,
  'src/connections': `import { postgresDialect } from '../adapters/typeorm/postgres/postgres-dialect.js';`,
  'src/settings': `import pg from 'pg';`,
  'src/adapters/schema': `import { EntitySchema } from 'typeorm';`,
  'src/adapters/diagram': `import { readFile } from 'node:fs/promises';`,
  'src/adapters/shared': `import { SqlTable } from '../typeorm/shared/sql-table.js';`,
  'src/adapters/rows': `export * from '../memory/shared/memory-table.js';`,
  'src/adapters/typeorm': `import { MemoryTable } from '../memory/shared/memory-table.js';`,
  'src/adapters/memory': `const { DataSource } = await import('typeorm');`,
  'src/adapters/files': `import { IngestService } from '../../services/catalog/ingest.service.js';`,
  'src/adapters/system': `import { SqlEngines } from '../typeorm/database/sql-engines.js';`,
  'src/adapters/http': `type Row = import('../schema/identity/user.schema.js').UserRow;`,
  'src/adapters/cli': `import type { SqlEngines } from '../typeorm/database/sql-engines.js';`,
  'src/administration': `import { production } from '../../profiles/shared/production.js';`,
  'src/testing': `import { production } from '../../profiles/shared/production.js';`,
  src: `import { DataSource } from 'typeorm';`,
  profiles: `import fastify from 'fastify';`,
};

export const layerRules: readonly Rule[] = LAYERS.map((layer) => layerRule(layer, PLANTS[layer.folder] ?? ''));
