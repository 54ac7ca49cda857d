import { Agent, request as send, type IncomingHttpHeaders } from 'node:http';
import { expect } from 'chai';
import fc from 'fast-check';
import { startHttpService, type HttpServer } from '../../src/adapters/http/index.js';
import { problemSchema } from '../../src/adapters/http/problem.schema.js';
import { Components } from '../unit/http/doubles.js';

const REQUESTS = Number(process.env['SEXTANT_TEST_FUZZ_REQUESTS'] ?? 600);
const SEED = Number(process.env['SEXTANT_TEST_SEED'] ?? Date.now() % 2 ** 31);
const PATHS = [
  '/',
  '/livez',
  '/readyz',
  '/openapi.json',
  '/api/identity/users',
  '/api/catalog/objects',
  '/api/catalog/dossiers',
  '/api/catalog/probabilities',
  '/api/catalog/steps',
  '/api/catalog/features',
  '/api/ledger/accounts',
  '/api/my_pilots/pilots',
  '/api/observatory/copies',
  '/api/observatory/movements',
  '/api/observatory/executions',
  '/api/observatory/instruments',
  '/api/observatory/obs_units',
  '/api/observatory/sources',
  '/api/observatory/telescopes',
  '/api/identity/roles',
  '/api/identity/users/1/roles',
  '/api/identity/users/1/tokens',
];
const HOSTILE = [
  "'; DROP TABLE users; --",
  '1 OR 1=1',
  '%00',
  '%',
  '%ff',
  '..%2f..%2fetc%2fpasswd',
  '__proto__',
  'constructor',
  '{"$gt":0}',
  '\\',
  '9'.repeat(40),
  '-1',
  'NaN',
  '1e309',
  ' ',
  '%F0%9F%94%AD',
];

const segment = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 10 }).map(encodeLoosely),
);
const query = fc.array(
  fc.tuple(fc.oneof(fc.constantFrom('limit', 'offset', 'sort', 'limit[]', 'filter', 'oids', 'class_name', 'page'), segment), segment),
  {
    maxLength: 4,
  },
);
const path = fc
  .tuple(fc.constantFrom(...PATHS), fc.array(segment, { maxLength: 3 }), query)
  .map(([start, rest, pairs]) =>
    printable(
      `${[start.replace(/\/$/, ''), ...rest].join('/') || '/'}${pairs.length > 0 ? `?${pairs.map((pair) => pair.join('=')).join('&')}` : ''}`,
    ),
  );
const body = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc
    .record({
      email: fc.oneof(fc.string(), fc.emailAddress(), fc.integer()),
      name: fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null)),
    })
    .map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '[',
    '{"email":"a@b","name":"\\u0000"}',
    '"\\ud800"',
    '['.repeat(5000),
  ),
  fc.string(),
);

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly headers: { readonly 'content-type': string; readonly accept: string };
}

const request: fc.Arbitrary<Asked> = fc.record({
  method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'),
  path,
  body,
  headers: fc.record({
    'content-type': fc.constantFrom(
      'application/json',
      'application/json; charset=utf-16',
      'text/plain',
      'application/xml',
      ';',
      'application/problem+json',
    ),
    accept: fc.constantFrom('*/*', 'text/html', 'application/json', 'nonsense'),
  }),
});

// Over a socket, because `inject` parses the URL first and would refuse or repair the worst of them.
describe(`HTTP under random requests (seed ${SEED})`, function () {
  this.timeout(300_000);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let server: HttpServer;

  before(async () => {
    server = await startHttpService(new Components(), {
      http: { host: '127.0.0.1', port: 0, authentication: 'off' },
      log: { level: 'silent' },
    });
  });

  after(async () => {
    agent.destroy();
    await server.close();
  });

  it(`answers every one of ${REQUESTS} with success or a problem document, never with a fault or a stack trace`, async () => {
    const refused = new Set<number>();
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        const answer = await answerTo(asked);
        expect(answer.status, answer.body).to.be.below(500);
        if (answer.headers['content-type']?.includes('json')) expect(answer.body).to.not.match(/\.js:\d+|node_modules/);
        if (answer.status < 400) return;
        refused.add(answer.status);
        expect(answer.headers['content-type']).to.equal('application/problem+json; charset=utf-8');
        if (asked.method !== 'HEAD') expect(problemSchema.parse(JSON.parse(answer.body)).status).to.equal(answer.status);
      }),
      { numRuns: REQUESTS, seed: SEED },
    );
    expect(Object.prototype).to.not.have.property('polluted');
    expect([...refused]).to.include.members([400, 404, 405]);
  });

  function answerTo({ method, path, body, headers }: Asked): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const outgoing = send({ agent, hostname, port, method, path, headers: { ...headers, 'content-length': Buffer.byteLength(body) } });
      outgoing.on('error', reject).on('response', (response) => {
        const chunks: string[] = [];
        response
          .setEncoding('utf8')
          .on('data', (chunk: string) => chunks.push(chunk))
          .on('error', reject)
          .on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: chunks.join('') }));
      });
      outgoing.end(body);
    });
  }
});

/** Percent-encodes, and leaves what cannot be encoded (a lone surrogate) as it is. */
function encodeLoosely(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a socket could carry as a request line: no white space, no control characters, one byte a character. */
function printable(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, '~');
}
