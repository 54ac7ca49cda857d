import { expect } from 'chai';
import { explainSettings, loadSettings } from '../../../src/settings/index.js';
import { faultsOf, isolated } from './settings-fixture.js';

const VARIABLE = 'SEXTANT_DATABASES__CATALOG__URL';

const ACCEPTED: readonly (readonly [url: string, shown: string])[] = [
  ['postgresql://ccat:secret@localhost:5432/ccat_ops_db', 'postgresql://ccat:***@localhost:5432/ccat_ops_db'],
  ['postgres://localhost/sky', 'postgresql://localhost/sky'],
  ['postgresql+asyncpg://u:p%40ss%2F@host', 'postgresql://u:***@host/'],
  ['postgresql:///sky?host=/run/postgresql&password=secret', 'postgresql://:***@/sky?host=/run/postgresql'],
  ['postgresql://a:1,b:2/db?target_session_attrs=primary', 'postgresql://a:1,b:2/db?target_session_attrs=primary'],
  ['postgresql:///db', 'postgresql:///db'],
  ['sqlite:////tmp/test.db', 'sqlite:////tmp/test.db'],
];

const REFUSED: readonly (readonly [url: string, problem: string, remedy: string])[] = [
  ['', 'is empty', 'postgresql://user:password@host'],
  ['catalog.db', 'has no scheme', 'sqlite:///'],
  ['postgresql://u:p@host:99999/db', 'port', ':5432'],
  ['postgresql://u:p@host/db?sslmod=require', 'unknown parameter "sslmod"', 'Did you mean "sslmode"?'],
  ['sqlite:///:memory:', 'in memory', 'Use a file'],
  [' sqlite:///x.db', 'blanks', 'Remove'],
];

describe('the URL of a database in the settings', () => {
  for (const [url, shown] of ACCEPTED)
    it(`is accepted and shown as ${shown}`, () => {
      const { settings } = explainSettings(loadSettings(isolated({ [VARIABLE]: url })));
      expect(settings.find(({ key }) => key === 'databases.catalog.url')?.value).to.equal(shown);
    });

  for (const [url, problem, remedy] of REFUSED)
    it(`is refused with a remedy: ${JSON.stringify(url)}`, () => {
      const [fault] = faultsOf(isolated({ [VARIABLE]: url }));
      expect(fault?.key).to.equal('databases.catalog.url');
      expect(fault?.problem).to.contain(problem);
      expect(fault?.remedy).to.contain(remedy);
    });
});
