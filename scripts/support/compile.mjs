import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, readJson, ROOT, writeAtomically } from './project.mjs';
import { step } from './progress.mjs';
import { captureNode, CommandFailed } from './run-command.mjs';
import { SOURCE_FOLDERS, sourcesDigest } from './source-digest.mjs';

const COMPILER = inProject('node_modules', 'typescript-native', 'bin', 'tsc');
const OUTPUT = inProject('dist');
const STATE = join(OUTPUT, 'build.json');

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
