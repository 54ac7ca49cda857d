import { expect } from 'chai';
import { LeaseLane, type LaneOptions } from '../../../src/adapters/typeorm/driver/lease-lane.js';
import type { SqliteConnection } from '../../../src/adapters/typeorm/driver/sqlite-connection.js';
import { LeakWatch } from '../../../src/adapters/typeorm/shared/leak-watch.js';
import { deferred, type Deferred } from '../../../src/domain/shared/deferred.js';
import { settled } from './manual-timers.js';
import { outcome } from './pool-under-test.js';

/** A connection that closes when the test says so. */
class SlowlyClosing {
  readonly transaction = { active: false, readOnly: false };
  readonly closed: Deferred<undefined> = deferred();
  state: 'open' | 'closing' = 'open';

  close(): Promise<undefined> {
    this.state = 'closing';
    return this.closed.promise;
  }
}

function laneUnderTest(changes: Partial<LaneOptions> = {}) {
  const opened: SlowlyClosing[] = [];
  let place = 0;
  const lane = new LeaseLane({
    capacity: 1,
    acquireTimeoutMilliseconds: 5_000,
    leaks: new LeakWatch(() => 'lab', 0),
    irreplaceable: false,
    keeps: 'idle connections',
    whereabouts: () => {
      const here = place;
      return { here: () => place === here };
    },
    open: async () => {
      opened.push(new SlowlyClosing());
      return opened.at(-1) as unknown as SqliteConnection;
    },
    refused: (why) => new Error(why),
    ...changes,
  });
  return { lane, opened, moveElsewhere: () => void (place += 1) };
}

describe('the SQLite connections of one kind', () => {
  it('are lent again', async () => {
    const { lane, opened } = laneUnderTest();
    const first = await lane.acquire({});
    lane.release(first, false);
    expect(await lane.acquire({})).to.equal(first);
    expect(opened).to.have.length(1);
  });

  it('without pooling are closed one by one, and the next is opened when the last is closed', async () => {
    const { lane, opened } = laneUnderTest({ keeps: 'none' });
    lane.release(await lane.acquire({}), false);
    const second = lane.acquire({});
    expect(await outcome(second)).to.equal('pending');
    expect(opened.map(({ state }) => state)).to.deep.equal(['closing']);
    opened[0]?.closed.resolve(undefined);
    await second;
    expect(opened.map(({ state }) => state)).to.deep.equal(['closing', 'open']);
  });

  it('are all closed when the lane is, those among them that were being closed', async () => {
    const { lane, opened } = laneUnderTest({ keeps: 'none' });
    lane.release(await lane.acquire({}), false);
    const closing = lane.close();
    expect(await outcome(closing)).to.equal('pending');
    opened[0]?.closed.resolve(undefined);
    await closing;
  });

  it('that another process or thread opened are neither used nor closed', async () => {
    const { lane, opened, moveElsewhere } = laneUnderTest();
    const theirs = await lane.acquire({});
    moveElsewhere();
    const ours = await lane.acquire({});
    expect(ours).not.to.equal(theirs);
    lane.release(theirs, false);
    lane.release(ours, false);
    await settled();
    expect(lane.statistics).to.deep.equal({ active: 0, idle: 1, waiting: 0, capacity: 1 });
    expect(opened.map(({ state }) => state)).to.deep.equal(['open', 'open']);
  });
});
