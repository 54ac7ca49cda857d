#!/usr/bin/env node
import { runProgram } from './program.js';
import { reportFailure } from './failure-report.js';
import { processTerminal } from './terminal.js';

/** How long something that was left open may keep the finished process alive. */
const GRACE_MILLISECONDS = 2000;

const terminal = processTerminal();

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 70);
});
process.on('uncaughtException', (error) => {
  process.exit(reportFailure(terminal, error, { json: process.argv.includes('--json'), debug: process.argv.includes('--debug') }));
});

process.exitCode = await runProgram(process.argv.slice(2), terminal);
setTimeout(() => process.exit(), GRACE_MILLISECONDS).unref();
