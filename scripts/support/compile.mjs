import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, readJson, ROOT, writeAtomically } from './project.mjs';
import { step } from './progress.mjs';
import { captureNode, CommandFailed } from './run-command.mjs';

const COMPILER = inProject('node_modules', 'typescript-native', 'bin', 'tsc');
const OUTPUT = inProject('dist');
const STATE = join(OUTPUT, 'build.json');
const SOURCE_FOLDERS = ['src', 'profiles', 'test', 'examples'];

/** Paths of the TypeScript sources, relative to the project. */
function* sources(folder) {
  if (!existsSync(inProject(folder))) return;
  for (const entry of readdirSync(inProject(folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.name === 'node_modules') continue;
    if (entry.isDirectory()) yield* sources(path);
    else if (entry.name.endsWith('.ts')) yield path;
  }
}

/** Changes whenever a source is added, removed, moved or edited; 600 files cost about 10 ms. */
export function sourcesDigest() {
  const hash = createHash('sha256');
  for (const path of ['package.json', 'tsconfig.json', 'package-lock.json', ...SOURCE_FOLDERS.flatMap((folder) => [...sources(folder)])]) {
    const { mtimeMs, size } = statSync(join(ROOT, path));
    hash.update(`${path}:${mtimeMs}:${size}\n`);
  }
  return hash.digest('hex');
}

/** Output of sources that are gone: a test that was deleted must not go on running. */
function removeOrphans(folder) {
  if (!existsSync(join(OUTPUT, folder))) return;
  for (const entry of readdirSync(join(OUTPUT, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (existsSync(inProject(path))) removeOrphans(path);
      else rmSync(join(OUTPUT, path), { recursive: true });
    } else if (!existsSync(inProject(path.replace(/\.(js|js\.map|d\.ts)$/, '.ts')))) {
      rmSync(join(OUTPUT, path));
    }
  }
}

async function compile(digest) {
  // Without its output the compiler's own record of what is done would be a lie.
  if (!existsSync(join(OUTPUT, 'src'))) rmSync(OUTPUT, { recursive: true, force: true });
  const { code, output } = await captureNode(COMPILER, ['-p', ROOT]);
  for (const folder of SOURCE_FOLDERS) removeOrphans(folder);
  if (code !== 0) throw new CommandFailed('compiling', output);
  writeAtomically(STATE, JSON.stringify({ digest }));
}

/** Compiles the project unless dist already holds exactly these sources. */
export async function provideBuild() {
  const digest = sourcesDigest();
  if (readJson(STATE)?.digest === digest) return;
  await step('compiling', () => compile(digest));
}
