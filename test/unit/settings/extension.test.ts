import { expect } from 'chai';
import { z } from 'zod';
import { explainSettings, loadSettings } from '../../../src/settings/index.js';
import { faultsOf, isolated } from './settings-fixture.js';

const OWN = z.object({
  mail: z.object({ sender: z.string(), retries: z.int().default(2) }),
  tags: z.record(z.string(), z.number()).default({}),
});

describe('settings of a program that embeds Sextant', () => {
  it('may declare further databases', () => {
    const settings = loadSettings({ ...isolated({ SEXTANT_DATABASES__NOTES__URL: 'sqlite:///./notes.db' }), databases: ['notes'] });
    expect(settings.database('notes').url.reveal()).to.equal('sqlite:///./notes.db');
    expect(settings.database('catalog').url.reveal()).to.equal('sqlite:///./data/sextant.db');
  });

  it('may declare keys of their own, with the same layers, types and explanation', () => {
    const files = { 'settings.toml': '[default.mail]\nsender = "sky@example.org"\n[default.tags]\na = 1\n' };
    const settings = loadSettings({ ...isolated({ SEXTANT_MAIL__RETRIES: '4' }, files), extend: OWN });
    const sender: string = settings.mail.sender;
    expect(sender).to.equal('sky@example.org');
    expect(settings.mail.retries).to.equal(4);
    expect(settings.tags).to.deep.equal({ a: 1 });
    expect(explainSettings(settings).settings.find(({ key }) => key === 'mail.sender')?.source).to.equal('settings.toml [default]');
  });

  it('are told what is missing and how to set it', () => {
    const faults = faultsOf({ ...isolated(), extend: OWN });
    expect(faults.map(({ key, problem, remedy }) => `${key} ${problem}. ${remedy}`)).to.deep.equal([
      'mail.sender is missing. Set mail.sender in settings.toml, or SEXTANT_MAIL__SENDER.',
    ]);
  });

  it('do not call a value missing that was given and cannot be read', () => {
    const extend = z.object({ mail: z.object({ retries: z.int() }) });
    const faults = faultsOf({ ...isolated({ SEXTANT_MAIL__RETRIES: 'x' }), extend });
    expect(faults.map(({ problem }) => problem)).to.deep.equal(['is "x"; expected a number']);
  });

  it('may not take a name that Sextant uses', () => {
    expect(() => loadSettings({ ...isolated(), extend: z.object({ http: z.object({}) }) })).to.throw(TypeError, 'http');
  });
});
