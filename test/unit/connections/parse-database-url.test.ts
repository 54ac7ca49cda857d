import { expect } from 'chai';
import { parseDatabaseUrl, InvalidDatabaseUrl, type PostgresAddress } from '../../../src/connections/index.js';

/** The address of a PostgreSQL URL with its secrets in clear. */
function read(url: string): Record<string, unknown> {
  const { engine, parameters, hosts, tls, password, ...rest } = parseDatabaseUrl(url) as PostgresAddress;
  expect(engine).to.equal('postgres');
  return {
    ...rest,
    hosts: hosts.map(({ host, hostAddress, port }) => [host, port, ...(hostAddress ? [hostAddress] : [])]),
    ...(password && { password: password.reveal() }),
    ...(Object.keys(tls).length > 0 && { tls: { ...tls, ...(tls.sslpassword && { sslpassword: tls.sslpassword.reveal() }) } }),
    ...(Object.keys(parameters).length > 0 && { parameters }),
  };
}

const POSTGRES: readonly (readonly [url: string, address: Record<string, unknown>])[] = [
  ['postgresql://', { hosts: [] }],
  ['postgresql:///db', { hosts: [], database: 'db' }],
  ['postgres://localhost', { hosts: [['localhost', undefined]] }],
  ['postgresql://ccat:secret@localhost:5432/ops', { hosts: [['localhost', 5432]], user: 'ccat', password: 'secret', database: 'ops' }],
  ['postgresql+asyncpg://u@h/d?ssl=require', { hosts: [['h', undefined]], user: 'u', database: 'd', tls: { sslmode: 'require' } }],
  ['postgresql+psycopg2://h', { hosts: [['h', undefined]] }],
  ['cockroachdb://root@h/bank', { hosts: [['h', 26257]], user: 'root', database: 'bank' }],
  ['cockroachdb+psycopg2://root@h:1/bank', { hosts: [['h', 1]], user: 'root', database: 'bank' }],
  ['POSTGRESQL://h/D', { hosts: [['h', undefined]], database: 'D' }],
  [
    'postgresql://u%40corp:p%3A%2F%40+%25@h/my%20data',
    { hosts: [['h', undefined]], user: 'u@corp', password: 'p:/@+%', database: 'my data' },
  ],
  ['postgresql://u:p:q@h/', { hosts: [['h', undefined]], user: 'u', password: 'p:q' }],
  ['postgresql://u:p#1@h/', { hosts: [['h', undefined]], user: 'u', password: 'p#1' }],
  ['postgresql://[::1]:5433/sky', { hosts: [['::1', 5433]], database: 'sky' }],
  ['postgresql://[2001:db8::7]/sky', { hosts: [['2001:db8::7', undefined]], database: 'sky' }],
  ['postgresql://%2Fvar%2Frun/db', { hosts: [['/var/run', undefined]], database: 'db' }],
  ['postgresql:///db?host=/run/pg&port=5433', { hosts: [['/run/pg', 5433]], database: 'db' }],
  ['postgresql://:5433/db', { hosts: [['', 5433]], database: 'db' }],
  [
    'postgresql://a:1,b:2/db?target_session_attrs=read-write&load_balance_hosts=random',
    {
      hosts: [
        ['a', 1],
        ['b', 2],
      ],
      database: 'db',
      targetSessionAttributes: 'read-write',
      loadBalanceHosts: 'random',
    },
  ],
  [
    'postgresql://a,b:2/db',
    {
      hosts: [
        ['a', 5432],
        ['b', 2],
      ],
      database: 'db',
    },
  ],
  [
    'postgresql:///db?host=a,b&port=1,2',
    {
      hosts: [
        ['a', 1],
        ['b', 2],
      ],
      database: 'db',
    },
  ],
  [
    'postgresql:///db?host=a,b&port=7',
    {
      hosts: [
        ['a', 7],
        ['b', 7],
      ],
      database: 'db',
    },
  ],
  [
    'postgresql:///db?host=a,b',
    {
      hosts: [
        ['a', undefined],
        ['b', undefined],
      ],
      database: 'db',
    },
  ],
  ['postgresql://db.example/d?hostaddr=10.0.0.1', { hosts: [['db.example', undefined, '10.0.0.1']], database: 'd' }],
  ['postgresql://first/d?host=second&dbname=other&user=u', { hosts: [['second', undefined]], database: 'other', user: 'u' }],
  [
    'postgresql://h/?application_name=my+app&options=-c%20geqo%3Doff&connect_timeout=3',
    { hosts: [['h', undefined]], applicationName: 'my+app', serverOptions: '-c geqo=off', connectTimeoutMilliseconds: 3000 },
  ],
  [
    'postgresql://h/?sslmode=verify-full&sslrootcert=system&sslcert=/c&sslkey=/k&sslpassword=s&sslcrl=/r&sslsni=0&ssl_min_protocol_version=tlsv1.3',
    {
      hosts: [['h', undefined]],
      tls: {
        sslmode: 'verify-full',
        sslrootcert: 'system',
        sslcert: '/c',
        sslkey: '/k',
        sslpassword: 's',
        sslcrl: '/r',
        sslsni: '0',
        ssl_min_protocol_version: 'TLSv1.3',
      },
    },
  ],
  [
    'postgresql://h/?sslnegotiation=direct&sslmode=require&channel_binding=require',
    { hosts: [['h', undefined]], tls: { sslnegotiation: 'direct', sslmode: 'require', channel_binding: 'require' } },
  ],
  ['postgresql:///?service=prod&passfile=/p', { hosts: [], service: 'prod', passfile: '/p' }],
  ['postgresql://h/?keepalives=0', { hosts: [['h', undefined]], parameters: { keepalives: '0' } }],
  [
    "host=h port=5433 dbname='my \\'data' user = bob password=a\\ b",
    { hosts: [['h', 5433]], database: "my 'data", user: 'bob', password: 'a b' },
  ],
  [
    'host=a,b dbname=d',
    {
      hosts: [
        ['a', undefined],
        ['b', undefined],
      ],
      database: 'd',
    },
  ],
  ["password='' host=h", { hosts: [['h', undefined]] }],
];

const REFUSED: readonly (readonly [url: string, problem: string, remedy: string])[] = [
  ['', 'is empty', 'postgresql://user:password@host'],
  ['catalog.db', 'has no scheme', 'sqlite:///'],
  ['mysql://root@db/x', 'starts with "mysql:"', 'postgresql://user:password@host'],
  ['postgrsql://db/x', 'starts with "postgrsql:"', 'Did you mean "postgresql:"?'],
  ['memory:x', 'after "memory:"', 'memory: alone'],
  ['postgresql://u:p@ss@host/db', 'cannot be taken apart', '%40'],
  ['postgresql://u:p?ss@host/db', 'cannot be taken apart', '%3F'],
  ['postgresql://u:p@host/ss@host/db', 'more than one path segment', '%2F'],
  ['postgresql://u:p@host:99999/db', 'port', ':5432'],
  ['postgresql://u:p@host:abc/db', 'port', ':5432'],
  ['postgresql://a,b/db?port=1,2,3', '3 ports for 2 hosts', 'as many ports'],
  ['postgresql://a,b/db?hostaddr=10.0.0.1', '2 hosts and 1 addresses', 'as many'],
  ['port=1,2', '2 ports and no host', 'as many'],
  ['postgresql://u:50%@host/db', '%', '%25'],
  ['postgresql://u:%ff@host/db', 'UTF-8', '%25'],
  ['postgresql://u@host/a%00b', 'zero byte', '%00'],
  ['postgresql://host/db?sslmod=require', 'unknown parameter "sslmod"', 'Did you mean "sslmode"?'],
  ['postgresql://host/db?sslmode=requir', 'sslmode=requir', 'Did you mean "require"?'],
  ['postgresql://host/db?sslmode=no-verify', 'sslmode=no-verify', 'sslmode=require'],
  ['postgresql://host/db?ssl=false', 'unknown parameter "ssl"', 'sslmode=disable'],
  ['postgresql://host/db?pgbouncer=true', 'unknown parameter "pgbouncer"', 'preparedStatements'],
  ['postgresql://host/db?target_session_attrs=read_write', 'target_session_attrs=read_write', 'Did you mean "read-write"?'],
  ['postgresql://host/db?connect_timeout=soon', 'connect_timeout=soon', 'a whole number'],
  ['postgresql://host/db?require_auth=scram-sha-256', 'cannot honour', 'Leave require_auth out'],
  ['postgresql://host/db?sslmode', 'not of the form name=value', 'name=value'],
  ['host=h dbname', 'not a sequence of name=value', 'dbname'],
  ["host=h dbname='x", 'not a sequence of name=value', 'quotes'],
  ['sqlite://data.db', 'does not name an SQLite file', 'sqlite:///./data/file.db'],
  ['sqlite:///', 'does not name an SQLite file', 'sqlite:///./data/file.db'],
  ['sqlite:///x.db?mod=ro', 'unknown parameter "mod=ro"', 'mode=ro'],
  [' sqlite:///x.db', 'blanks', 'Remove'],
];

describe('A database URL', () => {
  for (const [url, address] of POSTGRES)
    it(`is read as libpq reads it: ${url}`, () => {
      expect(read(url)).to.deep.equal(address);
    });

  for (const [url, path, access] of [
    ['sqlite:///data/sky.db', 'data/sky.db', 'create'],
    ['sqlite:///./a%20b.db', './a b.db', 'create'],
    ['sqlite+aiosqlite:////tmp/x.db?mode=ro', '/tmp/x.db', 'read'],
    ['sqlite:////tmp/x.db?immutable=1&mode=ro', '/tmp/x.db', 'immutable'],
    ['sqlite://', ':memory:', 'create'],
    ['sqlite:///:memory:', ':memory:', 'create'],
  ] as const)
    it(`names a SQLite file: ${url}`, () => {
      expect(parseDatabaseUrl(url)).to.deep.include({ engine: 'sqlite', path, access });
      expect(parseDatabaseUrl(url)).not.to.have.property('driver');
    });

  it('names the fakes: memory:', () => {
    expect(parseDatabaseUrl('memory:')).to.deep.equal({ engine: 'memory' });
  });

  for (const [url, problem, remedy] of REFUSED)
    it(`is refused with a remedy: ${JSON.stringify(url)}`, () => {
      expect(() => parseDatabaseUrl(url))
        .to.throw(InvalidDatabaseUrl, problem)
        .with.property('remedy')
        .that.contains(remedy);
    });
});
