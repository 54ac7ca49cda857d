import { expect } from 'chai';
import { Site } from '../../../domain/observatory/site.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { describeStoredItems, unchecked } from './stored-item.contract.js';

const LONGEST = 'é'.repeat(255);

/** What every `SiteRepository` owes its callers, on an empty database. */
export function describeSiteRepository(engine: string, subject: () => ObservatorySubject): void {
  const item = (n: number): Site => new Site({ name: `site_${String(n)}`, fullName: n === 1 ? LONGEST : `Ōsumi 👩‍🚀's "${String(n)}"; --` });

  describeStoredItems({
    engine,
    table: 'sites',
    subject,
    add: (site) => subject().sites.add(site),
    find: ({ name }) => subject().sites.find(name),
    item,
    taken: [{ constraint: 'sites_pkey', item: new Site({ name: 'site_1', fullName: 'another' }) }],
    broken: [
      { constraint: 'sites_name_not_empty', item: unchecked(item(1), { name: '' }) },
      { constraint: 'sites_full_name_not_empty', item: unchecked(item(1), { fullName: '' }) },
      { constraint: 'sites_full_name_length', item: unchecked(item(1), { fullName: `${LONGEST}.` }) },
    ],
  });

  describe(`site repository on ${engine}`, () => {
    it('lists by name, capitals before small letters, into a list that is the caller’s', async () => {
      const { sites } = subject();
      for (const name of ['us', 'ccat', 'Cologne', 'c.cat', 'cologne', 'c_cat']) await sites.add(new Site({ name, fullName: name }));
      const first = await sites.list();
      expect(first.map(({ name }) => name)).to.deep.equal(['Cologne', 'c.cat', 'c_cat', 'ccat', 'cologne', 'us']);
      first.length = 0;
      expect(await sites.list()).to.have.length(6);
      expect(await sites.find('CCAT')).to.equal(undefined);
    });
  });
}
