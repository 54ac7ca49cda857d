import { expect } from 'chai';
import { SqlEngines } from '../../../src/adapters/typeorm/database/sql-engines.js';
import { SharedSettingsDiffer } from '../../../src/adapters/typeorm/database/shared-settings.errors.js';
import type { DatabaseSettings } from '../../../src/ports/shared/settings.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';

const URL = 'postgresql://lab:canary@server/sky';

function settings(url: string, changes: Partial<Omit<DatabaseSettings, 'url'>> = {}): DatabaseSettings {
  return new FixedSettings({ databases: { lab: url }, database: changes }).database('lab');
}

describe('two databases with one URL', () => {
  it('share an engine when their settings are the same', () => {
    const engines = new SqlEngines();
    const one = engines.lease('identity', settings(URL), []);
    const other = engines.lease('catalog', settings(URL), []);
    expect(other.engine).to.equal(one.engine);
  });

  it('may differ in what is done when they are opened', () => {
    const engines = new SqlEngines();
    const one = engines.lease('identity', settings(URL, { runMigrations: true }), []);
    const other = engines.lease('catalog', settings(URL, { runMigrations: false }), []);
    expect(other.engine).to.equal(one.engine);
  });

  it('are refused when their settings for the connections differ, by the names of the keys', () => {
    const engines = new SqlEngines();
    engines.lease('identity', settings(URL), []);
    const lease = (): unknown => engines.lease('catalog', settings(URL, { poolSize: 3, statementTimeoutMilliseconds: 1 }), []);
    expect(lease)
      .to.throw(SharedSettingsDiffer)
      .that.satisfies((error: SharedSettingsDiffer) => {
        expect(error.detail).to.equal('catalog has the URL of identity and other poolSize, statementTimeoutMilliseconds');
        expect(JSON.stringify(error.facts)).not.to.include('canary');
        return true;
      });
  });

  it('have pools of their own when the URLs are told apart', () => {
    const engines = new SqlEngines();
    const one = engines.lease('identity', settings(URL), []);
    const other = engines.lease('catalog', settings(`${URL}?application_name=catalog`, { poolSize: 3 }), []);
    expect(other.engine).not.to.equal(one.engine);
    expect([one, other].map(({ engine }) => engine.statistics().capacity)).to.deep.equal([10, 3]);
  });
});
