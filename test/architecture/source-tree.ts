import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseModule, type SourceModule } from './source-module.js';

/** All sources a rule looks at, by path. */
export type SourceTree = ReadonlyMap<string, SourceModule>;

/** The folder of package.json, from wherever the compiled tests are. */
export const ROOT = rootAbove(path.dirname(fileURLToPath(import.meta.url)));

function rootAbove(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : rootAbove(path.dirname(folder));
}

const FOLDERS = ['src', 'profiles', 'test', 'bench', 'examples'];

/** A tree from texts, for planted violations. */
export function treeOf(files: Readonly<Record<string, string>>): SourceTree {
  return new Map(Object.entries(files).map(([name, text]) => [name, parseModule(name, text)]));
}

function* typescriptFiles(folder: string): Generator<string> {
  if (!existsSync(path.join(ROOT, folder))) return;
  for (const entry of readdirSync(path.join(ROOT, folder), { withFileTypes: true })) {
    const name = `${folder}/${entry.name}`;
    if (entry.name === 'node_modules') continue;
    if (entry.isDirectory()) yield* typescriptFiles(name);
    else if (name.endsWith('.ts')) yield name;
  }
}

/** The sources of this project. */
export function projectTree(): SourceTree {
  const names = FOLDERS.flatMap((folder) => [...typescriptFiles(folder)]);
  return treeOf(Object.fromEntries(names.map((name) => [name, readFileSync(path.join(ROOT, name), 'utf8')])));
}
