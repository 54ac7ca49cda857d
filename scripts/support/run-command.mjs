import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './project.mjs';

/** How long a command that was asked to end may take before it is killed. */
const GRACE_MILLISECONDS = 10_000;

/** A command that failed; `output` is everything it printed. */
export class CommandFailed extends Error {
  constructor(title, output) {
    super(`${title} failed`);
    this.output = output;
  }
}

/**
 * Runs a program without a shell and collects what it prints. Never rejects for a failing program.
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>}
 */
export function capture(program, args, { cwd = ROOT, env = process.env, timeoutMilliseconds } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    const chunks = [];
    let timedOut = false;
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const timer =
      timeoutMilliseconds &&
      setTimeout(() => {
        timedOut = true;
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), GRACE_MILLISECONDS).unref();
      }, timeoutMilliseconds);
    const end = (code, note = '') => {
      clearTimeout(timer);
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') + note, timedOut });
    };
    child.once('error', (error) => end(127, `${program}: ${error.message}\n`));
    child.once('close', (code, signal) => end(code ?? 1, signal ? `\nended by ${signal}\n` : ''));
  });
}

/** Runs a script with this Node. */
export const captureNode = (script, args, options) => capture(process.execPath, [script, ...args], options);

/** npm as a script: the one that runs us, else the one installed beside this Node. */
function npmScript() {
  const beside = dirname(process.execPath);
  const candidates = [
    /npm-cli\.js$/.test(process.env.npm_execpath ?? '') ? process.env.npm_execpath : undefined,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(beside), 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  return candidates.find((candidate) => candidate && existsSync(candidate));
}

/** Runs npm. On Windows npm is a batch file, which is why the script behind it is preferred. */
export function captureNpm(args, options) {
  const script = npmScript();
  return script ? captureNode(script, args, options) : capture('npm', args, options);
}
