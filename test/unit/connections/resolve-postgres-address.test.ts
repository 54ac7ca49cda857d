import { inspect } from 'node:util';
import { expect } from 'chai';
import {
  InvalidDatabaseUrl,
  parseDatabaseUrl,
  resolvePostgresAddress,
  type PostgresAddress,
  type ResolvedPostgres,
  type Surroundings,
} from '../../../src/connections/index.js';

interface Machine {
  readonly environment?: Surroundings['environment'];
  /** Text by path; a text that begins with a mode in octal, such as `644 `, has that mode. */
  readonly files?: Readonly<Record<string, string>>;
  readonly folders?: readonly string[];
  readonly platform?: NodeJS.Platform;
}

const FILE = 0o100_000;
const FOLDER = 0o040_000;
const MODE = /^([0-7]{3}) /;

/** A machine that exists in memory; its user is `me`, at home in `/home/me`. */
function on({ environment = {}, files = {}, folders = [], platform = 'linux' }: Machine): Surroundings {
  return {
    environment,
    platform,
    homeFolder: '/home/me',
    userName: () => 'me',
    readFile: (path) => Promise.resolve(files[path]?.replace(MODE, '')),
    listFolder: (path) =>
      Promise.resolve(Object.keys(files).flatMap((file) => (file.startsWith(`${path}/`) ? [file.slice(path.length + 1)] : []))),
    fileStatus: (path) => {
      if (folders.includes(path)) return Promise.resolve({ mode: FOLDER | 0o755, owner: 0 });
      const text = files[path];
      return Promise.resolve(text === undefined ? undefined : { mode: FILE | parseInt(MODE.exec(text)?.[1] ?? '600', 8), owner: 1000 });
    },
  };
}

function resolved(url: string, machine: Machine = {}): Promise<ResolvedPostgres> {
  return resolvePostgresAddress(parseDatabaseUrl(url) as PostgresAddress, on(machine));
}

async function refusal(url: string, machine: Machine = {}): Promise<InvalidDatabaseUrl> {
  const error = await resolved(url, machine).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  expect(error).to.be.instanceOf(InvalidDatabaseUrl);
  return error as InvalidDatabaseUrl;
}

const PLAIN = 'sslmode=disable';

describe('resolvePostgresAddress', () => {
  it('names user and database after the user of the system', async () => {
    const { candidates, database, origins } = await resolved('postgresql://db');
    expect(candidates[0]).to.include({ host: 'db', port: 5432, user: 'me', database: 'me' });
    expect(database).to.equal('me');
    expect(origins).to.include({ host: 'url', port: 'default', user: 'operating system', dbname: 'user name' });
  });

  it('goes to the Unix socket of the port when no host is named, and else to localhost', async () => {
    const host = async (machine: Machine) => (await resolved('postgresql://:5433/', machine)).candidates[0].host;
    expect(await host({ files: { '/var/run/postgresql/.s.PGSQL.5433': '' } })).to.equal('/var/run/postgresql');
    expect(await host({ files: { '/tmp/.s.PGSQL.5433': '' } })).to.equal('/tmp');
    expect(await host({ files: { '/tmp/.s.PGSQL.5432': '' } })).to.equal('localhost');
    expect(await host({ platform: 'win32', files: { '/tmp/.s.PGSQL.5433': '' } })).to.equal('localhost');
  });

  it('finds rows for localhost in the password file for the usual socket folder, and for no other', async () => {
    const machine = { folders: ['/var/run/postgresql', '/tmp'], files: { '/home/me/.pgpass': 'localhost:*:*:*:pw\n' } };
    const from = async (folder: string) => (await resolved(`postgresql:///d?host=${folder}`, machine)).candidates[0].passwordFrom;
    expect(await from('/var/run/postgresql')).to.equal('~/.pgpass line 1');
    expect(await from('/tmp')).to.equal(undefined);
  });

  it('looks for the password file of Windows where it is, whatever its mode', async () => {
    const files = { 'C:\\Users\\me/postgresql/pgpass.conf': '644 *:*:*:*:pw\n' };
    const machine = { platform: 'win32', environment: { APPDATA: 'C:\\Users\\me' }, files } as const;
    expect((await resolved('postgresql://db', machine)).candidates[0].password?.reveal()).to.equal('pw');
  });

  it('warns of a password file that it ignores', async () => {
    const ignored = async (machine: Machine) => (await resolved('postgresql://db', machine)).warnings;
    expect(await ignored({ files: { '/home/me/.pgpass': '644 *:*:*:*:pw\n' } })).to.deep.equal([
      'password file ~/.pgpass is ignored: others can read it; run chmod 600 ~/.pgpass',
    ]);
    expect(await ignored({ folders: ['/home/me/.pgpass'] })).to.deep.equal(['password file ~/.pgpass is ignored: it is not a plain file']);
    expect(await ignored({})).to.deep.equal([]);
  });

  it('warns of parameters that have no effect', async () => {
    const { warnings } = await resolved('postgresql://db/?keepalives=0', { environment: { PGKRBSRVNAME: 'x' } });
    expect(warnings).to.deep.equal([
      'keepalives (from url) has no effect in Sextant',
      'krbsrvname (from PGKRBSRVNAME) has no effect in Sextant',
    ]);
  });

  it('takes target, load balancing, limits and names from the environment too', async () => {
    const environment = {
      PGTARGETSESSIONATTRS: 'standby',
      PGLOADBALANCEHOSTS: 'random',
      PGCONNECT_TIMEOUT: '7',
      PGAPPNAME: 'tool',
      PGOPTIONS: '-c geqo=off',
    };
    expect(await resolved('postgresql://a,b/d', { environment })).to.deep.include({
      targetSessionAttributes: 'standby',
      loadBalanceHosts: 'random',
      connectTimeoutMilliseconds: 7000,
      applicationName: 'tool',
      serverOptions: '-c geqo=off',
      location: 'postgresql://a:5432,b:5432/d',
    });
  });

  it('gives a port of the environment to every host whose port was left open', async () => {
    const { candidates } = await resolved('host=a,b', { environment: { PGPORT: '6000' } });
    expect(candidates.map(({ port }) => port)).to.deep.equal([6000, 6000]);
  });

  it('names variable, remedy and nothing secret when the environment is wrong', async () => {
    const error = await refusal('postgresql://u:canary@db/', { environment: { PGSSLMODE: 'requir', PGPASSWORD: 'canary' } });
    expect(error.message).to.contain('sslmode=requir').and.to.contain('(from PGSSLMODE)');
    expect(error.remedy).to.equal('Did you mean "require"?');
    expect(inspect(error) + JSON.stringify(error)).not.to.contain('canary');
    expect((await refusal('postgresql://db', { environment: { PGPORT: 'x' } })).message).to.contain('port');
    expect((await refusal('postgresql://db', { environment: { PGREQUIREAUTH: 'md5' } })).message).to.contain('PGREQUIREAUTH');
  });

  for (const [name, files, problem] of [
    ['is nowhere defined', { '/home/me/.pg_service.conf': '[other]\n' }, 'the service "lab", which is not defined'],
    [
      'has a line that is none',
      { '/home/me/.pg_service.conf': '[lab]\nhost\n' },
      '~/.pg_service.conf line 2 is not of the form name=value',
    ],
    ['has blanks around =', { '/home/me/.pg_service.conf': '[lab]\nhost = db\n' }, 'unknown parameter "host "'],
    ['names another service', { '/home/me/.pg_service.conf': '[lab]\nservice=x\n' }, 'line 2 names another service'],
    ['has an unknown parameter', { '/home/me/.pg_service.conf': '[lab]\nhots=db\n' }, 'unknown parameter "hots"'],
  ] as const)
    it(`refuses a service that ${name}`, async () => {
      expect((await refusal('postgresql:///?service=lab', { files })).message).to.contain(problem);
    });

  it('refuses a PGSERVICEFILE that is missing, and only when a service is asked for', async () => {
    const environment = { PGSERVICEFILE: '/none' };
    expect((await refusal('postgresql:///?service=lab', { environment })).message).to.contain('/none, which cannot be read');
    expect((await resolved('postgresql://db', { environment })).candidates[0].host).to.equal('db');
  });

  it('takes PGREQUIRESSL for sslmode=require where nothing else says it', async () => {
    const mode = async (url: string) => (await resolved(url, { environment: { PGREQUIRESSL: '1' } })).candidates[0].tls.attempts.length;
    expect(await mode('postgresql://db')).to.equal(1);
    expect((await resolved('postgresql://db')).candidates[0].tls.attempts).to.have.length(2);
  });

  it('speaks no TLS over a Unix socket', async () => {
    const { candidates } = await resolved('postgresql:///?host=/run,db&sslmode=require');
    expect(candidates.map(({ tls }) => tls.attempts[0]?.tls?.verify)).to.deep.equal([undefined, 'none']);
  });

  it('refuses a private key that others can read', async () => {
    const files = (mode: string) => ({ '/c': 'certificate', '/k': `${mode} key` });
    const url = 'postgresql://db/?sslcert=/c&sslkey=/k';
    expect((await refusal(url, { files: files('640') })).message).to.contain('private key /k, which others can read');
    expect((await resolved(url, { files: files('600') })).candidates[0].tls.attempts[0]?.tls?.key?.reveal()).to.equal('key');
  });

  for (const [parameters, problem] of [
    ['sslmode=verify-ca', '~/.postgresql/root.crt'],
    ['sslcert=/none', 'client certificate /none'],
    ['sslcertmode=require', 'client certificate'],
    ['sslmode=require&sslrootcert=system', 'sslmode=require with sslrootcert=system'],
    ['sslnegotiation=direct', 'sslmode=prefer with sslnegotiation=direct'],
    ['ssl_min_protocol_version=TLSv1.3&ssl_max_protocol_version=TLSv1.2', 'TLSv1.3 above'],
    ['sslrootcert=/root&sslcrl=/none', 'revoked certificates /none'],
  ] as const)
    it(`refuses ${parameters} where it cannot be kept`, async () => {
      const error = await refusal(`postgresql://db/?${parameters}`, { files: { '/root': 'certificate' } });
      expect(error.message.replaceAll('/home/me', '~')).to.contain(problem);
    });

  it('reads every list of a folder of revoked certificates', async () => {
    const files = { '/root': 'certificate', '/lists/a.r0': 'X509 CRL a', '/lists/b.r0': 'X509 CRL b', '/lists/readme': 'text' };
    const { candidates } = await resolved('postgresql://db/?sslmode=verify-ca&sslrootcert=/root&sslcrldir=/lists', { files });
    expect(candidates[0].tls.attempts[0]?.tls?.crl).to.deep.equal(['X509 CRL a', 'X509 CRL b']);
  });

  it('keeps passwords and keys out of everything that is printed', async () => {
    const shown = await resolved(`postgresql://u:canary@db/?${PLAIN}`);
    expect(inspect(shown, { depth: 9 }) + JSON.stringify(shown)).not.to.contain('canary');
  });
});
