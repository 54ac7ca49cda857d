import { expect } from 'chai';
import { loadSettings } from '../../../src/settings/index.js';
import { faultsOf, isolated } from './settings-fixture.js';

const FILES = {
  'settings.toml': 'profiles = ["demo", "night"]\nprofile = "demo"\n[demo.http]\nport = 8001\n',
};

describe('the active profile', () => {
  it('is chosen by flag or program, then the environment, then a file, then it is production', () => {
    const chosen = (options: Parameters<typeof loadSettings>[0]) => {
      const { name, chosenBy } = loadSettings(options).activeProfile;
      return `${name} by ${chosenBy}`;
    };
    expect(chosen(isolated())).to.equal('production by default');
    expect(chosen(isolated({}, FILES))).to.equal('demo by settings.toml');
    expect(chosen(isolated({}, { ...FILES, 'settings.local.toml': 'profile = "ci"\n' }))).to.equal('ci by settings.local.toml');
    expect(chosen(isolated({ SEXTANT_PROFILE: 'night' }, FILES))).to.equal('night by SEXTANT_PROFILE');
    expect(chosen({ ...isolated({ SEXTANT_PROFILE: 'night' }, FILES), profile: 'test', profileChosenBy: '--profile' })).to.equal(
      'test by --profile',
    );
  });

  it('may be one of your own, declared in a file or by the program', () => {
    expect(loadSettings({ ...isolated({}, FILES), profile: 'demo' }).http.port).to.equal(8001);
    expect(loadSettings({ ...isolated(), profiles: ['lab'], profile: 'lab' }).profile).to.equal('lab');
    expect(faultsOf({ ...isolated(), profile: 'demo' })[0]?.remedy).to.contain('profiles = ["demo"]');
  });

  it('knows the others and who declared them', () => {
    const { known } = loadSettings({ ...isolated({}, FILES), profiles: ['lab'] }).activeProfile;
    expect(known.map(({ name, declaredBy }) => `${name}: ${declaredBy}`)).to.deep.equal([
      'production: Sextant',
      'development: Sextant',
      'staging: Sextant',
      'ci: Sextant',
      'test: Sextant',
      'lab: the program',
      'demo: settings.toml',
      'night: settings.toml',
    ]);
  });
});
