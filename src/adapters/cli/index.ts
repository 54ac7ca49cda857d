/**
 * The command line for programs with databases of their own (`sextant-db/cli`). A command of one's own is a Command of the
 * package `commander`, made like those of Sextant: `withCommonOptions` gives it the options that all have, `withComponent` starts
 * the active profile and works with one of its components.
 */
export type { Application, CreateCommand } from './application.js';
export { withCommonOptions, type CommonOptions } from './common-options.js';
export { toJson } from './json-output.js';
export { runCommandLine } from './run-command-line.js';
export { writeLine, type Terminal } from './terminal.js';
export { textTable } from './text-table.js';
export { withComponent } from './with-component.js';
