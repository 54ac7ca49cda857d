import { expect } from 'chai';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { CommandFolder } from './cli-process.js';
import type { ProgramResult } from './run-node.js';

for (const engine of ['sqlite', 'postgres'] as const)
  describe(`sextant identity on ${engine}`, function () {
    // Many processes one after the other.
    this.timeout(120_000);
    let folder: CommandFolder;
    let environment: NodeJS.ProcessEnv;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      const backend = await newBackend(engine);
      folder = new CommandFolder();
      environment = { DATABASE_URL: backend.url };
      remove = () => backend.remove();
    });
    afterEach(async () => {
      folder.remove();
      await remove();
    });

    const run = (...args: string[]): Promise<ProgramResult> => folder.run(args, environment);
    const told = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await run('identity', ...args);
      expect(code, stderr).to.equal(0);
      return stdout;
    };
    const json = async (...args: string[]): Promise<unknown> => JSON.parse(await told(...args, '--json'));

    it('takes a new installation to a token that opens the service, and closes it again while it runs', async () => {
      const seeded = JSON.parse((await run('seed', '--json')).stdout) as { seeds: object[] };
      expect(seeded.seeds).to.have.length(1);
      expect(seeded.seeds[0]).to.deep.include({ seed: 'roles', state: 'applied', created: { role: 5 } });
      expect(await told('create-user', 'vera@example.org', 'Vera Rubin')).to.equal('created user 1, Vera Rubin <vera@example.org>\n');
      expect(await told('grant', 'vera@example.org', 'reader')).to.equal('user 1 has the role reader\n');
      const created = await run('identity', 'create-token', '1', 'laptop', '--scope', 'identity:read');
      expect(created.stdout).to.match(/^sxt_1_[0-9A-Za-z]{43}\n$/);
      expect(created.stderr).to.include('created sxt_1, which allows identity:read').and.not.include(created.stdout.trim());
      const token = created.stdout.trim();
      const server = await folder.start([], { ...environment, SEXTANT_HTTP__AUTHENTICATION: 'all' });
      const ask = async (path: string, init: RequestInit = {}): Promise<number> =>
        (await fetch(`${server.url}${path}`, { ...init, headers: { authorization: `Bearer ${token}` } })).status;
      expect((await fetch(`${server.url}/api/identity/users`)).status).to.equal(401);
      expect((await fetch(`${server.url}/readyz`)).status).to.equal(200);
      expect(await ask('/api/identity/users')).to.equal(200);
      expect(await ask('/api/catalog/objects')).to.equal(403);
      expect(await told('tokens')).to.match(
        /^TOKEN {2}USER {2}NAME {4}VALID {8}LAST USED .*\nsxt_1 {2}1 {5}laptop {2}without end {2}2\d{3}-.*identity:read\n$/,
      );
      expect(await told('revoke-token', token)).to.equal('revoked sxt_1 (laptop)\n');
      expect(await ask('/api/identity/users'), 'the request after another process revoked it').to.equal(401);
      await server.stop('SIGTERM');
    });

    it('shows what there is as tables and as JSON, and narrows tokens when a role is revoked', async () => {
      expect(await told('users')).to.equal('nobody is registered\n');
      expect(await told('tokens')).to.equal('there is no token\n');
      expect(await json('create-user', 'vera@example.org', 'Vera')).to.include({ id: '1', email: 'vera@example.org', name: 'Vera' });
      expect(await json('create-role', 'night-watch', 'pilots:read', 'observatory:read')).to.deep.equal({
        ...{ name: 'night-watch', description: '', permissions: ['observatory:read', 'pilots:read'] },
      });
      expect(await json('grant', '1', 'night-watch')).to.include({ userId: '1', role: 'night-watch' });
      const created = (await json('create-token', 'VERA@example.org', 'x', '--expires', '2999-01-01T00:00:00Z')) as { text: string };
      expect(created).to.deep.include({ id: '1', prefix: 'sxt_1', scopes: ['observatory:read', 'pilots:read'] });
      expect(created.text).to.match(/^sxt_1_/);
      expect(await told('roles', '--user', '1')).to.equal(
        'ROLE         PERMISSIONS                   DESCRIPTION\nnight-watch  observatory:read pilots:read\n',
      );
      await told('revoke', '1', 'night-watch');
      const { tokens, next } = (await json('tokens', '--user', '1')) as { tokens: object[]; next: null };
      expect([tokens.length, next]).to.deep.equal([1, null]);
      expect(tokens[0]).to.deep.include({ id: '1', scopes: [], expiresAt: '2999-01-01T00:00:00.000000Z', revokedAt: null });
      expect(JSON.stringify(tokens)).to.not.include('hash');
    });

    it('refuses what cannot be with its code, and repeats no token', async () => {
      await told('create-user', 'vera@example.org', 'Vera');
      const refusals: readonly (readonly [readonly string[], number, string])[] = [
        [['create-user', 'vera@example.org', 'Vera'], 75, 'EMAIL_ALREADY_REGISTERED'],
        [['create-user', 'vera', 'Vera'], 1, 'INVALID_VALUE'],
        [['grant', '404', 'reader'], 1, 'USER_NOT_FOUND'],
        [['grant', 'nobody@example.org', 'reader'], 1, 'USER_NOT_FOUND'],
        [['grant', '1', 'nowhere'], 1, 'ROLE_NOT_FOUND'],
        [['create-token', '1', 'x', '--scope', 'observatory:operate'], 75, 'TOKEN_SCOPE_NOT_HELD'],
        [['create-token', '1', 'x', '--expires', 'tomorrow'], 1, 'INVALID_VALUE'],
        [['revoke-token', '404'], 1, 'TOKEN_NOT_FOUND'],
      ];
      for (const [args, code, error] of refusals) {
        const refused = await run('identity', ...args);
        expect([refused.code, refused.stderr.split(':')[0]], args.join(' ')).to.deep.equal([code, error]);
      }
      const secret = 'x'.repeat(43);
      const pasted = [await run('identity', 'revoke-token', `sxt_0_${secret}`), await run('identity', 'revoke-token', secret)];
      for (const { code, stdout, stderr } of pasted) {
        expect(code).to.equal(1);
        expect(stdout + stderr).to.not.include(secret);
      }
    });
  });
