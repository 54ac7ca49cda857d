import type { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { dropdbCommand } from './dropdb.cli.js';
import { initdbCommand } from './initdb.cli.js';
import { makeMigrationsCommand } from './make-migrations.cli.js';
import { migrateCommand } from './migrate.cli.js';
import { migrationsCommand } from './migrations.cli.js';
import { repairCommand } from './repair.cli.js';
import { rollbackCommand } from './rollback.cli.js';
import { squashCommand } from './squash.cli.js';

/** The commands that make, change and drop databases, in the order of the help. */
export const MIGRATION_COMMANDS: readonly ((terminal: Terminal) => Command)[] = [
  initdbCommand,
  makeMigrationsCommand,
  migrateCommand,
  migrationsCommand,
  rollbackCommand,
  repairCommand,
  squashCommand,
  dropdbCommand,
];
