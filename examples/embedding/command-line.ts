import { Command } from 'commander';
import {
  runCommandLine,
  toJson,
  withCommonOptions,
  withComponent,
  writeLine,
  type CommonOptions,
  type CreateCommand,
} from 'sextant-db/cli';
import { componentsOf } from './components.js';
import { NoteService } from './note.service.js';

const write: CreateCommand = (terminal) =>
  withCommonOptions(new Command('write'), { json: 'print one object: { notes: [{ id, text, writtenAt }] }' })
    .description('Writes notes, all of them or none.')
    .argument('<text...>')
    .action(async (texts: string[], options: CommonOptions) => {
      const notes = await withComponent(terminal, options, NoteService, (service) => service.write(...texts));
      writeLine(terminal.stdout, options.json ? toJson({ notes }) : notes.map(({ id, text }) => `${id} ${text}`).join('\n'));
    });

// node command-line.js write 'M31 is rising', and with nothing more to write: migrate, make-migrations, drift, settings, …
await runCommandLine({
  name: 'notes',
  description: 'Keeps the notes of the night.',
  version: '1.0.0',
  databases: ['notes'],
  componentsOf,
  commands: [write],
});
