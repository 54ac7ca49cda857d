import { expect } from 'chai';
import { inspect } from 'node:util';
import { loadConnectionProfiles, type LoadConnectionProfilesOptions } from '../../../../src/connections/profiles/index.js';
import { ConnectionProfilesInvalid, UnknownConnectionProfile } from '../../../../src/connections/profiles/connection-profile.errors.js';
import { isInDomain } from '../../../../src/connections/profiles/host-domain.js';
import { thrown } from '../../container/made-components.js';

const BUNDLED = `
[local]
host = "localhost"
[operations]
domain = "apo.example.org"
user = "reader"
admin = "owner"
host = "db.apo.example.org"
port = 5433
database = "sky_survey"
passwordVariable = "SKY_PASSWORD"
parameters = { sslmode = "verify-full", application_name = "sky" }
[archive]
domain = ["utah.example.org", "example.org"]
host = "archive.example.org"
`;

type Files = Readonly<Record<string, string>>;

function load(files: Files, options: LoadConnectionProfilesOptions = {}) {
  return loadConnectionProfiles({
    environment: {},
    bundledFile: '/app/connections.toml',
    directory: '/etc/sky',
    hostName: 'laptop',
    readFile: (path) => files[path],
    ...options,
  });
}

const bundled = (own?: string): Files => ({
  '/app/connections.toml': BUNDLED,
  ...(own !== undefined && { '/etc/sky/connections.toml': own }),
});

describe('connection profiles', () => {
  it('are those of the bundled file when there is no other', () => {
    const profiles = load(bundled());
    expect(profiles.names).to.deep.equal(['local', 'operations', 'archive']);
    expect(profiles.get('operations')).to.deep.include({ user: 'reader', admin: 'owner', port: 5433, domains: ['apo.example.org'] });
  });

  it('take a user file over the bundled one, key by key, and its profiles first', () => {
    const profiles = load(bundled('[mine]\nhost = "here"\n[operations]\nport = 6000\nparameters = { sslmode = "require" }'));
    expect(profiles.names).to.deep.equal(['mine', 'operations', 'local', 'archive']);
    expect(profiles.get('operations')).to.deep.include({
      user: 'reader',
      port: 6000,
      parameters: { sslmode: 'require', application_name: 'sky' },
      definedIn: ['/etc/sky/connections.toml', '/app/connections.toml'],
    });
  });

  it('take the password of the stronger file whatever way it is given', () => {
    const profiles = load(bundled('[operations]\npasswordFile = "secrets/sky"'));
    expect(profiles.get('operations').password).to.deep.equal({ from: 'file', path: '/etc/sky/secrets/sky' });
  });

  it('read the file that the environment names instead of the one in the folder', () => {
    const files = { ...bundled('[mine]\nhost = "here"'), '/elsewhere/profiles.toml': '[other]\nhost = "there"' };
    const profiles = load(files, { environment: { SEXTANT_CONNECTION_PROFILES: '/elsewhere/profiles.toml' } });
    expect(profiles.names).to.deep.equal(['other', 'local', 'operations', 'archive']);
    expect(profiles.files).to.deep.equal([
      { path: '/elsewhere/profiles.toml', found: true },
      { path: '/app/connections.toml', found: true },
    ]);
  });

  it('refuse a file named by the environment that is not there', () => {
    const environment = { SEXTANT_CONNECTION_PROFILES: '/elsewhere/profiles.toml' };
    const error = thrown(() => load(bundled(), { environment }), ConnectionProfilesInvalid);
    expect(error.message).to.contain('SEXTANT_CONNECTION_PROFILES names /elsewhere/profiles.toml, which is not there');
  });

  it('always have a local one', () => {
    expect(load({}).get('local')).to.deep.include({ host: 'localhost', definedIn: ['built in'] });
  });

  it('name a near profile when an unknown one is asked for', () => {
    const error = thrown(() => load(bundled()).get('operation'), UnknownConnectionProfile);
    expect(error.message).to.contain('did you mean "operations"?');
    expect(error.facts).to.deep.equal({ profile: 'operation', known: ['local', 'operations', 'archive'] });
  });

  it('report all faults of all files at once, with suggestions and without values', () => {
    const own = `
stray = 1
[operations]
usr = "canary-1"
port = "canary-2"
password = "canary-3"
passwordFile = "x"
parameters = { sslmod = "canary-4" }
[broken]
url = "postgresql://me:canary-5@host:notaport/db"
host = ""
domain = []
`;
    const error = thrown(() => load({ ...bundled(own) }), ConnectionProfilesInvalid);
    expect(error.faults.map(({ place }) => place.replace('/etc/sky/connections.toml ', ''))).to.deep.equal([
      'stray',
      '[operations] usr',
      '[operations] port',
      '[operations] parameters',
      '[operations]',
      '[broken] url',
      '[broken] host',
      '[broken] domain',
    ]);
    expect(error.message).to.contain('Did you mean "user"?').and.to.contain('Did you mean "sslmode"?');
    expect(error.message).to.contain('has password and passwordFile. Keep one of them.');
    expect(inspect(error, { depth: 10 })).not.to.contain('canary');
  });

  it('name the line of a file that is not TOML', () => {
    const error = thrown(() => load({ '/app/connections.toml': '[local]\nhost = canary' }), ConnectionProfilesInvalid);
    expect(error.message).to.match(/connections\.toml line 2, column \d+ is not TOML/);
    expect(error.message).not.to.contain('canary');
  });

  it('are shown without any secret', () => {
    const own = `[mine]\nurl = "postgresql://me:canary@host/db"\npassword = "canary"\nadminPasswordVariable = "PW"\nparameters = { sslpassword = "canary" }`;
    const profiles = load(bundled(own));
    expect(profiles.redacted('mine')).to.deep.include({
      url: 'postgresql://me:***@host/db',
      password: '***',
      adminPassword: 'the variable PW',
      parameters: { sslpassword: '***' },
    });
    expect(inspect(profiles.redacted('mine')) + JSON.stringify(profiles.redacted('mine'))).not.to.contain('canary');
  });

  describe('of a machine', () => {
    const picked = (hostName: string): readonly string[] => {
      const { profile, why } = load(bundled(), { hostName }).pick();
      return [profile.name, why];
    };

    it('is the first whose domain it is in', () => {
      expect(picked('obs3.apo.example.org')).to.deep.equal(['operations', 'obs3.apo.example.org is in the domain apo.example.org']);
      expect(picked('node1.utah.example.org')).to.deep.equal(['archive', 'node1.utah.example.org is in the domain utah.example.org']);
    });

    it('is "local" when it is in none', () => {
      expect(picked('laptop')).to.deep.equal(['local', 'no profile has a domain that laptop is in']);
    });

    for (const [host, domain, expected] of [
      ['obs.example.org', 'example.org', true],
      ['example.org', 'example.org', true],
      ['OBS.Example.ORG', 'example.org', true],
      ['obs.example.org.', '.example.org', true],
      ['notexample.org', 'example.org', false],
      ['example.org', 'obs.example.org', false],
      ['example.org.evil.net', 'example.org', false],
      ['laptop', '', false],
    ] as const)
      it(`${host} is ${expected ? '' : 'not '}in "${domain}"`, () => {
        expect(isInDomain(host, domain)).to.equal(expected);
      });
  });
});
