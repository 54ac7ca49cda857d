import { expect } from 'chai';
import { explainSettings, loadSettings } from '../../../src/settings/index.js';
import { isolated } from './settings-fixture.js';

const FILES = {
  '/package/settings.toml': '[default.http]\nport = 1\n[production.http]\nport = 2\n',
  'settings.toml': '[default.http]\nport = 3\n[production.http]\nport = 4\n[test.http]\nport = 40\n',
  'settings.local.toml': '[default.http]\nport = 5\n[production.http]\nport = 6\n',
  '.secrets.toml': '[default.http]\nport = 7\n[production.http]\nport = 8\n',
};

describe('settings layers', () => {
  it('need nothing: defaults alone give embedded SQLite in the data folder, shared by both databases', () => {
    const settings = loadSettings(isolated());
    expect(settings.profile).to.equal('production');
    expect(settings.database('catalog').url.reveal()).to.equal('sqlite:///./data/sextant.db');
    expect(settings.database('identity').url.reveal()).to.equal('sqlite:///./data/sextant.db');
    expect(settings.http).to.deep.equal({ host: '127.0.0.1', port: 3000, authentication: 'off' });
    expect(settings.log.level).to.equal('info');
  });

  it('give the test profile an engine in memory', () => {
    expect(
      loadSettings({ ...isolated(), profile: 'test' })
        .database('catalog')
        .url.reveal(),
    ).to.equal('memory:');
  });

  it('let every later layer win over every earlier one', () => {
    const flags = [{ flag: '--port', key: 'http.port', text: '10' }];
    const environment = { SEXTANT_HTTP__PORT: '9' };
    const bundledFile = '/package/settings.toml';
    const order = ['/package/settings.toml', 'settings.toml', 'settings.local.toml', '.secrets.toml'] as const;
    const portWith = (...names: (keyof typeof FILES)[]): number =>
      loadSettings({ ...isolated({}, Object.fromEntries(names.map((name) => [name, FILES[name]]))), bundledFile }).http.port;

    expect(order.map((_, index) => portWith(...order.slice(0, index + 1)))).to.deep.equal([2, 4, 6, 8]);
    expect(loadSettings(isolated(environment, FILES)).http.port).to.equal(9);
    expect(loadSettings({ ...isolated(environment, FILES), flags }).http.port).to.equal(10);
  });

  it('take the table of the active profile only', () => {
    const files = { 'settings.toml': FILES['settings.toml'] };
    expect(loadSettings({ ...isolated({}, files), profile: 'test' }).http.port).to.equal(40);
    expect(loadSettings({ ...isolated({}, files), profile: 'staging' }).http.port).to.equal(3);
  });

  it('are looked for in the folder that was asked for', () => {
    const files = { '/etc/sextant/settings.toml': '[default.http]\nport = 81' };
    expect(loadSettings({ ...isolated({}, files), directory: '/etc/sextant' }).http.port).to.equal(81);
    expect(loadSettings(isolated({ SEXTANT_SETTINGS_PATH: '/etc/sextant' }, files)).http.port).to.equal(81);
  });

  it('resolve file paths beside the file that names them, and in the working directory otherwise', () => {
    const files = { '/package/profiles/settings.toml': '[default.catalog]\nsampleData = ["../examples/a.csv", "/b.csv"]' };
    const bundled = { ...isolated({}, files), bundledFile: '/package/profiles/settings.toml' };
    expect(loadSettings(bundled).catalog.sampleData).to.deep.equal(['/package/examples/a.csv', '/b.csv']);
    const environment = { SEXTANT_CATALOG__SAMPLE_DATA: 'a.csv, b.csv' };
    expect(loadSettings({ ...bundled, environment }).catalog.sampleData).to.deep.equal(['a.csv', 'b.csv']);
    expect(loadSettings({ ...bundled, environment: { SEXTANT_CATALOG__SAMPLE_DATA: '' } }).catalog.sampleData).to.deep.equal([]);
  });

  it('remember for each value which layer set it and whom it overrode', () => {
    const { settings } = explainSettings(loadSettings(isolated({ SEXTANT_HTTP__PORT: '9' }, FILES)));
    const port = settings.find(({ key }) => key === 'http.port');
    expect(port).to.deep.include({ value: 9, layer: 'environment', source: 'SEXTANT_HTTP__PORT', variable: 'SEXTANT_HTTP__PORT' });
    expect(port?.overridden.slice(0, 2)).to.deep.equal(['.secrets.toml [production]', '.secrets.toml [default]']);
    expect(settings.find(({ key }) => key === 'http.host')).to.deep.include({ value: '127.0.0.1', layer: 'defaults', source: 'built in' });
  });

  it('cannot be changed once loaded', () => {
    const settings = loadSettings(isolated());
    expect(() => Object.assign(settings.http, { port: 1 })).to.throw(TypeError);
    expect(() => Object.assign(settings, { profile: 'test' })).to.throw(TypeError);
  });
});
