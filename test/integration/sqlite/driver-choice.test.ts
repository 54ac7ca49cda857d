import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { sqliteDriver } from '../../../src/adapters/typeorm/sqlite/sqlite-driver.js';
import { Secret } from '../../../src/domain/shared/secret.js';
import type { SqliteHandle } from '../../../src/adapters/typeorm/driver/sqlite-handle.js';
import { SqliteFixture, type SqliteDriverName } from './sqlite-fixture.js';

describe('The driver of a SQLite database', () => {
  const fixture = new SqliteFixture('sqlite3');
  after(() => fixture.dispose());

  async function opened(scheme: string, setting: SqliteDriverName): Promise<SqliteHandle> {
    const open = sqliteDriver({ url: new Secret(`${scheme}:///x.db`), sqliteDriver: setting });
    return open({ path: ':memory:', access: 'create', synchronous: 'normal' });
  }

  for (const [scheme, setting, blocking] of [
    ['sqlite', 'sqlite3', false],
    ['sqlite', 'better-sqlite3', true],
    ['sqlite+better-sqlite3', 'sqlite3', true],
    ['sqlite+sqlite3', 'better-sqlite3', false],
    ['sqlite+aiosqlite', 'better-sqlite3', true],
  ] as const)
    it(`is ${blocking ? 'better-sqlite3' : 'sqlite3'} for ${scheme}: and the setting ${setting}`, async () => {
      const handle = await opened(scheme, setting);
      expect(handle.blocking).to.equal(blocking);
      await handle.close();
    });

  it('is named with the remedy when it is not installed', async () => {
    const engine = new URL('../../../src/adapters/typeorm/sqlite/sqlite-engine.js', import.meta.url).href;
    const script = `
      import { register } from 'node:module';
      register('data:text/javascript,' + encodeURIComponent(\`export function resolve(specifier, context, next) {
        if (specifier === 'better-sqlite3') throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
        return next(specifier, context);
      }\`));
      const { SqliteEngine } = await import(${JSON.stringify(engine)});
      const url = { reveal: () => 'sqlite+better-sqlite3:///x.db' };
      const sky = new SqliteEngine({ databaseName: 'sky', tables: () => [], settings: { ...${JSON.stringify(fixture.settings('x'))}, url } });
      await sky.open({}).catch(({ code, message, remedy }) => console.log(JSON.stringify({ code, message, remedy })));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
    expect(JSON.parse(stdout)).to.deep.equal({
      code: 'DATABASE_DRIVER_UNAVAILABLE',
      message: 'DATABASE_DRIVER_UNAVAILABLE: the driver better-sqlite3 is not installed',
      remedy: 'Run npm install better-sqlite3@12, or choose sqlite3.',
    });
  });
});
