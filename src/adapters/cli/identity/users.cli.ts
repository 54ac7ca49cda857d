import { Command } from 'commander';
import type { User } from '../../../domain/identity/user.js';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';
import { withIdentity } from './with-identity.js';

interface UsersOptions extends CommonOptions {
  readonly limit: number;
  readonly offset: number;
}

/** `sextant identity create-user EMAIL NAME` */
export function createUserCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('create-user'), { json: 'print one object: { id, email, name, createdAt }' })
    .summary('register a person')
    .description('Registers a person, who has no role and so may do nothing yet.')
    .argument('<email>', 'no other user may have it')
    .argument('<name>', '1 to 255 characters')
    .addHelpText('after', '\nExample:\n  $ sextant identity create-user vera@example.org "Vera Rubin"')
    .action(async (email: string, name: string, options: CommonOptions) => {
      const user = await withIdentity(terminal, options, ({ users }) => users.register({ email, name }));
      writeLine(terminal.stdout, options.json ? toJson(shown(user)) : `created user ${String(user.id)}, ${user.name} <${user.email}>`);
    });
}

/** `sextant identity users` */
export function usersCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('users'), { json: 'print one object: { users: [{ id, email, name, createdAt }] }' })
    .summary('the registered people')
    .description('Lists the registered people, ordered by id.')
    .option('--limit <count>', 'the most users', Number, 100)
    .option('--offset <count>', 'how many to leave out from the beginning', Number, 0)
    .addHelpText('after', '\nExample:\n  $ sextant identity users')
    .action(async (options: UsersOptions) => {
      const { limit, offset } = options;
      const found = await withIdentity(terminal, options, ({ users }) => users.list({ limit, offset }));
      if (options.json) return writeLine(terminal.stdout, toJson({ users: found.map(shown) }));
      const rows = found.map(({ id, email, name }) => [String(id), email, name]);
      writeLine(terminal.stdout, rows.length === 0 ? 'nobody is registered' : textTable([['USER', 'EMAIL', 'NAME'], ...rows]));
    });
}

function shown({ id, email, name, createdAt }: User): object {
  return { id, email, name, createdAt: createdAt.toString() };
}
