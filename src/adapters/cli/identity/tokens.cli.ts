import { Command } from 'commander';
import type { ApiToken } from '../../../domain/identity/api-token.js';
import { ApiTokenId } from '../../../domain/identity/ids.js';
import { Instant } from '../../../domain/shared/instant.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';
import { withIdentity } from './with-identity.js';

interface CreateTokenOptions extends CommonOptions {
  readonly scope?: readonly string[];
  readonly expires?: Instant;
}

interface TokensOptions extends CommonOptions {
  readonly user?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** Also a whole text: who found one somewhere pastes it, and it must not come back in an error. */
const TOKEN_ID = /^(?:sxt_)?([1-9]\d{0,18})(?:_.*)?$/;
const SHOWN = '{ id, prefix, userId, name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt }';

/** `sextant identity create-token USER NAME` */
export function createTokenCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('create-token'), { json: `print one object: ${SHOWN} and text, the token itself` })
    .summary('give a user an API token; its text is shown this once')
    .description('Creates an API token of a user. Its text goes to standard output, this once: only a hash of it is kept.')
    .argument('<user>', 'id or e-mail address')
    .argument('<name>', 'what it is for, such as the machine that uses it')
    .option('--scope <permission>', 'allows only this, may be repeated (default: all the user may do)', addScope)
    .option('--expires <instant>', 'refused from this moment on, such as 2027-01-01T00:00:00Z (default: never)', instant)
    .addHelpText('after', '\nExample:\n  $ sextant identity create-token vera@example.org laptop --scope observatory:read')
    .action(async (user: string, name: string, options: CreateTokenOptions) => {
      const { scope: scopes, expires: expiresAt } = options;
      const { token, text } = await withIdentity(terminal, options, async ({ tokens, userId }) =>
        tokens.create({ userId: await userId(user), name, scopes, expiresAt }),
      );
      if (options.json) return writeLine(terminal.stdout, toJson({ ...shown(token), text: text.reveal() }));
      const allowed = token.scopes.length === 0 ? 'nothing: the user has no role' : token.scopes.join(', ');
      writeLine(terminal.stderr, `created ${token.prefix}, which allows ${allowed}; keep its text, it is not shown again`);
      writeLine(terminal.stdout, text.reveal());
    });
}

/** `sextant identity tokens [--user USER]` */
export function tokensCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('tokens'), { json: `print one object: { tokens: [${SHOWN}], next }` })
    .summary('the API tokens, or those of a user')
    .description('Lists the API tokens, ordered by id, never their texts. A use is noted to the minute.')
    .option('--user <user>', 'only those of this user: an id or e-mail address')
    .option('--limit <count>', 'the most tokens', Number, 100)
    .option('--cursor <text>', 'where the page begins')
    .addHelpText('after', '\nExample:\n  $ sextant identity tokens --user vera@example.org')
    .action(async (options: TokensOptions) => {
      const { user, limit, cursor } = options;
      const page = await withIdentity(terminal, options, async ({ tokens, userId }) =>
        user === undefined ? tokens.list({ limit, cursor }) : { items: await tokens.listOfUser(await userId(user)), next: undefined },
      );
      if (options.json) return writeLine(terminal.stdout, toJson({ tokens: page.items.map(shown), next: page.next ?? null }));
      const rows = page.items.map((token) => [
        token.prefix,
        String(token.userId),
        token.name,
        token.revokedAt ? `revoked ${String(token.revokedAt)}` : token.expiresAt ? `until ${String(token.expiresAt)}` : 'without end',
        String(token.lastUsedAt ?? '-'),
        token.scopes.join(' ') || '-',
      ]);
      const table = textTable([['TOKEN', 'USER', 'NAME', 'VALID', 'LAST USED', 'ALLOWS'], ...rows]);
      writeLine(terminal.stdout, rows.length === 0 ? 'there is no token' : table);
      if (page.next !== undefined) writeLine(terminal.stderr, `there are more: --cursor ${page.next}`);
    });
}

/** `sextant identity revoke-token TOKEN` */
export function revokeTokenCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('revoke-token'), { json: `print one object: ${SHOWN}` })
    .summary('refuse an API token from now on')
    .description('Revokes an API token; the next request with it is refused. A revoked token stays in the list and never works again.')
    .argument('<token>', 'what it begins with, such as sxt_42, or its number', tokenId)
    .addHelpText('after', '\nExample:\n  $ sextant identity revoke-token sxt_42')
    .action(async (id: ApiTokenId, options: CommonOptions) => {
      const token = await withIdentity(terminal, options, async ({ tokens }) => {
        await tokens.revoke(id);
        return tokens.get(id);
      });
      writeLine(terminal.stdout, options.json ? toJson(shown(token)) : `revoked ${token.prefix} (${token.name})`);
    });
}

function shown(token: ApiToken): object {
  const { id, prefix, userId, name, scopes, createdAt, expiresAt = null, lastUsedAt = null, revokedAt = null } = token;
  return { id, prefix, userId, name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt };
}

function tokenId(text: string): ApiTokenId {
  const digits = TOKEN_ID.exec(text)?.[1];
  if (digits === undefined) throw new InvalidValue('token', `${String(text.length)} characters`, 'what it begins with, such as sxt_42');
  return ApiTokenId(BigInt(digits));
}

function instant(text: string): Instant {
  return Instant.parse(text);
}

function addScope(scope: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, scope];
}
