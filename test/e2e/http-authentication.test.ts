import { request as send } from 'node:http';
import { expect } from 'chai';
import { fastify, type FastifyInstance } from 'fastify';
import { componentsOf } from '../../profiles/index.js';
import { authenticated } from '../../src/adapters/http/authentication.js';
import { createHttpService, startHttpService, type HttpServer } from '../../src/adapters/http/index.js';
import { Container } from '../../src/container/index.js';
import { Instant } from '../../src/domain/shared/instant.js';
import type { Settings } from '../../src/ports/shared/settings.js';
import { ApiTokenRepository } from '../../src/ports/identity/api-token.repository.js';
import { ApiTokenService } from '../../src/services/identity/api-token.service.js';
import { RoleService } from '../../src/services/identity/role.service.js';
import { USUAL_ROLES } from '../../src/services/identity/roles.seed.js';
import { UserService } from '../../src/services/identity/user.service.js';
import { BUILT_IN_DATABASES } from '../../src/settings/settings-schema.js';
import { ALL_ENGINES, type Backend } from '../../src/testing/backends/backend.js';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { aToken } from '../../src/testing/builders/identity/index.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';

const USERS = '/api/identity/users';
const NEW_USER = { email: 'vera@example.org', name: 'Vera Rubin' };
const OPEN = ['/livez', '/readyz', '/', '/docs', '/openapi.json'];

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
  readonly request_id: string;
}

/** A document without what differs between any two requests. */
function comparable({ instance: _, request_id: __, ...document }: Problem): unknown {
  return document;
}

for (const engine of ALL_ENGINES)
  describe(`HTTP authentication on ${engine}`, () => {
    let backend: Backend;
    let container: Container;
    let settings: Settings;
    let app: FastifyInstance;
    let lines: string[];
    /** Texts of tokens: may read and administer users; may only read the catalogue; and those of no use any more. */
    let good: string;
    let elsewhere: string;
    let expired: string;
    let revoked: string;

    before(async () => {
      backend = await newBackend(engine);
      const profile = engine === 'memory' ? 'test' : 'production';
      const databases = Object.fromEntries(BUILT_IN_DATABASES.map((name) => [name, backend.url]));
      settings = new FixedSettings({ databases, profile, http: { authentication: 'all' } });
      container = await Container.start({ profile, components: await componentsOf(profile), settings });
      const [users, roles, tokens] = [container.resolve(UserService), container.resolve(RoleService), container.resolve(ApiTokenService)];
      const { id: userId } = await users.register({ email: 'alice@example.org', name: 'Alice' });
      await roles.define({ name: 'all', description: '', permissions: ['identity:read', 'identity:administer', 'catalog:read'] });
      await roles.grant(userId, 'all');
      const create = async (name: string, scopes?: string[]) => tokens.create({ userId, name, scopes });
      good = (await create('good')).text.reveal();
      elsewhere = (await create('elsewhere', ['catalog:read'])).text.reveal();
      const out = await create('revoked');
      revoked = out.text.reveal();
      await tokens.revoke(out.token.id);
      const createdAt = Instant.parse('2020-01-01T00:00:00Z');
      const over = aToken(userId, 'x'.repeat(43), { createdAt, expiresAt: Instant.parse('2020-01-02T00:00:00Z') });
      const stored = await container.resolve(ApiTokenRepository).add(over);
      expired = `${stored.prefix}_${'x'.repeat(43)}`;
    });
    beforeEach(() => {
      lines = [];
      const logTo = { write: (line: string) => void lines.push(line) };
      app = createHttpService(container, { http: settings.http, log: { level: 'trace' } }, { logTo });
    });
    afterEach(() => app.close());
    after(async () => {
      await container.stop();
      await backend.remove();
    });

    const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
    const stored = async () => ({
      users: await container.resolve(UserService).list(),
      tokens: (await container.resolve(ApiTokenService).list()).items,
    });

    it('lets in who has a token for it, and notes the use', async () => {
      const listed = await app.inject({ url: USERS, ...bearer(good) });
      expect(listed.statusCode).to.equal(200);
      expect(listed.headers).to.not.have.property('www-authenticate');
      expect((await app.inject({ url: USERS, headers: { authorization: `bEARER   ${good}` } })).statusCode).to.equal(200);
      const [token] = (await stored()).tokens;
      expect(token?.lastUsedAt?.compare(token.createdAt)).to.be.at.least(0);
    });

    it('answers every bad token alike, with 401 and how to come in, and writes nothing', async () => {
      const id = good.split('_')[1] ?? '';
      const wrong = `sxt_${id}_${'0'.repeat(43)}`;
      const bad = {
        ...{ malformed: 'x', empty: '', cut: good.slice(0, -1), unknown: good.replace(/_\d+_/, '_404404_'), 'wrong secret': wrong },
        ...{ expired, revoked, '10 kB': 'x'.repeat(10_000), 'two words': `${good} ${good}`, 'with a comma': `${good},${good}` },
      };
      const headers = Object.entries(bad).map(([what, token]) => [what, `Bearer ${token}`]);
      headers.push(['another scheme', `Basic ${Buffer.from('alice:secret').toString('base64')}`], ['no scheme', good], ['blank', ' ']);
      const before = await stored();
      const bodies = new Set<string>();
      for (const [what, authorization] of headers) {
        const answer = await app.inject({ method: 'POST', url: USERS, payload: NEW_USER, headers: { authorization } });
        expect(answer.statusCode, what).to.equal(401);
        expect(answer.headers['content-type'], what).to.equal('application/problem+json; charset=utf-8');
        expect(answer.headers['www-authenticate'], what).to.equal('Bearer realm="sextant", error="invalid_token"');
        bodies.add(JSON.stringify(comparable(answer.json<Problem>())));
      }
      const without = await app.inject({ method: 'POST', url: USERS, payload: NEW_USER });
      expect([without.statusCode, without.headers['www-authenticate']]).to.deep.equal([401, 'Bearer realm="sextant"']);
      bodies.add(JSON.stringify(comparable(without.json<Problem>())));
      expect([...bodies], 'one document for all').to.have.length(1);
      expect([...bodies][0]).to.include('HTTP_AUTHENTICATION_REQUIRED');
      expect(await stored()).to.deep.equal(before);
    });

    it('tells the log why, and no secret to anybody', async () => {
      for (const token of [good, elsewhere, expired, revoked, `${good.slice(0, -3)}abc`])
        await app.inject({ method: 'POST', url: USERS, payload: { ...NEW_USER, email: 'x' }, ...bearer(token) });
      const log = lines.join('');
      for (const code of ['TOKEN_EXPIRED', 'TOKEN_REVOKED', 'TOKEN_UNKNOWN']) expect(log).to.include(code);
      for (const token of [good, elsewhere, expired, revoked]) expect(log).to.not.include(token.split('_')[2]?.slice(0, 20));
    });

    it('names the permission that a token lacks', async () => {
      const answer = await app.inject({ method: 'POST', url: USERS, payload: NEW_USER, ...bearer(elsewhere) });
      expect(answer.statusCode).to.equal(403);
      expect(answer.json()).to.deep.include({ code: 'PERMISSION_MISSING', facts: { permission: 'identity:administer' } });
      const scope = 'Bearer realm="sextant", error="insufficient_scope", scope="identity:administer"';
      expect(answer.headers['www-authenticate']).to.equal(scope);
      expect((await stored()).users).to.have.length(1);
    });

    it('asks before it reads the body', async () => {
      const broken = { method: 'POST', url: USERS, payload: '{', headers: { 'content-type': 'application/json' } } as const;
      expect((await app.inject(broken)).statusCode).to.equal(401);
      expect((await app.inject({ ...broken, headers: { ...broken.headers, ...bearer(good).headers } })).statusCode).to.equal(400);
    });

    it('leaves health and documentation open, and tells unknown paths and methods as before', async () => {
      for (const url of OPEN) expect((await app.inject(url)).statusCode, url).to.equal(200);
      expect((await app.inject('/nothing')).statusCode).to.equal(404);
      expect((await app.inject({ method: 'DELETE', url: USERS })).statusCode).to.equal(405);
      expect((await app.inject({ method: 'HEAD', url: USERS })).statusCode).to.equal(401);
    });

    it('refuses a token at the request after its revocation', async () => {
      const tokens = container.resolve(ApiTokenService);
      const [alice] = (await stored()).users;
      if (!alice) throw new Error('nobody is registered');
      for (let round = 0; round < 5; round += 1) {
        const { token, text } = await tokens.create({ userId: alice.id, name: 'short' });
        expect((await app.inject({ url: USERS, ...bearer(text.reveal()) })).statusCode).to.equal(200);
        await tokens.revoke(token.id);
        expect((await app.inject({ url: USERS, ...bearer(text.reveal()) })).statusCode).to.equal(401);
      }
    });

    it('asks only requests that change something when told so', async () => {
      const writes = createHttpService(container, { http: { authentication: 'writes' }, log: { level: 'silent' } });
      expect((await writes.inject(USERS)).statusCode).to.equal(200);
      expect((await writes.inject({ url: USERS, ...bearer('x') })).statusCode, 'a token nobody asked for').to.equal(200);
      expect((await writes.inject({ method: 'POST', url: USERS, payload: NEW_USER })).statusCode).to.equal(401);
      await writes.close();
    });

    it('asks nobody when it is off, however the request is', async () => {
      const open = createHttpService(container, { http: { authentication: 'off' }, log: { level: 'silent' } });
      expect((await open.inject({ url: USERS, ...bearer('x') })).statusCode).to.equal(200);
      expect((await open.inject('/openapi.json')).body).to.not.include('securitySchemes');
      await open.close();
    });
  });

describe('permissions of the routes', () => {
  let container: Container;
  let app: FastifyInstance;

  before(async () => {
    const settings = new FixedSettings({ databases: {}, http: { authentication: 'all' } });
    container = await Container.start({ profile: 'test', components: await componentsOf('test'), settings });
    app = createHttpService(container, settings);
  });
  after(async () => {
    await app.close();
    await container.stop();
  });

  it('are declared by every route, in the documentation too, and held by the administrator', async () => {
    interface Operation {
      readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
    }
    const document = (await app.inject('/openapi.json')).json<{
      readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
      readonly components: { readonly securitySchemes: unknown };
    }>();
    const administrator = USUAL_ROLES.find(({ name }) => name === 'administrator')?.permissions ?? [];
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security }]) => ({ path, method, security })),
    );
    expect(operations.length).to.be.at.least(20);
    for (const { path, method, security } of operations) {
      if (OPEN.includes(path)) expect(security, path).to.equal(undefined);
      else expect(administrator, `${method} ${path}`).to.include(security?.[0]?.['token']?.[0]);
    }
    expect(document.components.securitySchemes).to.have.nested.property('token.scheme', 'bearer');
  });

  it('that a route does not declare keep the service from starting', async () => {
    const forgetful = fastify();
    authenticated(forgetful, container, 'all');
    forgetful.get('/declared', { config: { permission: 'catalog:read' } }, () => 'x');
    expect(() => forgetful.get('/forgotten', () => 'x')).to.throw('the route GET /forgotten declares no permission');
    await forgetful.close();
  });
});

describe('HTTP authentication on a socket', () => {
  let container: Container;
  let server: HttpServer;
  let token: string;

  before(async () => {
    const settings = new FixedSettings({ databases: {}, http: { authentication: 'all' } });
    container = await Container.start({ profile: 'test', components: await componentsOf('test'), settings });
    server = await startHttpService(container, settings);
    const { id: userId } = await container.resolve(UserService).register(NEW_USER);
    await container.resolve(RoleService).define({ name: 'reader', description: '', permissions: ['identity:read'] });
    await container.resolve(RoleService).grant(userId, 'reader');
    token = (await container.resolve(ApiTokenService).create({ userId, name: 'laptop' })).text.reveal();
  });
  after(async () => {
    await server.close();
    await container.stop();
  });

  const statusWith = (authorization: readonly string[]): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const headers = authorization.flatMap((value) => ['Authorization', value]);
      send(`${server.url}${USERS}`, { headers: ['Host', 'localhost', ...headers] }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      })
        .on('error', reject)
        .end();
    });

  it('takes one header and refuses several, whichever is good', async () => {
    const good = `Bearer ${token}`;
    expect(await statusWith([good])).to.equal(200);
    expect(await statusWith([])).to.equal(401);
    expect(await statusWith([good, good])).to.equal(401);
    expect(await statusWith([good, 'Bearer x'])).to.equal(401);
    expect(await statusWith(['Bearer x', good])).to.equal(401);
    expect(await statusWith([`Bearer ${'x'.repeat(10_000)}`])).to.equal(401);
  });
});
