import { inProject, readJson, writeAtomically } from './project.mjs';
import { captureNode } from './run-command.mjs';
import { lintedDigest } from './source-digest.mjs';

const tool = (...parts) => inProject('node_modules', ...parts);

/** A check that is a program: right when it exits with 0. It counts as no test, but as a failure when it fails. */
const program = (name, script, args) => ({
  name,
  async run() {
    const { code, output } = await captureNode(script, args);
    return { passed: 0, failed: code === 0 ? 0 : 1, skipped: [], output: code === 0 ? '' : output };
  },
});

export const lint = program('lint', tool('eslint', 'bin', 'eslint.js'), ['--max-warnings', '0', '.']);

const LINTED = inProject('node_modules', '.cache', 'sextant-db', 'linted.json');

/**
 * Lint, left out when nothing at all has changed since it last found nothing. A cache per file would be wrong: rules that
 * know types may find a fault in one file because another one changed.
 */
export const lintWhenChanged = {
  name: 'lint',
  async run() {
    const digest = lintedDigest();
    if (readJson(LINTED)?.digest === digest) return { passed: 0, failed: 0, skipped: [], output: '' };
    const result = await lint.run();
    if (result.failed === 0) writeAtomically(LINTED, JSON.stringify({ digest }));
    return result;
  },
};

export const format = program('format', tool('prettier', 'bin', 'prettier.cjs'), ['--check', '--log-level', 'warn', '.']);

export const errorDocument = program('error document', inProject('scripts', 'generate-error-docs.mjs'), ['--check']);
