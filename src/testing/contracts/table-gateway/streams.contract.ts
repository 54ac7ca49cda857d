import { expect } from 'chai';
import { rejection } from '../rejection.js';
import { specimen, specimenTable } from './contract-tables.js';
import type { TableGatewaySubject } from './table-gateway-subject.js';

export function describeStreams(subject: () => TableGatewaySubject): void {
  describe('streams', () => {
    const table = () => subject().table(specimenTable);
    const row = (id: number) => specimen(id, { words: `row ${String(id)}`, whole: id % 3 === 0 ? null : id % 5 });
    const fill = (count: number) =>
      table().insertMany(
        Array.from({ length: count }, (_, id) => row(id)),
        { onConflict: 'error' },
      );
    const active = () => subject().database.describe().pool.active;

    it('give what a selection gives, batch by batch', async () => {
      await fill(57);
      for (const selection of [
        {},
        { descending: true },
        { orderBy: ['whole'] as const, where: { id: { gt: 3 } } },
        { orderBy: ['whole'] as const, limit: 20, offset: 7 },
        { limit: 0 },
        { offset: 50 },
        { where: { words: { matches: '[02468]$' } }, descending: true, limit: 11 },
      ])
        for (const batchSize of [1, 10, 57, 500])
          expect(await collected(table().stream(selection, { batchSize })), JSON.stringify(selection)).to.deep.equal(
            await table().select(selection),
          );
    });

    it('begin anew with each loop, as they were asked for', async () => {
      await fill(5);
      const selection = { where: { id: { in: [1, 2, 3] } } };
      const stream = table().stream(selection, { batchSize: 2 });
      selection.where.id.in.length = 0;
      expect(await collected(stream)).to.have.lengthOf(3);
      expect(await collected(stream)).to.have.lengthOf(3);
    });

    it('let the reader do with the rows what he likes', async () => {
      await fill(5);
      let count = 0;
      for await (const one of table().stream({ orderBy: ['words'] }, { batchSize: 2 })) {
        one.id = -1;
        one.words = '';
        count++;
      }
      expect(count).to.equal(5);
    });

    it('hold nothing when the reader leaves early or fails', async () => {
      await fill(30);
      for await (const one of table().stream({}, { batchSize: 10 })) if (one.id === 12) break;
      const failing = async (): Promise<void> => {
        for await (const one of table().stream({}, { batchSize: 10 })) if (one.id === 3) throw new Error('boom');
      };
      expect(String(await rejection(failing()))).to.contain('boom');
      expect(active()).to.equal(0);
    });

    it('are of one moment inside a transaction', async () => {
      await fill(20);
      await subject().database.transaction(
        async () => {
          const seen: number[] = [];
          for await (const one of table().stream({}, { batchSize: 5 })) {
            seen.push(one.id);
            if (one.id === 2) await subject().database.transaction(() => table().insert(row(100)), { propagation: 'requiresNew' });
          }
          expect(seen).to.deep.equal(Array.from({ length: 20 }, (_, id) => id));
        },
        { readOnly: true },
      );
      expect(await table().count()).to.equal(21);
    });

    it('read in a transaction see what it has written', async () => {
      await fill(3);
      await subject().database.transaction(async () => {
        await table().insert(row(3));
        expect(await collected(table().stream({}, { batchSize: 2 }))).to.have.lengthOf(4);
      });
    });

    it('are refused at once when the selection is wrong', () => {
      expect(() => table().stream({ where: { color: 1 } as never })).to.throw('color');
      expect(() => table().stream({}, { batchSize: 0 })).to.throw('batchSize');
    });

    it('of rows are stored as they come, and never all in memory', async () => {
      const count = 10_000;
      let read = 0;
      async function* rows() {
        for (; read < count; read++) {
          if (read % 1_000 === 0) await Promise.resolve();
          yield row(read);
        }
      }
      expect(await table().insertMany(rows(), { onConflict: 'error' })).to.deep.equal({ inserted: count, updated: 0, skipped: 0 });
      expect(await table().count()).to.equal(count);
      const again = async function* () {
        for (let id = count - 500; id < count + 5_000; id++) yield specimen(id, { words: 'again' });
      };
      expect(await table().insertMany(again(), { onConflict: 'ignore' })).to.deep.equal({ inserted: 5_000, updated: 0, skipped: 500 });
      expect(await table().count({ words: 'again' })).to.equal(5_000);
      expect(await table().insertMany(again(), { onConflict: 'update' })).to.deep.equal({ inserted: 0, updated: 5_500, skipped: 0 });
      expect(await table().insertMany(none(), { onConflict: 'error' })).to.deep.equal({ inserted: 0, updated: 0, skipped: 0 });
    });

    it('of rows are all or nothing, and the source is told when it is not wanted any more', async () => {
      for (const failure of ['source', 'row', 'conflict'] as const)
        for (const onConflict of ['error', 'update'] as const) {
          let closed = false;
          async function* rows() {
            try {
              for (let id = 0; id < 6_000; id++) yield row(id);
              if (failure === 'source') throw new Error('the source failed');
              if (failure === 'row') yield specimen(9_000, { words: 'a\0' });
              yield failure === 'conflict' && onConflict === 'error' ? row(1) : specimen(9_001, { whole: 0.5 });
              for (let id = 10_000; id < 20_000; id++) yield row(id);
            } finally {
              closed = true;
            }
          }
          expect(await rejection(table().insertMany(rows(), { onConflict })), failure).to.be.instanceOf(Error);
          expect(await table().count(), failure).to.equal(0);
          expect(closed, failure).to.equal(true);
        }
    });

    it('of rows that fail undo the transaction around them', async () => {
      async function* rows() {
        for (let id = 0; id < 6_000; id++) yield row(id);
        throw new Error('the source failed');
      }
      const work = subject().database.transaction(async () => {
        await table()
          .insertMany(rows(), { onConflict: 'error' })
          .catch(() => undefined);
      });
      expect(await rejection(work)).to.include({ code: 'TRANSACTION_ROLLED_BACK' });
      expect(await table().count()).to.equal(0);
    });
  });
}

async function collected<Row>(stream: AsyncIterable<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of stream) rows.push(row);
  return rows;
}

async function* none(): AsyncGenerator<never> {
  // Nothing comes.
}
