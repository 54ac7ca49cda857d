import { createInterface } from 'node:readline/promises';
import type { Terminal } from '../terminal.js';

type Rename =
  | { readonly kind: 'table'; readonly from: string; readonly to: string }
  | { readonly kind: 'column'; readonly table: string; readonly from: string; readonly to: string };

/** Asks the person at the terminal whether what goes and what comes are one thing. Only `y` and `yes` are yes. */
export function askOnTerminal(terminal: Terminal): (possible: Rename) => Promise<boolean> {
  return async (possible) => {
    const { stdin, stderr } = terminal;
    if (!stdin) return false;
    const asked = createInterface({ input: stdin, output: stderr });
    try {
      return /^y(es)?$/i.test((await asked.question(`${questionOf(possible)} [y/N] `)).trim());
    } finally {
      asked.close();
    }
  };
}

function questionOf(possible: Rename): string {
  if (possible.kind === 'table') return `Is table ${possible.to} the table ${possible.from} under a new name?`;
  return `Is column ${possible.table}.${possible.to} the column ${possible.from} under a new name?`;
}
