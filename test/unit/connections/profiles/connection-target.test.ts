import { expect } from 'chai';
import { ConnectionProfileIncomplete } from '../../../../src/connections/profiles/index.js';
import { ConnectionTarget } from '../../../../src/connections/profiles/connection-target.js';
import { InvalidDatabaseUrl } from '../../../../src/connections/index.js';
import { thrown } from '../../container/made-components.js';

const at = (url: string): ConnectionTarget => ConnectionTarget.ofUrl('sky', url);
const url = (target: ConnectionTarget): string => target.url.reveal();

describe('where a connection goes', () => {
  it('keeps everything of a URL that is not changed', () => {
    const given = 'postgresql://reader:pw@one:1,two:2/sky?sslmode=require&application_name=survey&target_session_attrs=primary';
    const target = at(given).with({ user: 'owner', password: 'a b' });
    const changed = new URL(url(target).replace('one:1,two:2', 'hosts'));
    expect([changed.username, changed.password, changed.pathname]).to.deep.equal(['owner', 'a%20b', '/sky']);
    expect(Object.fromEntries(changed.searchParams)).to.deep.equal({
      sslmode: 'require',
      application_name: 'survey',
      target_session_attrs: 'primary',
    });
    expect(url(at(given).with({}))).to.equal(url(at(given)));
  });

  it('takes a host with the port there was, and a port for every host there was', () => {
    expect(url(at('postgresql://one:1/sky').with({ host: 'two' }))).to.equal('postgresql://two:1/sky');
    expect(url(at('postgresql://one,two/sky').with({ port: 9 }))).to.equal('postgresql://one:9,two:9/sky');
    expect(url(at('postgresql://one:1/sky').with({ host: 'two', port: 2 }))).to.equal('postgresql://two:2/sky');
  });

  it('lays parameters over those there were', () => {
    const target = at('postgresql://one/sky?sslmode=disable&application_name=a').with({ parameters: { sslmode: 'verify-full' } });
    expect(url(target)).to.contain('sslmode=verify-full').and.to.contain('application_name=a');
    expect(thrown(() => at('postgresql://one/sky').with({ parameters: { sslmod: 'x' } }), InvalidDatabaseUrl).message).to.contain('sslmod');
  });

  for (const [base, version, expected] of [
    ['postgresql://h/sky', 'v2', 'postgresql://h/sky_v2'],
    ['postgresql://h/sky_survey_2', '3', 'postgresql://h/sky_survey_2_3'],
    ['sqlite:////data/sky_survey.db', 'v2', 'sqlite:////data/sky_survey_v2.db'],
    ['sqlite:///./data/sky.sqlite3?mode=rw', 'v2', 'sqlite:///data/sky_v2.sqlite3?mode=rw'],
    ['sqlite+better-sqlite3:////data/sky.db', 'v2', 'sqlite+better-sqlite3:////data/sky_v2.db'],
    ['sqlite:////data/sky', 'v2', 'sqlite:////data/sky_v2'],
  ] as const)
    it(`version ${version} of ${base} is ${expected}`, () => {
      const versioned = at(base).withVersion(version);
      expect(url(versioned)).to.equal(expected);
      expect(url(versioned.withVersion('v9').withVersion(undefined))).to.equal(url(at(base)));
      expect(versioned.state(true)).to.include({ version });
    });

  it('begins a new base with another database', () => {
    const target = at('postgresql://h/sky').withVersion('v2').with({ database: 'sea_level' });
    expect([url(target), url(target.withVersion('v1'))]).to.deep.equal(['postgresql://h/sea_level', 'postgresql://h/sea_level_v1']);
    expect(url(at('sqlite:////data/sky.db').with({ database: 'sea' }))).to.equal('sqlite:////data/sea.db');
  });

  it('refuses what the engine has not', () => {
    const refused = (make: () => unknown): string => thrown(make, ConnectionProfileIncomplete).message;
    expect(refused(() => at('sqlite:////data/sky.db').with({ user: 'x', port: 1 }))).to.contain('has no user, port');
    expect(refused(() => at('sqlite:///:memory:').withVersion('v2'))).to.contain('no database name');
    expect(refused(() => at('sqlite:///:memory:').with({ database: 'x' }))).to.contain('in memory has no name');
    expect(refused(() => at('postgresql://h').withVersion('v2'))).to.contain('no database name');
    expect(refused(() => at('sqlite:////data/sky.db').withVersion('../x'))).to.contain('cannot be part of a database name');
    expect(refused(() => at('sqlite:////data/sky.db').with({ database: '../x' }))).to.contain('is not a file name');
  });

  it('tells of itself without password and parameters', () => {
    const { url: shown } = at('postgresql://u:canary@h:5/sky?sslpassword=canary&passfile=x').state(false);
    expect(shown).to.equal('postgresql://u@h:5/sky');
  });
});
