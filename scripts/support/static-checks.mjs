import { inProject } from './project.mjs';
import { captureNode } from './run-command.mjs';

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

export const format = program('format', tool('prettier', 'bin', 'prettier.cjs'), ['--check', '--log-level', 'warn', '.']);

export const errorDocument = program('error document', inProject('scripts', 'generate-error-docs.mjs'), ['--check']);
