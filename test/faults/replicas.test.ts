import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { statement, type TypeormDatabase } from '../../src/adapters/typeorm/index.js';
import { Secret } from '../../src/domain/shared/secret.js';
import { InvalidValue } from '../../src/domain/shared/invalid-value.js';
import { ReadOnlyTransaction } from '../../src/ports/shared/transaction.errors.js';
import { PrimaryAndStandby } from '../../src/testing/index.js';
import { failure, noteTable, open } from './fault-subject.js';
import { times } from './scale.js';

const ROUNDS = times({ short: 300, full: 10_000 });
const WHERE = statement('where', "SELECT CASE WHEN pg_is_in_recovery() THEN 'standby' ELSE 'primary' END AS server");

async function server(database: TypeormDatabase): Promise<unknown> {
  return (await database.execute(WHERE, [], 'read')).rows[0]?.['server'];
}

describe('guarantee 11: reads on standbys see the writes of their caller', function () {
  this.timeout(times({ short: 60_000, full: 600_000 }));
  let pair: PrimaryAndStandby;
  let name: string;

  before(async () => {
    pair = await PrimaryAndStandby.start();
  });
  after(() => pair[Symbol.asyncDispose]());
  beforeEach(async () => {
    name = `replicas_${randomUUID().replaceAll('-', '')}`;
    await pair.createDatabase(name);
  });

  /** A database that writes to the primary and reads from the standby. */
  function opened(replicaWaitMilliseconds: number, standbys = pair.standby.url(name)): Promise<TypeormDatabase> {
    return open(pair.primary.url(name), { replicaUrl: new Secret(standbys), replicaWaitMilliseconds, poolSize: 4 });
  }

  async function using(wait: number, work: (database: TypeormDatabase) => Promise<void>): Promise<void> {
    const database = await opened(wait);
    try {
      await pair.caughtUp();
      await work(database);
    } finally {
      await database.dispose();
    }
  }

  it(`reads nothing stale in ${String(ROUNDS)} writes and reads while replay stops and goes on`, () =>
    using(5, async (database) => {
      const notes = database.table(noteTable);
      const served = { primary: 0, standby: 0 };
      let stale = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        if (round % 100 === 25) await pair.pauseReplay();
        if (round % 100 === 75) await pair.resumeReplay();
        const row = { name: `note ${String(round)}` };
        await (round % 2 === 0 ? notes.insert(row) : database.transaction(() => notes.insert(row)));
        await database.read(async () => {
          served[(await server(database)) as keyof typeof served] += 1;
          if (!(await notes.find(row))) stale += 1;
        });
      }
      await pair.resumeReplay();
      expect(stale).to.equal(0);
      // How many a standby can serve in time is the machine's; that both serve is what the check above needs.
      expect(served.standby, 'reads on the standby').to.be.above(ROUNDS / 50);
      expect(served.primary, 'reads on the primary').to.be.above(ROUNDS / 50);
    }));

  it('would be stale on a standby that is read without asking where it stands', () =>
    using(5, async (database) => {
      await database.table(noteTable).insert({ name: 'before' });
      await pair.caughtUp();
      await pair.pauseReplay();
      await database.table(noteTable).insert({ name: 'after' });
      const careless = await open(pair.standby.url(name), { runMigrations: false });
      const seen = await careless.table(noteTable).select();
      await careless.dispose();
      await pair.resumeReplay();
      expect(seen).to.deep.equal([{ name: 'before' }]);
    }));

  it('serves reads from the standby, and everything else from the primary', () =>
    using(1_000, async (database) => {
      expect(await database.read(() => server(database))).to.equal('standby');
      expect(await server(database), 'a statement of its own').to.equal('primary');
      expect(await database.transaction(() => server(database)), 'a transaction that may write').to.equal('primary');
      expect(await database.read(() => server(database), { isolation: 'serializable' }), 'what a standby cannot do').to.equal('primary');
      const isolation = await database.read((transaction) => Promise.resolve(transaction.isolation));
      expect(isolation, 'the level it really has').to.equal('repeatable read');
    }));

  it('keeps a read inside a transaction that writes, which sees what it has written', () =>
    using(1_000, async (database) => {
      const notes = database.table(noteTable);
      await database.transaction(async () => {
        await notes.insert({ name: 'not yet committed' });
        expect(await database.read(() => notes.count())).to.equal(1);
      });
    }));

  it('waits for the standby as long as it may', () =>
    using(10_000, async (database) => {
      const notes = database.table(noteTable);
      await pair.pauseReplay();
      await notes.insert({ name: 'awaited' });
      const read = database.read(async () => ({ server: await server(database), count: await notes.count() }));
      await pair.resumeReplay();
      expect(await read).to.deep.equal({ server: 'standby', count: 1 });
    }));

  it('sees the writes of another process by their token', () =>
    using(5, async (writer) => {
      const reader = await opened(5);
      await reader.read(() => server(reader));
      await pair.pauseReplay();
      await writer.table(noteTable).insert({ name: 'elsewhere' });
      const readAfter = await writer.consistencyToken();
      const count = (): Promise<number> => reader.table(noteTable).count();
      expect(await reader.read(count), 'without the token').to.equal(0);
      expect(await reader.read(count, { readAfter }), 'with the token').to.equal(1);
      await pair.resumeReplay();
      const wrong = await failure(() => reader.read(count, { readAfter: 'yesterday' }));
      expect(wrong.error).to.be.instanceOf(InvalidValue);
      await reader.dispose();
    }));

  it('refuses to write in a read', () =>
    using(1_000, async (database) => {
      const { error } = await failure(() => database.read(() => database.table(noteTable).insert({ name: 'refused' })));
      expect(error).to.be.instanceOf(ReadOnlyTransaction);
      expect(await database.table(noteTable).count()).to.equal(0);
    }));

  it('runs a read again on the primary when the standby is lost under it', () =>
    using(1_000, async (database) => {
      const servers: unknown[] = [];
      const count = await database.read(async () => {
        servers.push(await server(database));
        if (servers.length === 1) await pair.standby.stop('immediate');
        return database.table(noteTable).count();
      });
      await pair.standby.restart();
      expect({ servers, count }).to.deep.equal({ servers: ['standby', 'primary'], count: 0 });
    }));

  it('leaves a standby out that is down, and takes it back in when it answers again', () =>
    using(1_000, async (database) => {
      const state = (): unknown => database.describe().replicas?.map((replica) => replica.state);
      expect(state()).to.deep.equal(['in use']);
      await pair.standby.stop('immediate');
      expect(await database.read(() => server(database))).to.equal('primary');
      expect(state()).to.deep.equal(['left out']);
      await pair.standby.restart();
      let served: unknown;
      for (const limit = performance.now() + 20_000; served !== 'standby' && performance.now() < limit;) {
        served = await database.read(() => server(database));
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(served).to.equal('standby');
      expect(state()).to.deep.equal(['in use']);
    }));

  it('opens without its standby', async () => {
    await pair.standby.stop('immediate');
    const database = await opened(5);
    const served = await database.read(() => server(database));
    const replicas = database.describe().replicas;
    await database.dispose();
    await pair.standby.restart();
    expect(served).to.equal('primary');
    expect(replicas?.[0]).to.include({ state: 'left out' });
    expect(replicas?.[0]?.reason).to.match(/refused|not reach|no connection|answer/i);
  });

  it('leaves out a server of the list that is no standby', async () => {
    const database = await opened(1_000, pair.url(name));
    await pair.caughtUp();
    const states = database.describe().replicas?.map((replica) => replica.state);
    const served = await Promise.all([1, 2, 3, 4].map(() => database.read(() => server(database))));
    await database.dispose();
    expect(states).to.deep.equal(['left out', 'in use']);
    expect(served).to.deep.equal(['standby', 'standby', 'standby', 'standby']);
  });
});
