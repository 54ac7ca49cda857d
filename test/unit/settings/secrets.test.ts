import { inspect } from 'node:util';
import { expect } from 'chai';
import { z } from 'zod';
import { explainSettings, loadSettings, secret, SettingsInvalid } from '../../../src/settings/index.js';
import { isolated } from './settings-fixture.js';

const CANARY = 'canary-7f3a';
const OWN = z.object({ mail: z.object({ password: secret() }) });

describe('secrets in the settings', () => {
  const environment = {
    SEXTANT_MAIL__PASSWORD: CANARY,
    DATABASE_URL: `postgresql://sextant:${CANARY}@db.example.org:5432/sky?sslmode=require&sslpassword=${CANARY}`,
  };

  it('never show in JSON, inspection, text or the explanation', () => {
    const settings = loadSettings({ ...isolated(environment), extend: OWN });
    const shown = [
      JSON.stringify(settings),
      inspect(settings, { depth: 10, showHidden: true }),
      JSON.stringify(explainSettings(settings)),
      inspect(explainSettings(settings), { depth: 10 }),
      String(settings.mail.password),
    ];
    for (const text of shown) expect(text).not.to.contain(CANARY);
    expect(settings.mail.password.reveal()).to.equal(CANARY);
  });

  it('leave the rest of a database URL readable', () => {
    const explained = explainSettings(loadSettings({ ...isolated(environment), extend: OWN })).settings;
    expect(explained.find(({ key }) => key === 'databases.catalog.url')?.value).to.equal(
      'postgresql://sextant:***@db.example.org:5432/sky?sslmode=require&sslpassword=***',
    );
    expect(explained.find(({ key }) => key === 'mail.password')).to.deep.include({ value: '***', secret: true, layer: 'environment' });
  });

  it('never show in a fault', () => {
    const wrong = [
      { DATABASE_URL: `mysql://root:${CANARY}@db/x` },
      { DATABASE_URL: `postgresql://u:${CANARY}@/@db/x` },
      { DATABASE_URL: `postgresql://u:${CANARY}@db:99999/x` },
      { DATABASE_URL: CANARY },
      { SEXTANT_MAIL__PASWORD: CANARY },
      { SEXTANT_DB_URL_OTHER: CANARY },
      { SEXTANT_DATABASES__CATALOG__PASSWORD: CANARY },
    ];
    for (const faulty of wrong) {
      try {
        loadSettings({ ...isolated(faulty), extend: OWN });
        expect.fail('loading was expected to fail');
      } catch (error) {
        expect(error).to.be.instanceOf(SettingsInvalid);
        expect(inspect(error, { depth: 10 })).not.to.contain(CANARY);
      }
    }
  });
});
