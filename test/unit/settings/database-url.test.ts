import { expect } from 'chai';
import { parseDatabaseUrl } from '../../../src/settings/index.js';

const ACCEPTED: readonly (readonly [url: string, engine: string, redacted: string])[] = [
  ['postgresql://ccat:secret@localhost:5432/ccat_ops_db', 'postgres', 'postgresql://ccat:***@localhost:5432/ccat_ops_db'],
  ['postgres://localhost/sky', 'postgres', 'postgresql://localhost/sky'],
  ['postgresql://user@[::1]:5433/sky', 'postgres', 'postgresql://user@[::1]:5433/sky'],
  ['postgresql://u:p%40ss%2F@host', 'postgres', 'postgresql://u:***@host/'],
  ['postgresql:///sky?host=/run/postgresql&password=secret', 'postgres', 'postgresql:///sky?host=/run/postgresql&password=***'],
  ['sqlite:///./data/sextant.db', 'sqlite', 'sqlite:///./data/sextant.db'],
  ['sqlite:////tmp/test.db', 'sqlite', 'sqlite:////tmp/test.db'],
  ['memory:', 'memory', 'memory:'],
];

const REFUSED: readonly (readonly [url: string, problem: string, remedy: string])[] = [
  ['', 'is empty', 'postgresql://user:password@host'],
  ['catalog.db', 'has no scheme', 'sqlite:///'],
  ['mysql://root@db/x', 'starts with "mysql:"', 'postgresql://user:password@host'],
  ['postgresql+asyncpg://localhost/app', 'a driver of another language', 'Write postgresql: instead'],
  ['postgresql://u:p@ss@host/db', 'cannot be taken apart', '%40'],
  ['postgresql://u:p@host:99999/db', 'port', ':5432'],
  ['postgresql://u:p@host:abc/db', 'port', ':5432'],
  ['postgresql:///db', 'names no host', '?host='],
  ['postgresql://a:1,b:2/db', 'several hosts', 'one host'],
  ['postgresql://u:50%@host/db', '%', '%25'],
  ['sqlite://data.db', 'does not name an SQLite file', 'sqlite:///./data/file.db'],
  ['sqlite:///', 'does not name an SQLite file', 'sqlite:///./data/file.db'],
  ['sqlite:///:memory:', 'in memory', 'Use a file'],
  [' sqlite:///x.db', 'blanks', 'Remove'],
];

describe('a database URL', () => {
  for (const [url, engine, redacted] of ACCEPTED)
    it(`is accepted as ${engine}: ${redacted}`, () => {
      expect(parseDatabaseUrl(url)).to.deep.equal({ engine, redacted });
    });

  for (const [url, problem, remedy] of REFUSED)
    it(`is refused with a remedy: ${JSON.stringify(url)}`, () => {
      const parsed = parseDatabaseUrl(url);
      expect(parsed).to.have.property('problem').that.contains(problem);
      expect(parsed).to.have.property('remedy').that.contains(remedy);
    });
});
