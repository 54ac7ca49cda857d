import { expect } from 'chai';
import type { FastifyInstance } from 'fastify';
import { createHttpService } from '../../../src/adapters/http/index.js';
import { readinessSchema } from '../../../src/adapters/http/health.http.js';
import { Components, serviceOn, silent } from './doubles.js';

describe('HTTP service', () => {
  let components: Components;
  let app: FastifyInstance;

  beforeEach(() => {
    components = new Components();
    app = serviceOn(components);
  });

  afterEach(() => app.close());

  it('is alive whatever its components are', async () => {
    components.report = { status: 'down', ready: false, components: [] };
    const response = await app.inject('/livez');
    expect([response.statusCode, response.json()]).to.deep.equal([200, { status: 'alive' }]);
  });

  it('is ready when every component is, and else names those that are not', async () => {
    expect((await app.inject('/readyz')).statusCode).to.equal(200);
    components.report = {
      status: 'down',
      ready: false,
      components: [{ component: 'CatalogDatabase', status: 'down', detail: 'canary', tookMilliseconds: 1, affects: ['ObjectService'] }],
    };
    const response = await app.inject('/readyz');
    expect(response.statusCode).to.equal(503);
    expect(response.body).to.not.include('canary');
    expect(readinessSchema.parse(response.json())).to.deep.equal({
      status: 'not ready',
      components: [{ component: 'CatalogDatabase', status: 'down' }],
    });
  });

  it('shows its entry points as JSON, and as a page to a browser', async () => {
    const asJson = await app.inject('/');
    const links = asJson.json<{ links: { href: string }[] }>().links.map(({ href }) => href);
    for (const href of links) expect((await app.inject(href)).statusCode, href).to.be.oneOf([200, 302]);
    const page = await app.inject({ url: '/', headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
    expect(page.headers['content-type']).to.equal('text/html; charset=utf-8');
    expect(page.body).to.include('href="/docs"');
  });

  it('describes every route in OpenAPI 3.1 with parameters and failures', async () => {
    const document = (await app.inject('/openapi.json')).json<OpenApi>();
    expect(document.openapi).to.match(/^3\.1\./);
    expect(Object.keys(document.paths)).to.include.members(['/livez', '/readyz', '/api/identity/users', '/api/identity/users/{id}']);
    const list = document.paths['/api/identity/users']?.get;
    expect(list?.parameters?.map(({ name, schema }) => `${name} ${schema.type}`)).to.deep.equal(['limit integer', 'offset integer']);
    for (const [path, methods] of Object.entries(document.paths))
      for (const operation of Object.values(methods))
        expect(JSON.stringify(operation.responses['default']), path)
          .to.include('application/problem+json')
          .and.include('#/components/schemas/Problem');
  });

  it('shows the documentation page with nothing from elsewhere', async () => {
    const page = await app.inject('/docs');
    expect(page.statusCode).to.equal(200);
    const sources = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => String(match[1]));
    expect(sources).to.have.lengthOf.at.least(4);
    for (const source of sources) {
      expect(source).to.match(/^\/docs\//);
      expect((await app.inject(source)).statusCode, source).to.equal(200);
    }
  });

  it('answers HEAD like GET without a body', async () => {
    const response = await app.inject({ method: 'HEAD', url: '/livez' });
    expect([response.statusCode, response.body]).to.deep.equal([200, '']);
  });

  it('logs a fault with its causes and without its secrets, and each answer by its pattern', async () => {
    const lines: string[] = [];
    const logged = createHttpService(
      components,
      { ...silent, log: { level: 'info' } },
      { logTo: { write: (line: string) => void lines.push(line) } },
    );
    const fault = Object.assign(new Error('cannot reach postgresql://sextant:canary@db/catalog'), { parameters: ['canary'] });
    components.database.failBegin = new Error('outer', { cause: fault });
    const response = await logged.inject({ url: '/api/identity/users?offset=1', headers: { authorization: 'Bearer canary' } });
    await logged.close();
    const log = lines.join('');
    expect(log).to.include('postgresql://sextant:***@db/catalog').and.include('outer').and.include('HTTP_UNEXPECTED_FAILURE');
    expect(log).to.not.include('canary').and.not.include('offset');
    const answer = lines.map((line) => JSON.parse(line) as Record<string, unknown>).find((line) => line['status'] === 500);
    expect(answer).to.include({
      method: 'GET',
      route: '/api/identity/users',
      request_id: response.json<{ request_id: string }>().request_id,
    });
  });
});

interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<string, { parameters?: { name: string; schema: { type: string } }[]; responses: Record<string, unknown> }>
  >;
}
