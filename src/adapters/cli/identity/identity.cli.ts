import { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { createRoleCommand, grantCommand, revokeCommand, rolesCommand } from './roles.cli.js';
import { createTokenCommand, revokeTokenCommand, tokensCommand } from './tokens.cli.js';
import { createUserCommand, usersCommand } from './users.cli.js';

/** `sextant identity users|create-user|roles|create-role|grant|revoke|tokens|create-token|revoke-token` */
export function identityCommand(terminal: Terminal): Command {
  return new Command('identity')
    .summary('people, what they may do, and the tokens by which programs act for them')
    .description('Registers people, grants them roles, and gives them API tokens.')
    .addHelpText('after', '\nExample:\n  $ sextant identity create-token vera@example.org laptop')
    .addCommand(usersCommand(terminal))
    .addCommand(createUserCommand(terminal))
    .addCommand(rolesCommand(terminal))
    .addCommand(createRoleCommand(terminal))
    .addCommand(grantCommand(terminal))
    .addCommand(revokeCommand(terminal))
    .addCommand(tokensCommand(terminal))
    .addCommand(createTokenCommand(terminal))
    .addCommand(revokeTokenCommand(terminal));
}
