import { expect } from 'chai';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { z } from 'zod';
import { componentsOf } from '../../profiles/index.js';
import { apiTokenSchema, createdApiTokenSchema } from '../../src/adapters/http/identity/api-token.http.js';
import { createHttpService } from '../../src/adapters/http/index.js';
import { roleGrantSchema } from '../../src/adapters/http/identity/role-grant.http.js';
import { rolePageSchema, roleSchema } from '../../src/adapters/http/identity/role.http.js';
import { Container } from '../../src/container/index.js';
import { ApiTokenService } from '../../src/services/identity/api-token.service.js';
import { RoleService } from '../../src/services/identity/role.service.js';
import { UserService } from '../../src/services/identity/user.service.js';
import { BUILT_IN_DATABASES } from '../../src/settings/settings-schema.js';
import { ALL_ENGINES, type Backend } from '../../src/testing/backends/backend.js';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';

const API = '/api/identity';
const OPERATOR = { name: 'operator', description: 'works at night', permissions: ['observatory:operate', 'observatory:read'] };

for (const engine of ALL_ENGINES)
  describe(`HTTP roles and tokens on ${engine}`, () => {
    let backend: Backend;
    let container: Container;
    let app: FastifyInstance;
    let open: FastifyInstance;
    let lines: string[];
    let administrator: string;
    let reader: string;
    /** Who has no role yet. */
    let vera: string;
    let people = 0;

    before(async () => {
      backend = await newBackend(engine);
      const profile = engine === 'memory' ? 'test' : 'production';
      const databases = Object.fromEntries(BUILT_IN_DATABASES.map((name) => [name, backend.url]));
      const settings = new FixedSettings({ databases, profile, http: { authentication: 'all' } });
      container = await Container.start({ profile, components: await componentsOf(profile), settings });
      const logTo = { write: (line: string) => void lines.push(line) };
      app = createHttpService(container, { http: { authentication: 'all' }, log: { level: 'trace' } }, { logTo });
      open = createHttpService(container, { http: { authentication: 'off' }, log: { level: 'silent' } });
      const roles = container.resolve(RoleService);
      await roles.define({ name: 'administrator', description: '', permissions: ['identity:administer', 'identity:read'] });
      await roles.define({ name: 'reader', description: '', permissions: ['identity:read'] });
      const { id } = await container.resolve(UserService).register({ email: 'alice@example.org', name: 'Alice' });
      await roles.grant(id, 'administrator');
      const create = async (scopes: string[]) => container.resolve(ApiTokenService).create({ userId: id, name: 'x', scopes });
      administrator = (await create(['identity:administer', 'identity:read'])).text.reveal();
      reader = (await create(['identity:read'])).text.reveal();
    });
    beforeEach(async () => {
      lines = [];
      people += 1;
      const user = await container.resolve(UserService).register({ email: `vera${String(people)}@example.org`, name: 'Vera' });
      vera = `${API}/users/${String(user.id)}`;
    });
    afterEach(async () => {
      for (const { name } of (await container.resolve(RoleService).list()).items) {
        const everybody = await container.resolve(UserService).list({ limit: 500 });
        if (name === 'administrator' || name === 'reader') continue;
        for (const { id } of everybody)
          await container
            .resolve(RoleService)
            .revoke(id, name)
            .catch(() => undefined);
        await container.resolve(RoleService).remove(name);
      }
    });
    after(async () => {
      await app.close();
      await open.close();
      await container.stop();
      await backend.remove();
    });

    const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, token = administrator) => {
      const request: InjectOptions = { method, url, headers: { authorization: `Bearer ${token}` } };
      return app.inject(payload === undefined ? request : { ...request, payload });
    };
    const told = async <Schema extends z.ZodType>(
      schema: Schema,
      asked: ReturnType<typeof ask>,
      status = 200,
    ): Promise<z.output<Schema>> => {
      const answer = await asked;
      expect(answer.statusCode, answer.body).to.equal(status);
      expect(schema.parse(answer.json()), 'only what is documented').to.deep.equal(answer.json());
      return schema.parse(answer.json());
    };
    const refusal = async (asked: ReturnType<typeof ask>): Promise<readonly [number, string]> => {
      const answer = await asked;
      return [answer.statusCode, answer.json<{ code: string }>().code];
    };

    it('defines, shows, redefines and removes a role', async () => {
      const defined = await ask('POST', `${API}/roles`, OPERATOR);
      expect([defined.statusCode, defined.headers.location]).to.deep.equal([201, `${API}/roles/operator`]);
      expect(defined.json()).to.deep.equal(OPERATOR);
      expect(await told(roleSchema, ask('GET', `${API}/roles/operator`))).to.deep.equal(OPERATOR);
      const names = (await told(rolePageSchema, ask('GET', `${API}/roles`))).items.map(({ name }) => name);
      expect(names).to.deep.equal(['administrator', 'operator', 'reader']);
      const page = await told(rolePageSchema, ask('GET', `${API}/roles?limit=2`));
      const rest = await told(rolePageSchema, ask('GET', `${API}/roles?limit=2&cursor=${encodeURIComponent(page.next ?? '')}`));
      expect([page.has_next, rest.items.map(({ name }) => name), rest.next]).to.deep.equal([true, ['reader'], null]);
      const changed = { description: 'rests', permissions: ['observatory:read'] };
      expect(await told(roleSchema, ask('PUT', `${API}/roles/operator`, changed))).to.deep.equal({ name: 'operator', ...changed });
      const removed = await ask('DELETE', `${API}/roles/operator`);
      expect([removed.statusCode, removed.body]).to.deep.equal([204, '']);
      expect(await refusal(ask('GET', `${API}/roles/operator`))).to.deep.equal([404, 'ROLE_NOT_FOUND']);
    });

    it('refuses what cannot be a role, is there, is not there, or is held by somebody', async () => {
      await ask('POST', `${API}/roles`, OPERATOR);
      expect(await refusal(ask('POST', `${API}/roles`, OPERATOR))).to.deep.equal([409, 'ROLE_EXISTS']);
      for (const wrong of [{ ...OPERATOR, name: 'No' }, { ...OPERATOR, permissions: ['*'] }, { ...OPERATOR, extra: 1 }, { name: 'x' }])
        expect((await refusal(ask('POST', `${API}/roles`, wrong)))[0], JSON.stringify(wrong)).to.equal(400);
      const { name: _, ...fields } = OPERATOR;
      expect(await refusal(ask('PUT', `${API}/roles/nobody`, fields))).to.deep.equal([404, 'ROLE_NOT_FOUND']);
      expect(await refusal(ask('DELETE', `${API}/roles/nobody`))).to.deep.equal([404, 'ROLE_NOT_FOUND']);
      await ask('PUT', `${vera}/roles/operator`);
      expect(await refusal(ask('DELETE', `${API}/roles/operator`))).to.deep.equal([409, 'ROLE_IN_USE']);
    });

    it('grants a role once, lists it, and takes it back', async () => {
      await ask('POST', `${API}/roles`, OPERATOR);
      const first = await told(roleGrantSchema, ask('PUT', `${vera}/roles/operator`));
      expect(first).to.include({ user: vera.split('/').at(-1), role: 'operator' });
      expect(await told(roleGrantSchema, ask('PUT', `${vera}/roles/operator`)), 'again').to.deep.equal(first);
      expect(await told(roleSchema.array(), ask('GET', `${vera}/roles`))).to.deep.equal([OPERATOR]);
      expect((await ask('DELETE', `${vera}/roles/operator`)).statusCode).to.equal(204);
      expect(await told(roleSchema.array(), ask('GET', `${vera}/roles`))).to.deep.equal([]);
      expect(await refusal(ask('DELETE', `${vera}/roles/operator`))).to.deep.equal([404, 'ROLE_NOT_GRANTED']);
      expect(await refusal(ask('PUT', `${vera}/roles/nobody`))).to.deep.equal([404, 'ROLE_NOT_FOUND']);
      expect(await refusal(ask('PUT', `${API}/users/404404/roles/operator`))).to.deep.equal([404, 'USER_NOT_FOUND']);
    });

    it('tells the text of a token once, in an answer that nobody keeps, and revokes it', async () => {
      await ask('PUT', `${vera}/roles/reader`);
      const asked = { name: 'control room', expires_at: '2999-01-01T00:00:00.000000Z' };
      const answer = await ask('POST', `${vera}/tokens`, asked);
      expect([answer.statusCode, answer.headers['cache-control']]).to.deep.equal([201, 'no-store']);
      const { text, ...shown } = createdApiTokenSchema.parse(answer.json());
      expect(shown).to.deep.include({ ...asked, scopes: ['identity:read'], last_used_at: null, revoked_at: null });
      expect((await ask('GET', `${API}/roles`, undefined, text)).statusCode, 'it works').to.equal(200);
      const listing = await ask('GET', `${vera}/tokens`);
      expect(
        apiTokenSchema
          .array()
          .parse(listing.json())
          .map(({ id }) => id),
      ).to.deep.equal([shown.id]);
      const secret = text.split('_')[2] ?? '';
      expect(secret).to.have.length(43);
      expect(listing.body + lines.join(''), 'lists and logs').to.not.include(secret.slice(0, 12));
      expect((await ask('DELETE', `${vera}/tokens/${shown.id}`)).statusCode).to.equal(204);
      expect((await ask('GET', `${API}/roles`, undefined, text)).statusCode, 'it works no more').to.equal(401);
      const [revoked] = await told(apiTokenSchema.array(), ask('GET', `${vera}/tokens`));
      expect((await ask('DELETE', `${vera}/tokens/${shown.id}`)).statusCode, 'again').to.equal(204);
      expect(await told(apiTokenSchema.array(), ask('GET', `${vera}/tokens`)), 'the first moment stays').to.deep.equal([revoked]);
      expect(revoked?.revoked_at).to.be.a('string');
    });

    it('refuses a token beyond its user, of nobody, or of somebody else', async () => {
      expect(await refusal(ask('POST', `${vera}/tokens`, { name: 'x', scopes: ['identity:read'] }))).to.deep.equal([
        409,
        'TOKEN_SCOPE_NOT_HELD',
      ]);
      expect((await refusal(ask('POST', `${vera}/tokens`, { name: ' ' })))[0]).to.equal(400);
      expect((await refusal(ask('POST', `${vera}/tokens`, { name: 'x', expires_at: '2001-01-01T00:00:00Z' })))[0]).to.equal(400);
      expect(await refusal(ask('POST', `${API}/users/404404/tokens`, { name: 'x' }))).to.deep.equal([404, 'USER_NOT_FOUND']);
      expect(await refusal(ask('GET', `${API}/users/404404/tokens`))).to.deep.equal([404, 'USER_NOT_FOUND']);
      const id = administrator.split('_')[1] ?? '';
      expect(await refusal(ask('DELETE', `${vera}/tokens/${id}`)), 'of Alice').to.deep.equal([404, 'TOKEN_NOT_FOUND']);
      expect((await ask('GET', `${API}/roles`)).statusCode, 'and it still works').to.equal(200);
    });

    const changes = () =>
      [
        ['POST', `${API}/roles`, OPERATOR],
        ['PUT', `${API}/roles/reader`, { description: 'all', permissions: ['identity:administer'] }],
        ['DELETE', `${API}/roles/reader`, undefined],
        ['PUT', `${vera}/roles/administrator`, undefined],
        ['DELETE', `${vera}/roles/reader`, undefined],
        ['POST', `${vera}/tokens`, { name: 'x' }],
        ['DELETE', `${vera}/tokens/1`, undefined],
      ] as const;
    const stored = async (): Promise<unknown> => [
      (await container.resolve(RoleService).list()).items,
      (await container.resolve(ApiTokenService).list()).items.map(({ id, revokedAt, scopes }) => ({ id, revokedAt, scopes })),
      (await app.inject({ url: `${vera}/roles`, headers: { authorization: `Bearer ${reader}` } })).json(),
    ];

    it('lets only an administrator change anything, and who may read look', async () => {
      const before = await stored();
      for (const [method, url, payload] of changes()) {
        expect(await refusal(ask(method, url, payload, reader)), `${method} ${url}`).to.deep.equal([403, 'PERMISSION_MISSING']);
        expect((await app.inject({ method, url, ...(payload && { payload }) })).statusCode, `${method} ${url}`).to.equal(401);
      }
      expect(await stored()).to.deep.equal(before);
      for (const url of [`${API}/roles`, `${API}/roles/reader`, `${vera}/roles`, `${vera}/tokens`])
        expect((await ask('GET', url, undefined, reader)).statusCode, url).to.equal(200);
    });

    it('gives nobody any power while nobody is asked who they are', async () => {
      const before = await stored();
      for (const [method, url, payload] of changes()) {
        const request: InjectOptions = { method, url, headers: { authorization: `Bearer ${administrator}` } };
        const answer = await open.inject(payload ? { ...request, payload } : request);
        expect([answer.statusCode, answer.json<{ code: string }>().code], `${method} ${url}`).to.deep.equal([403, 'HTTP_CALLER_UNKNOWN']);
      }
      expect(await stored()).to.deep.equal(before);
      for (const url of [`${API}/roles`, `${vera}/roles`, `${vera}/tokens`]) expect((await open.inject(url)).statusCode, url).to.equal(200);
    });
  });
