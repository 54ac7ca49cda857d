import { expect } from 'chai';
import fc from 'fast-check';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { problemSchema } from '../../../src/adapters/http/problem.schema.js';
import { Components, serviceOn } from './doubles.js';

const REQUESTS = Number(process.env['SEXTANT_TEST_FUZZ_REQUESTS'] ?? 600);
const SEED = Number(process.env['SEXTANT_TEST_SEED'] ?? Date.now() % 2 ** 31);
const PATHS = ['/', '/livez', '/readyz', '/openapi.json', '/api/identity/users', '/api/catalog/objects'];
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
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'] as const;

const segment = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 10 }).map(encodeLoosely),
);
const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom('limit', 'offset', 'sort', 'limit[]', 'filter'), segment), segment), {
  maxLength: 4,
});
const url = fc
  .tuple(fc.constantFrom(...PATHS), fc.array(segment, { maxLength: 3 }), query)
  .map(([path, rest, pairs]) =>
    printable(
      `${[path.replace(/\/$/, ''), ...rest].join('/') || '/'}${pairs.length > 0 ? `?${pairs.map((pair) => pair.join('=')).join('&')}` : ''}`,
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
const request: fc.Arbitrary<InjectOptions> = fc.record({
  method: fc.constantFrom(...METHODS) as fc.Arbitrary<'GET'>,
  url,
  payload: body,
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

describe(`HTTP under random requests (seed ${SEED})`, function () {
  this.timeout(120_000);
  let app: FastifyInstance;

  before(() => {
    app = serviceOn(new Components());
  });

  after(() => app.close());

  it(`answers every one of ${REQUESTS} with success or a problem document, never with a fault or a stack trace`, async () => {
    const refused: number[] = [];
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        const bodyless = asked.method === 'GET' || asked.method === 'HEAD';
        const response = await app.inject(bodyless ? { ...asked, payload: '' } : asked);
        expect(response.statusCode, response.body).to.be.below(500);
        expect(response.body).to.not.match(/\n\s+at .+\.js|node_modules/);
        if (response.statusCode < 400) return;
        refused.push(response.statusCode);
        expect(response.headers['content-type']).to.equal('application/problem+json; charset=utf-8');
        if (asked.method !== 'HEAD') expect(problemSchema.parse(response.json()).status).to.equal(response.statusCode);
      }),
      { numRuns: REQUESTS, seed: SEED },
    );
    expect(Object.prototype).to.not.have.property('polluted');
    expect([...new Set(refused)]).to.include.members([400, 404, 405, 415]);
  });
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
  return text.replace(/[^\x21-\x7e]/g, '~').replaceAll('#', '%23');
}
