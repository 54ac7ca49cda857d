import { expect } from 'chai';
import { loadSettings, SettingsInvalid, UnknownDatabaseSettings } from '../../../src/settings/index.js';
import { faultsOf, isolated } from './settings-fixture.js';

describe('faults in the settings', () => {
  it('are all reported in one error of kind configuration', () => {
    const environment = {
      SEXTANT_PROFILE: 'prodution',
      SEXTANT_HTTP__PORT: '99999',
      SEXTANT_LOG__LEVEL: 'inf',
      SEXTANT_DATABASES__CATALOG__URL: 'mysql://h/x',
      SEXTANT_DATABASES__CATALOG__POOL_SIZE: 'many',
      SEXTANT_HTPP__HOST: 'x',
    };
    const files = {
      'settings.toml': '[default.http]\nhsot = "x"\n[stagin]\n[default.databases.identity]\npoolSize = "10"\n',
      'settings.local.toml': '[default\n',
    };
    const error = catchInvalid(() => loadSettings(isolated(environment, files)));
    expect(error.kind).to.equal('configuration');
    expect(error.faults.map(({ key }) => key)).to.have.members([
      'profile "prodution"',
      'http.port',
      'log.level',
      'databases.catalog.url',
      'databases.catalog.poolSize',
      'SEXTANT_HTPP__HOST',
      'http.hsot',
      '[stagin]',
      'databases.identity.poolSize',
      'settings.local.toml',
    ]);
    expect(error.message).to.contain('10 faults in the settings');
    for (const fault of error.faults) expect(error.message).to.contain(fault.remedy);
  });

  it('include a connection budget behind a pooler that keeps no sessions', () => {
    const environment = { SEXTANT_DATABASES__CATALOG__CONNECTION_BUDGET: '20', SEXTANT_DATABASES__CATALOG__PREPARED_STATEMENTS: 'false' };
    const [fault, ...others] = faultsOf(isolated(environment));
    expect(others).to.deep.equal([]);
    expect(fault).to.include({ key: 'databases.catalog.connectionBudget' });
    expect(fault?.remedy).to.include('PgBouncer');
  });

  it('suggest the profile that was meant', () => {
    const [fault] = faultsOf({ ...isolated(), profile: 'prod-uction', profileChosenBy: '--profile' });
    expect(fault).to.deep.include({ source: '--profile', remedy: 'Did you mean "production"?' });
  });

  it('suggest the key, the table and the option that were meant', () => {
    const files = {
      'settings.toml': '[default.databases.catalog]\npool_size = 3\n[testt.log]\nlevel = "info"\n[default.log]\nlevel = "wran"',
    };
    expect(faultsOf(isolated({}, files)).map(({ remedy }) => remedy)).to.have.members([
      'Did you mean databases.catalog.poolSize?',
      'Did you mean "test"?',
      'Did you mean "warn"?',
    ]);
  });

  it('name the line of a file that is not TOML and quote nothing of it', () => {
    const [fault, ...others] = faultsOf(isolated({}, { '.secrets.toml': '[default]\npassword = canary-7f3a\n' }));
    expect(others).to.deep.equal([]);
    expect(fault).to.deep.include({ key: '.secrets.toml', source: 'line 2, column 12' });
    expect(JSON.stringify(fault)).not.to.contain('canary');
  });

  it('include a file that is there and cannot be read', () => {
    const readFile = (path: string): string | undefined => {
      if (path !== 'settings.toml') return undefined;
      throw Object.assign(new Error('no'), { code: 'EACCES' });
    };
    const [fault] = faultsOf({ environment: {}, readFile });
    expect(fault?.problem).to.contain('EACCES');
  });

  it('include a settings folder that holds no settings file', () => {
    const [fault] = faultsOf({ ...isolated(), directory: '/nowhere' });
    expect(fault).to.deep.include({ key: '/nowhere', problem: 'holds no settings file' });
  });

  it('include a group that was given a value and a flag for an unknown key', () => {
    const files = { 'settings.toml': '[default]\nhttp = 3000\n' };
    const flags = [
      { flag: '--set', key: 'http.prot', text: '1' },
      { flag: '--set', key: 'http', text: '1' },
    ];
    expect(faultsOf({ ...isolated({}, files), flags }).map(({ problem, remedy }) => `${problem}. ${remedy}`)).to.deep.equal([
      'is a group of settings, not a value. Set one of host, port, authentication below it.',
      'is not a setting. Did you mean http.port?',
      'is a group of settings. Set one of http.host, http.port, http.authentication.',
    ]);
  });

  it('include memory: where data must outlive the process', () => {
    const environment = { DATABASE_URL: 'memory:' };
    expect(faultsOf(isolated(environment))[0]?.problem).to.contain('keeps nothing');
    expect(faultsOf({ ...isolated(environment), profile: 'test' })).to.deep.equal([]);
  });

  it('answer a database that is not declared with the ones that are', () => {
    const settings = loadSettings(isolated());
    expect(() => settings.database('catalgo')).to.throw(UnknownDatabaseSettings, 'did you mean "catalog"?');
    expect(() => settings.database('constructor')).to.throw(UnknownDatabaseSettings);
  });
});

function catchInvalid(load: () => unknown): SettingsInvalid {
  try {
    load();
  } catch (error) {
    if (error instanceof SettingsInvalid) return error;
    throw error;
  }
  throw new Error('loading was expected to fail');
}
