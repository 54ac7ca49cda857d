import { expect } from 'chai';
import { componentsOf, CONTEXT_NAMES } from '../../../profiles/index.js';
import { checkProfiles, Container } from '../../../src/container/index.js';
import { BUILT_IN_DATABASES } from '../../../src/settings/settings-schema.js';
import { loadSettings } from '../../../src/settings/index.js';
import { Database } from '../../../src/ports/shared/database.js';

describe('The contexts of Sextant', () => {
  it('have each a database of its name', () => {
    expect(CONTEXT_NAMES).to.have.members([...BUILT_IN_DATABASES]);
  });

  for (const context of CONTEXT_NAMES)
    for (const profile of ['test', 'production'])
      it(`can be embedded one by one: ${context} in ${profile}`, async () => {
        const settings = loadSettings({ contexts: [context], profile, environment: {} });
        const components = await componentsOf(profile, [context]);
        const [check] = checkProfiles({ profiles: [profile], components, settings });
        expect(check?.faults).to.deep.equal([]);
        const databases = components.filter((component) => component.prototype instanceof Database);
        expect(databases, 'its database and no other').to.have.length(1);
      });

  it('start alone, with nothing set for the others', async () => {
    const settings = loadSettings({ contexts: ['pilots'], profile: 'test', environment: {} });
    await using container = await Container.start({ profile: 'test', settings, components: await componentsOf('test', ['pilots']) });
    expect(Object.keys(settings.databases)).to.deep.equal(['pilots']);
    expect(container).to.be.instanceOf(Container);
  });
});
