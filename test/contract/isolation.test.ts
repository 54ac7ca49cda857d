import { expect } from 'chai';
import type { IsolationLevel } from '../../src/ports/shared/transaction.js';
import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
import { openTables, type TableSubject } from '../../src/testing/backends/table-subject.js';
import { listAppendAnomalies } from '../../src/testing/isolation/anomalies.js';
import { listTable, planned, runListAppend, type ListAppendHistory } from '../../src/testing/isolation/list-append.js';

const CLIENTS = 8;
const TRANSACTIONS = Number(process.env['SEXTANT_ISOLATION_TRANSACTIONS'] ?? 300);
const MINUTES = 60_000;

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, () => {
    let subject: TableSubject;
    before(async () => {
      subject = await openTables(engine, [listTable]);
    });
    afterEach(() => subject.empty());
    after(() => subject.close());

    const run = (isolation: IsolationLevel, seed: number): Promise<ListAppendHistory> =>
      runListAppend(subject.database, subject.table(listTable), planned(TRANSACTIONS, seed), { clients: CLIENTS, isolation });
    const newSeed = (): number => Date.now() % 2 ** 31;

    it(`${String(CLIENTS)} clients that append to lists leave a serializable history`, async function () {
      this.timeout(10 * MINUTES);
      const seed = newSeed();
      const history = await run('serializable', seed);
      expect(history.transactions).to.have.length(TRANSACTIONS);
      expect(listAppendAnomalies(history), `seed ${String(seed)}`).to.deep.equal([]);
    });

    // Proof that the check can fail. The others have no weaker level to show: SQLite runs all as serializable.
    if (engine === 'postgres')
      it('finds what the level read committed lets through', async function () {
        this.timeout(10 * MINUTES);
        const anomalies = listAppendAnomalies(await run('read committed', newSeed()));
        expect(anomalies.filter((one) => one.startsWith('lost append'))).to.not.deep.equal([]);
      });
  });
