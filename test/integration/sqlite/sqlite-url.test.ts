import { expect } from 'chai';
import { InvalidDatabaseUrl } from '../../../src/connections/index.js';
import { sqliteLocation } from '../../../src/adapters/typeorm/sqlite/sqlite-url.js';

describe('A SQLite URL', () => {
  const cases: readonly [url: string, path: string, access: string][] = [
    ['sqlite:////var/lib/sky.db', '/var/lib/sky.db', 'create'],
    ['sqlite:///./data/sky.db', '/home/data/sky.db', 'create'],
    ['sqlite:///data/sky.db', '/home/data/sky.db', 'create'],
    ['sqlite:///../sky.db', '/sky.db', 'create'],
    ['sqlite:////a%20b/50%25.db', '/a b/50%.db', 'create'],
    ['sqlite://:memory:', ':memory:', 'create'],
    ['sqlite:///:memory:', ':memory:', 'create'],
    ['sqlite://', ':memory:', 'create'],
    ['sqlite:////sky.db?mode=ro', '/sky.db', 'read'],
    ['sqlite:////sky.db?mode=rw', '/sky.db', 'write'],
    ['sqlite:////sky.db?immutable=1', '/sky.db', 'immutable'],
  ];
  for (const [url, path, access] of cases)
    it(`reads ${url}`, () => {
      expect(sqliteLocation(url, '/home')).to.deep.equal({ path, access });
    });

  for (const url of [
    'sqlite://host/sky.db',
    'postgresql:///sky',
    'sqlite:////sky.db?mode=fast',
    'sqlite:////sky.db?cache=shared',
    'sqlite:////%00.db',
  ])
    it(`refuses ${url}`, () => {
      expect(() => sqliteLocation(url, '/home'))
        .to.throw(InvalidDatabaseUrl)
        .with.property('remedy')
        .that.matches(/sqlite:\/\/\/|mode=ro|%00/);
    });
});
