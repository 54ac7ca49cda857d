import { expect } from 'chai';
import { componentsOf } from '../../../profiles/index.js';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import { SqlEngines, TypeormDatabase } from '../../../src/adapters/typeorm/index.js';
import type { Clock } from '../../../src/ports/shared/clock.js';
import type { Settings } from '../../../src/ports/shared/settings.js';
import { describeMigrations } from '../../../src/testing/contracts/migrations.contract.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';

type DatabaseClass = new (settings: Settings, engines: SqlEngines, clock: Clock) => TypeormDatabase;

const classes = (await componentsOf('production')).filter((component) => component.prototype instanceof TypeormDatabase) as DatabaseClass[];
const fake = await componentsOf('test');
const NAMES = ['catalog', 'identity', 'ledger', 'observatory', 'pilots'];
const anywhere = new FixedSettings({ databases: Object.fromEntries(NAMES.map((name) => [name, 'sqlite:///:memory:'])) });

describe('the databases of the application', () => {
  it('are all tried: those of identity and catalog among them', () => {
    const names = classes.map((Database) => new Database(anywhere, new SqlEngines(), new SystemClock()).name);
    expect(names).to.include.members(['identity', 'catalog']);
    expect(fake.length).to.be.at.least(names.length);
  });
});

for (const Database of classes) {
  const { name } = new Database(anywhere, new SqlEngines(), new SystemClock());
  for (const engine of ['sqlite', 'postgres'] as const)
    describeMigrations(engine, { name, create: (settings) => new Database(settings, new SqlEngines(), new SystemClock()) });
}
