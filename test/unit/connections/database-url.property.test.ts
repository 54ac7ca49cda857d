import { inspect } from 'node:util';
import { expect } from 'chai';
import fc from 'fast-check';
import {
  databaseUrl,
  InvalidDatabaseUrl,
  parseDatabaseUrl,
  redactedUrl,
  type PostgresAddress,
  type PostgresUrlParts,
  type ServerHost,
} from '../../../src/connections/index.js';
import { Secret } from '../../../src/domain/shared/secret.js';

const RUNS = 500;

/** Any text that PostgreSQL could be given: no zero byte, no half of a surrogate pair. */
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((value) => !value.includes('\0'));
const port = fc.integer({ min: 1, max: 65_535 });
const name = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9.-]{0,15}$/),
  fc.constantFrom('::1', '2001:db8::7', '10.0.0.1', '/run/postgresql', '/tmp/with space', '/a@b'),
);
const server: fc.Arbitrary<ServerHost> = fc.record({ host: name, port });
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Never part of anything else in the URL. */
const password = fc.stringMatching(/^[A-Z@:/?#%&= '\\é😀]{6,20}$/u).map((value) => `QX${value}ZW`);

const postgres = fc
  .record({
    hosts: fc.oneof(fc.array(server, { maxLength: 3 }), fc.array(fc.record({ host: name }), { maxLength: 3 })),
    user: optional(text),
    password: optional(password),
    database: optional(text),
    applicationName: optional(text),
    serverOptions: optional(text),
    connectTimeoutMilliseconds: optional(fc.integer({ min: 0, max: 100 }).map((seconds) => seconds * 1000)),
    targetSessionAttributes: optional(fc.constantFrom('any', 'read-write', 'read-only', 'primary', 'standby', 'prefer-standby')),
    loadBalanceHosts: optional(fc.constantFrom('disable', 'random')),
    service: optional(text),
    passfile: optional(text),
    tls: fc.record({ sslmode: fc.constantFrom('disable', 'verify-full'), sslrootcert: text }, { requiredKeys: [] }),
    parameters: fc.record({ keepalives: fc.constantFrom('0', '1') }, { requiredKeys: [] }),
  })
  .map((parts): PostgresUrlParts & { readonly password?: string } => {
    const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
    return Object.assign(given, { engine: 'postgres' as const });
  });

function clear(address: PostgresAddress): Record<string, unknown> {
  return { ...address, ...(address.password && { password: address.password.reveal() }) };
}

describe('databaseUrl', () => {
  it('and parseDatabaseUrl undo each other, whatever the parts contain', () => {
    fc.assert(
      fc.property(postgres, (parts) => {
        expect(clear(parseDatabaseUrl(databaseUrl(parts)) as PostgresAddress)).to.deep.equal(parts);
      }),
      { numRuns: RUNS },
    );
  });

  it('gives the same URL again for the address it was read to', () => {
    fc.assert(
      fc.property(postgres, (parts) => {
        const url = databaseUrl(parts);
        expect(databaseUrl(parseDatabaseUrl(url))).to.equal(url);
      }),
      { numRuns: RUNS },
    );
  });

  it('undoes the reading of SQLite files of any name', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('create', 'write', 'read', 'immutable'), (path, access) => {
        fc.pre(!path.endsWith('/') && path !== ':memory:');
        expect(parseDatabaseUrl(databaseUrl({ engine: 'sqlite', path, access }))).to.deep.include({ path, access });
      }),
      { numRuns: RUNS },
    );
  });

  it('writes what people write', () => {
    expect(databaseUrl({ engine: 'postgres', host: 'localhost', port: 5432, user: 'ccat', password: 'secret', database: 'ops' })).to.equal(
      'postgresql://ccat:secret@localhost:5432/ops',
    );
    expect(databaseUrl({ engine: 'postgres', host: 'h', user: 'a@b', password: new Secret('p/@:?#%'), database: 'x y' })).to.equal(
      'postgresql://a%40b:p%2F%40%3A%3F%23%25@h/x%20y',
    );
    expect(databaseUrl({ engine: 'postgres', host: '/run/postgresql', database: 'd' })).to.equal('postgresql:///d?host=/run/postgresql');
    expect(
      databaseUrl({
        engine: 'postgres',
        hosts: [
          { host: '::1', port: 1 },
          { host: 'b', port: 2 },
        ],
      }),
    ).to.equal('postgresql://[::1]:1,b:2/');
    expect(databaseUrl({ engine: 'sqlite', path: '/tmp/test.db' })).to.equal('sqlite:////tmp/test.db');
    expect(databaseUrl({ engine: 'sqlite', path: 'data/x.db', access: 'read' })).to.equal('sqlite:///data/x.db?mode=ro');
    expect(databaseUrl({ engine: 'sqlite', path: ':memory:' })).to.equal('sqlite:///:memory:');
    expect(redactedUrl('sqlite+better-sqlite3:////tmp/x.db?mode=rw')).to.equal('sqlite+better-sqlite3:////tmp/x.db?mode=rw');
    expect(databaseUrl({ engine: 'memory' })).to.equal('memory:');
  });

  it('refuses parts that make no address', () => {
    expect(() => databaseUrl({ engine: 'postgres', host: 'h', port: 0 })).to.throw(InvalidDatabaseUrl, 'port');
    expect(() => databaseUrl({ engine: 'postgres', parameters: { sslmod: 'require' } })).to.throw(InvalidDatabaseUrl, 'sslmod');
    expect(() => databaseUrl({ engine: 'sqlite', path: '' })).to.throw(InvalidDatabaseUrl, 'SQLite file');
  });
});

describe('A password', () => {
  it('is in no redacted URL and in no way to print an address', () => {
    fc.assert(
      fc.property(postgres, password, (parts, secret) => {
        const url = databaseUrl({ ...parts, password: secret, tls: { sslpassword: new Secret(secret) } });
        const address = parseDatabaseUrl(url);
        for (const shown of [
          redactedUrl(url),
          redactedUrl(address),
          redactedUrl(new Secret(url)),
          JSON.stringify(address),
          inspect(address, { depth: 9 }),
        ])
          expectHidden(shown, secret);
      }),
      { numRuns: RUNS },
    );
  });

  it('is in no message about a URL, written raw and however broken', () => {
    fc.assert(
      fc.property(postgres, password, fc.constantFrom('?sslmod=x', '?sslmode=x', ':0', '/a/b', '%', '?x'), (parts, secret, fault) => {
        const [scheme, rest] = databaseUrl({ ...parts, password: 'QXplaceZW' }).split('QXplaceZW', 2);
        for (const url of [
          `${scheme ?? ''}${secret}${rest ?? ''}`,
          `${scheme ?? ''}${secret}${rest ?? ''}${fault}`,
          `postgresql://u:${secret}@h/${fault}`,
        ]) {
          expectHidden(redactedUrl(url), secret);
          expectHidden(messageOf(url), secret);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

/** Nor any piece of it that is long enough to be recognised. */
function expectHidden(shown: string, secret: string): void {
  expect(shown).not.to.contain(secret);
  expect(shown).not.to.contain('QX');
  expect(shown).not.to.contain('ZW');
}

function messageOf(url: string): string {
  try {
    parseDatabaseUrl(url);
    return '';
  } catch (error) {
    if (!(error instanceof InvalidDatabaseUrl)) throw error;
    return `${error.message} ${error.remedy} ${inspect(error)} ${JSON.stringify(error.facts)}`;
  }
}
