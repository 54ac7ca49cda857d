import { expect } from 'chai';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { HttpListenFailed } from '../../../src/adapters/http/index.js';
import { problemSchema } from '../../../src/adapters/http/problem.schema.js';
import {
  ConnectionsExhausted,
  DatabaseTimeout,
  SerializationConflict,
  StatementRejected,
} from '../../../src/ports/shared/database.errors.js';
import { Components, serviceOn } from './doubles.js';

const USERS = '/api/identity/users';
const json = { 'content-type': 'application/json' };

describe('HTTP problem documents', () => {
  let components: Components;
  let app: FastifyInstance;

  beforeEach(() => {
    components = new Components();
    app = serviceOn(components);
  });

  afterEach(() => app.close());

  async function problem(request: InjectOptions) {
    const response = await app.inject(request);
    expect(response.headers['content-type']).to.equal('application/problem+json; charset=utf-8');
    const document = problemSchema.parse(response.json());
    expect(document.status).to.equal(response.statusCode);
    return { ...document, headers: response.headers };
  }

  const cases: readonly (readonly [string, InjectOptions, number, string])[] = [
    ['an unknown path', { url: '/api/nothing' }, 404, 'HTTP_ROUTE_NOT_FOUND'],
    [
      'an unknown path with a broken body',
      { method: 'POST', url: '/api/nothing', headers: json, payload: '{' },
      404,
      'HTTP_ROUTE_NOT_FOUND',
    ],
    ['JSON that is cut off', { method: 'POST', url: USERS, headers: json, payload: '{"email":' }, 400, 'HTTP_REQUEST_MALFORMED'],
    ['an empty body', { method: 'POST', url: USERS, headers: json, payload: '' }, 400, 'HTTP_REQUEST_MALFORMED'],
    ['no body at all', { method: 'POST', url: USERS }, 400, 'HTTP_REQUEST_INVALID'],
    [
      'a body that sets __proto__',
      { method: 'POST', url: USERS, headers: json, payload: '{"__proto__":{"admin":true}}' },
      400,
      'HTTP_REQUEST_MALFORMED',
    ],
    [
      'a body that sets constructor.prototype',
      { method: 'POST', url: USERS, headers: json, payload: '{"constructor":{"prototype":{"admin":true}}}' },
      400,
      'HTTP_REQUEST_MALFORMED',
    ],
    [
      'a body above the limit',
      { method: 'POST', url: USERS, headers: json, payload: JSON.stringify({ name: 'x'.repeat(1_100_000) }) },
      413,
      'HTTP_BODY_TOO_LARGE',
    ],
    [
      'a form',
      { method: 'POST', url: USERS, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'email=a' },
      415,
      'HTTP_MEDIA_TYPE_UNSUPPORTED',
    ],
    [
      'plain text',
      { method: 'POST', url: USERS, headers: { 'content-type': 'text/plain' }, payload: 'a' },
      415,
      'HTTP_MEDIA_TYPE_UNSUPPORTED',
    ],
    ['broken percent-encoding', { url: `${USERS}/%E0%A4%A` }, 400, 'HTTP_REQUEST_MALFORMED'],
    ['NUL in the path', { url: `${USERS}/1%00` }, 400, 'HTTP_REQUEST_INVALID'],
    ['an id above 64 bits', { url: `${USERS}/9223372036854775808` }, 400, 'HTTP_REQUEST_INVALID'],
    ['an id that is no number', { url: `${USERS}/1e3` }, 400, 'HTTP_REQUEST_INVALID'],
    ['an endless id', { url: `${USERS}/${'9'.repeat(600)}` }, 414, 'HTTP_URL_TOO_LONG'],
    ['a query key given twice', { url: `${USERS}?limit=1&limit=2` }, 400, 'HTTP_REQUEST_INVALID'],
    ['an unknown query key', { url: `${USERS}?limt=1` }, 400, 'HTTP_REQUEST_INVALID'],
    ['an injection in a number', { url: `${USERS}?limit=1;DROP%20TABLE%20users` }, 400, 'HTTP_REQUEST_INVALID'],
    ['a number in another notation', { url: `${USERS}?limit=1e2` }, 400, 'HTTP_REQUEST_INVALID'],
    ['an empty number', { url: `${USERS}?limit=` }, 400, 'HTTP_REQUEST_INVALID'],
    ['a user that does not exist', { url: `${USERS}/9223372036854775807` }, 404, 'USER_NOT_FOUND'],
    ['an address that is none', { method: 'POST', url: USERS, payload: { email: 'nobody', name: 'Vera' } }, 400, 'HTTP_REQUEST_INVALID'],
    [
      'a lone surrogate in a name',
      { method: 'POST', url: USERS, headers: json, payload: '{"email":"a@b","name":"\\ud800"}' },
      400,
      'INVALID_VALUE',
    ],
  ];
  for (const [what, request, status, code] of cases)
    it(`answers ${what} with ${status} ${code}`, async () => {
      const document = await problem(request);
      expect(document.code).to.equal(code);
      expect(document.status).to.equal(status);
      expect(components.database.events).to.not.include('commit');
    });

  it('answers a wrong method with 405 and the methods that exist', async () => {
    const document = await problem({ method: 'DELETE', url: USERS });
    expect(document.status).to.equal(405);
    expect(document.headers.allow).to.equal('GET, HEAD, POST');
    expect((await problem({ method: 'PUT', url: `${USERS}/17?x=1` })).headers.allow).to.equal('GET, HEAD');
  });

  it('lists every refused field with its place', async () => {
    const document = await problem({ method: 'POST', url: USERS, payload: { email: 7, nickname: 'V' } });
    expect(document.errors?.map((error) => `${error.in} ${error.field}`)).to.have.members(['body email', 'body name', 'body nickname']);
    const paged = await problem({ url: `${USERS}?limit=0&offset=-1` });
    expect(paged.errors?.map((error) => `${error.in} ${error.field}`)).to.have.members(['query limit', 'query offset']);
  });

  it('names the path without its query as the instance', async () => {
    expect((await problem({ url: `${USERS}/77?token=geheim` })).instance).to.equal(`${USERS}/77`);
  });

  it('explains a domain error with its facts and remedy', async () => {
    await app.inject({ method: 'POST', url: USERS, payload: { email: 'vera@example.org', name: 'Vera' } });
    const document = await problem({ method: 'POST', url: USERS, payload: { email: 'Vera@example.org', name: 'Other' } });
    expect(document.code).to.equal('EMAIL_ALREADY_REGISTERED');
    expect(document.status).to.equal(409);
    expect(document.facts).to.deep.equal({ email: 'vera@example.org' });
    expect(document.remedy).to.include('another address');
  });

  const faults: readonly (readonly [Error, number, string])[] = [
    [new ConnectionsExhausted('identity', 50, { active: 1, idle: 0, waiting: 3, capacity: 1 }), 503, 'DATABASE_CONNECTIONS_EXHAUSTED'],
    [new DatabaseTimeout('identity', 'canary-detail'), 504, 'DATABASE_TIMEOUT'],
    [new SerializationConflict('identity', 'canary-detail'), 409, 'DATABASE_CONFLICT'],
    [new StatementRejected('identity', 'canary-detail', { statement: 'SELECT canary-detail' }), 500, 'DATABASE_STATEMENT_REJECTED'],
    [new HttpListenFailed('canary-host', 1, undefined), 503, 'HTTP_LISTEN_FAILED'],
    [new Error('canary-detail'), 500, 'HTTP_UNEXPECTED_FAILURE'],
  ];
  for (const [fault, status, code] of faults)
    it(`answers ${code} with ${status} and none of its particulars`, async () => {
      components.database.failBegin = fault;
      const response = await app.inject({ url: `${USERS}/1` });
      const document = problemSchema.parse(response.json());
      expect([response.statusCode, document.code]).to.deep.equal([status, code]);
      expect(response.body).to.not.match(/canary|waiting|at .*\.js/);
      expect(response.headers['retry-after']).to.equal(status === 503 ? '1' : undefined);
    });

  it('answers even when something throws what is no error', async () => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what a careless library does
    components.users.during = () => Promise.reject('canary');
    const document = await problem({ url: `${USERS}/1` });
    expect(document.code).to.equal('HTTP_UNEXPECTED_FAILURE');
  });
});
