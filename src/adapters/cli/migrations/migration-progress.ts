import type { Terminal } from '../terminal.js';
import { writeLine } from '../terminal.js';
import type { AdministeredDatabase } from './administration.js';

type MigrateOptions = NonNullable<Parameters<ReturnType<AdministeredDatabase['migrator']>['migrate']>[0]>;
export type MigrationEvent = Parameters<NonNullable<MigrateOptions['onEvent']>>[0];

const LONGEST_STATEMENT = 100;

/** Tells on standard error what runs, with the time since the command began. */
export function migrationProgress(terminal: Terminal, database: string): (event: MigrationEvent) => void {
  const began = performance.now();
  return (event) => {
    const elapsed = `${((performance.now() - began) / 1_000).toFixed(1)} s`.padStart(8);
    writeLine(terminal.stderr, `${elapsed}  ${database}  ${lineOf(event)}`);
  };
}

function lineOf(event: MigrationEvent): string {
  if (event.kind === 'step') return `${place(event)}  ${shortened(event.sql)}`;
  if (event.kind === 'waiting') return `${place(event)}  waits: ${event.why}`;
  return `${event.migration}  ${event.kind} in ${event.milliseconds.toFixed(0)} ms`;
}

function place({ migration, step, steps }: { readonly migration: string; readonly step: number; readonly steps: number }): string {
  return `${migration}  step ${String(step)} of ${String(steps)}`;
}

function shortened(sql: string): string {
  const line = sql.replaceAll(/\s+/g, ' ');
  return line.length > LONGEST_STATEMENT ? `${line.slice(0, LONGEST_STATEMENT - 1)}…` : line;
}
