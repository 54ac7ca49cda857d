import { expect } from 'chai';
import { DataTransferRoute } from '../../../domain/observatory/data-transfer-route.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { storedNetwork } from './stored-network.js';
import { describeStoredItems, unchecked } from './stored-item.contract.js';

const ends = { origin: 'ccat_buffer', destination: 'cologne_buffer' } as const;

/** What every `DataTransferRouteRepository` owes its callers, on an empty database. */
export function describeDataTransferRouteRepository(engine: string, subject: () => ObservatorySubject): void {
  const item = (n: number): DataTransferRoute =>
    new DataTransferRoute({
      name: `route_${String(n)}`,
      kind: 'relay',
      ...ends,
      relay: n === 1 ? 'cologne_archive' : 'cologne_processing',
    });
  const bare = (n: number): DataTransferRoute =>
    new DataTransferRoute({ name: `route_${String(n)}`, kind: 'custom', origin: ends.destination, destination: ends.origin });

  describeStoredItems({
    engine,
    table: 'data_transfer_routes',
    subject,
    prepare: storedNetwork,
    add: (route) => subject().routes.add(route),
    find: ({ name }) => subject().routes.find(name),
    item,
    bare,
    taken: [{ constraint: 'data_transfer_routes_pkey', item: bare(1) }],
    orphans: [
      { constraint: 'data_transfer_routes_origin_fkey', item: unchecked(bare(2), { origin: 'moon' }) },
      { constraint: 'data_transfer_routes_destination_fkey', item: unchecked(bare(2), { destination: 'moon' }) },
      { constraint: 'data_transfer_routes_relay_fkey', item: unchecked(item(2), { relay: 'moon' }) },
    ],
    broken: [
      { constraint: 'data_transfer_routes_name_not_empty', item: unchecked(item(1), { name: '' }) },
      { constraint: 'data_transfer_routes_kind_known', item: unchecked(item(1), { kind: 'pigeon' }) },
    ],
  });

  describe(`data transfer route repository on ${engine}`, () => {
    it('lists by name, capitals before small letters', async () => {
      await storedNetwork(subject());
      const { routes } = subject();
      for (const name of ['b', 'a', 'B', 'a.b', 'a_b']) await routes.add(new DataTransferRoute({ name, kind: 'direct', ...ends }));
      const names = (await routes.list()).map(({ name }) => name);
      // The network has a route of its own.
      expect(names).to.deep.equal(['B', 'a', 'a.b', 'a_b', 'b', 'ccat_to_cologne']);
    });
  });
}
