import { Command } from 'commander';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';
import { withIdentity } from './with-identity.js';

interface RolesOptions extends CommonOptions {
  readonly user?: string;
  readonly limit: number;
  readonly cursor?: string;
}

interface CreateRoleOptions extends CommonOptions {
  readonly description: string;
}

/** `sextant identity roles [--user USER]` */
export function rolesCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('roles'), { json: 'print one object: { roles: [{ name, description, permissions }], next }' })
    .summary('the roles there are, or those of a user')
    .description('Lists the roles with their permissions, ordered by name. `sextant seed roles` makes the usual ones.')
    .option('--user <user>', 'only those this user has: an id or e-mail address')
    .option('--limit <count>', 'the most roles', Number, 100)
    .option('--cursor <text>', 'where the page begins')
    .addHelpText('after', '\nExample:\n  $ sextant identity roles --user vera@example.org')
    .action(async (options: RolesOptions) => {
      const { user, limit, cursor } = options;
      const page = await withIdentity(terminal, options, async ({ roles, userId }) =>
        user === undefined ? roles.list({ limit, cursor }) : { items: await roles.listOfUser(await userId(user)), next: undefined },
      );
      if (options.json) return writeLine(terminal.stdout, toJson({ roles: page.items, next: page.next ?? null }));
      const rows = page.items.map(({ name, description, permissions }) => [name, permissions.join(' ') || '-', description]);
      writeLine(terminal.stdout, rows.length === 0 ? 'there is no role' : textTable([['ROLE', 'PERMISSIONS', 'DESCRIPTION'], ...rows]));
      if (page.next !== undefined) writeLine(terminal.stderr, `there are more: --cursor ${page.next}`);
    });
}

/** `sextant identity create-role NAME PERMISSION…` */
export function createRoleCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('create-role'), { json: 'print one object: { name, description, permissions }' })
    .summary('define a role')
    .description('Defines a role: a named set of permissions, each a context and an action.')
    .argument('<name>', '1 to 63 small letters, digits and hyphens')
    .argument('<permissions...>', 'such as observatory:read')
    .option('--description <text>', 'what it is for', '')
    .addHelpText('after', '\nExample:\n  $ sextant identity create-role night-watch observatory:read pilots:read')
    .action(async (name: string, permissions: readonly string[], options: CreateRoleOptions) => {
      const { description } = options;
      const role = await withIdentity(terminal, options, ({ roles }) => roles.define({ name, description, permissions }));
      writeLine(terminal.stdout, options.json ? toJson(role) : `created role ${role.name}: ${role.permissions.join(', ')}`);
    });
}

/** `sextant identity grant USER ROLE` */
export function grantCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('grant'), { json: 'print one object: { userId, role, grantedAt }' })
    .summary('give a user a role')
    .description('Gives a user a role. Giving it again changes nothing.')
    .argument('<user>', 'id or e-mail address')
    .argument('<role>', 'name of the role')
    .addHelpText('after', '\nExample:\n  $ sextant identity grant vera@example.org administrator')
    .action(async (user: string, role: string, options: CommonOptions) => {
      const grant = await withIdentity(terminal, options, async ({ roles, userId }) => roles.grant(await userId(user), role));
      writeLine(terminal.stdout, options.json ? toJson(grant) : `user ${String(grant.userId)} has the role ${grant.role}`);
    });
}

/** `sextant identity revoke USER ROLE` */
export function revokeCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('revoke'), { json: 'print one object: { userId, role }' })
    .summary('take a role from a user')
    .description("Takes a role from a user, and from the user's tokens what no other role of theirs allows. Takes effect at once.")
    .argument('<user>', 'id or e-mail address')
    .argument('<role>', 'name of the role')
    .addHelpText('after', '\nExample:\n  $ sextant identity revoke vera@example.org administrator')
    .action(async (user: string, role: string, options: CommonOptions) => {
      const id = await withIdentity(terminal, options, async ({ roles, userId }) => {
        const found = await userId(user);
        await roles.revoke(found, role);
        return found;
      });
      writeLine(terminal.stdout, options.json ? toJson({ userId: id, role }) : `user ${String(id)} has the role ${role} no more`);
    });
}
