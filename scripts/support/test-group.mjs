import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject, readJson } from './project.mjs';
import { captureNode } from './run-command.mjs';

const MOCHA = inProject('node_modules', 'mocha', 'bin', 'mocha.js');
const REPORTER = inProject('scripts', 'support', 'group-reporter.mjs');

/**
 * Runs one group of compiled tests in a process of its own.
 * @param group `name`, `folder` under dist/test (or an absolute one), and where needed `env`, `arguments` of mocha, a module to `preload`, `minutes` it may take,
 *   and `engines`: on each of which at least one test must pass
 * @returns {Promise<{ passed: number, failed: number, skipped: string[], detail?: string, output: string }>}
 */
export async function runGroup(group) {
  const folder = resolve(inProject('dist', 'test'), group.folder);
  if (!existsSync(folder)) return failure(`there is no folder ${folder}`);
  const scratch = mkdtempSync(join(tmpdir(), 'sextant-tests-'));
  const counted = join(scratch, 'counts.json');
  try {
    const { code, output, timedOut } = await captureNode(
      '--enable-source-maps',
      [
        ...(group.preload ? ['--import', pathToFileURL(group.preload).href] : []),
        MOCHA,
        '--reporter',
        REPORTER,
        '--reporter-option',
        `output=${counted}`,
        ...(group.arguments ?? []),
        '--recursive',
        `${folder}/**/*.test.js`,
      ],
      { env: { ...process.env, ...group.env }, timeoutMilliseconds: (group.minutes ?? 10) * 60_000 },
    );
    const counts = readJson(counted);
    if (timedOut) return failure('took too long and was ended', output, counts);
    if (!counts) return failure('ended before its tests did', output);
    if (counts.passed + counts.failed === 0) return failure('ran no test', output, counts);
    if (code !== 0 && counts.failed === 0) return failure(`every test passed, but the process ended with ${code}`, output, counts);
    const missing = (group.engines ?? []).filter((engine) => countOn(engine, counts) === 0);
    if (missing.length > 0) return failure(`no test passed on ${missing.join(', ')}`, output, counts);
    const detail = group.engines?.map((engine) => `${engine} ${countOn(engine, counts)}`).join(', ');
    return { ...counts, detail, output: counts.failed > 0 ? output : '' };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The suites of an engine are called `contract: <engine>`, those of a further driver of it `contract: <engine> (<driver>)`. */
const countOn = (engine, counts) =>
  counts.titles.filter((title) => title.startsWith(`contract: ${engine} `) && !title.startsWith(`contract: ${engine} (`)).length;

function failure(why, output = '', counts = { passed: 0, failed: 0, skipped: [] }) {
  return { ...counts, failed: counts.failed + 1, output: `${output}\n${why}\n` };
}
