import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { runProgram } from '../../../src/adapters/cli/program.js';
import { CapturedTerminal } from './captured-terminal.js';

describe('sextant url', () => {
  let home = '';

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'sextant-url-'));
  });

  afterEach(() => rm(home, { recursive: true, force: true }));

  async function run(argv: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const terminal = new CapturedTerminal({ HOME: home, ...environment });
    const code = await runProgram(['url', ...argv], terminal);
    return { code, out: terminal.out, err: terminal.err };
  }

  it('shows the hosts in the order they are tried and where each part came from', async () => {
    await writeFile(join(home, '.pgpass'), '# mine\nb.example:*:*:*:canary-7f3a\n', { mode: 0o600 });
    const { code, out } = await run(['catalog'], {
      DATABASE_URL: 'postgresql://a.example,b.example:6000/sky?sslmode=verify-full&sslrootcert=system',
      PGUSER: 'bob',
    });
    expect(code).to.equal(0);
    expect(out.trimEnd().split('\n')).to.deep.equal([
      'catalog  postgresql://a.example:5432,b.example:6000/sky?sslmode=verify-full&sslrootcert=system  (set by DATABASE_URL)',
      '',
      'TRY  HOST       PORT  PASSWORD FROM     PROTECTION',
      '1    a.example  5432  none              TLS (a certificate of a trusted authority that names the host)',
      '2    b.example  6000  ~/.pgpass line 2  TLS (a certificate of a trusted authority that names the host)',
      '',
      'PART         VALUE                FROM',
      'host         a.example,b.example  url',
      'port         5432,6000            url',
      'user         bob                  PGUSER',
      'dbname       sky                  url',
      'sslmode      verify-full          url',
      'sslrootcert  system               url',
    ]);
  });

  it('shows every database when none is named, SQLite too', async () => {
    const { code, out } = await run([]);
    expect(code).to.equal(0);
    expect(out).to.match(/^identity {2}sqlite:\/\/\/\.\/data\/sextant\.db {2}\(set by built in\)$/m);
    expect(out).to.match(/^catalog {2}sqlite:/m);
    expect(out).to.contain(join(process.cwd(), 'data', 'sextant.db'));
  });

  it('shows no password, wherever it comes from', async () => {
    for (const environment of [
      { DATABASE_URL: 'postgresql://u:canary-7f3a@db/sky?sslpassword=canary-7f3a' },
      { DATABASE_URL: 'postgresql://u@db/sky', PGPASSWORD: 'canary-7f3a' },
    ])
      for (const argv of [[], ['--json']])
        expect((await run(argv, environment)).out)
          .to.contain('***')
          .and.not.to.contain('canary');
  });

  it('prints one object with --json', async () => {
    const { out } = await run(['catalog', '--json'], { DATABASE_URL: 'postgresql://u@db/sky?sslmode=disable', PGPASSWORD: 'x' });
    expect(JSON.parse(out)).to.deep.equal({
      databases: [
        {
          name: 'catalog',
          setBy: 'DATABASE_URL',
          engine: 'postgres',
          url: 'postgresql://u@db/sky?sslmode=disable',
          hosts: [{ host: 'db', port: 5432, passwordFrom: 'PGPASSWORD', protection: 'plain' }],
          parts: [
            { name: 'host', value: 'db', from: 'url' },
            { name: 'port', value: '5432', from: 'default' },
            { name: 'user', value: 'u', from: 'url' },
            { name: 'dbname', value: 'sky', from: 'url' },
            { name: 'sslmode', value: 'disable', from: 'url' },
            { name: 'password', value: '***', from: 'PGPASSWORD' },
          ],
          warnings: [],
        },
      ],
    });
  });

  it('warns of a password file that others can read', async () => {
    await writeFile(join(home, '.pgpass'), '*:*:*:*:canary-7f3a\n', { mode: 0o644 });
    const { out } = await run(['catalog'], { DATABASE_URL: 'postgresql://u@db/sky' });
    expect(out).to.contain('warning: password file ~/.pgpass is ignored: others can read it; run chmod 600 ~/.pgpass');
  });

  it('ends with 78 and a remedy when the address cannot be used', async () => {
    const { code, err } = await run(['catalog'], { DATABASE_URL: 'postgresql://u@db/sky', PGSSLMODE: 'requir' });
    expect(code).to.equal(78);
    expect(err).to.contain('DATABASE_URL_INVALID').and.to.contain('(from PGSSLMODE)').and.to.contain('Did you mean "require"?');
  });

  it('says what was probably meant by an unknown database', async () => {
    const { code, err } = await run(['catalogue']);
    expect(code).to.equal(78);
    expect(err).to.contain('catalog');
  });
});
