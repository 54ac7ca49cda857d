import { expect } from 'chai';
import { deferred } from '../../../src/domain/shared/deferred.js';
import type { RetryEnvironment } from '../../../src/adapters/shared/retry-policy.js';
import { beginTransaction } from '../../../src/adapters/shared/open-transaction.js';
import { TransactionCoordinator } from '../../../src/adapters/shared/transaction-coordinator.js';
import { CommitOutcomeUnknown, SerializationConflict } from '../../../src/ports/shared/database.errors.js';
import { Deadline } from '../../../src/ports/shared/deadline.js';
import { PropagationRefused, TransactionRolledBack } from '../../../src/ports/shared/transaction.errors.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { RecordingSource } from './recording-source.js';

describe('transaction coordinator', () => {
  const pauses: number[] = [];
  const environment: RetryEnvironment = {
    random: () => 0.5,
    pause: (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
  };
  let source: RecordingSource;
  let coordinator: TransactionCoordinator<string>;

  beforeEach(() => {
    pauses.length = 0;
    source = new RecordingSource();
    coordinator = new TransactionCoordinator('test', source, environment);
  });

  const conflict = (): SerializationConflict => new SerializationConflict('test', 'planned');

  it('acquires, begins, commits and gives the connection back', async () => {
    await coordinator.transaction(() => Promise.resolve());
    expect(source.events).to.deep.equal(['acquire write c1', 'begin c1', 'commit c1', 'release c1']);
  });

  it('takes a reading connection for a read-only transaction', async () => {
    await coordinator.transaction(() => Promise.resolve(), { readOnly: true });
    expect(source.events[0]).to.equal('acquire read c1');
  });

  it('throws a connection away that cannot even roll back, and reports the first error', async () => {
    source.failNext('rollback', new Error('broken'));
    const error = await rejection(coordinator.transaction(() => Promise.reject(new Error('first'))));
    expect((error as Error).message).to.equal('first');
    expect(source.events.at(-1)).to.equal('release c1 broken');
  });

  it('gives the connection back when begin fails', async () => {
    source.failNext('begin', new Error('no begin'));
    await rejection(coordinator.transaction(() => Promise.resolve()));
    expect(source.events).to.deep.equal(['acquire write c1', 'begin c1', 'rollback c1', 'release c1']);
  });

  it('retries a conflict at commit on a fresh transaction, pausing longer each time', async () => {
    for (let time = 0; time < 8; time++) source.failNext('commit', conflict());
    expect(await coordinator.transaction((transaction) => Promise.resolve(transaction.attempt))).to.equal(9);
    expect(pauses).to.deep.equal([2, 4, 8, 16, 32, 50, 50, 50]);
  });

  it('retries a conflict although the work swallowed it or threw something else', async () => {
    let runs = 0;
    const result = await coordinator.transaction(async () => {
      runs++;
      if (runs < 3) await coordinator.run('write', () => Promise.reject(conflict())).catch(() => undefined);
      if (runs === 2) throw new Error('a wrapper');
      return 'stored';
    });
    expect(result).to.equal('stored');
    expect(runs).to.equal(3);
  });

  it('gives up with the conflict when the deadline has passed', async () => {
    const error = await rejection(coordinator.transaction(() => Promise.reject(conflict()), { retry: { deadline: Deadline.after(0) } }));
    expect(error).to.be.instanceOf(SerializationConflict);
    expect(pauses).to.deep.equal([]);
  });

  it('never retries a commit whose outcome is unknown', async () => {
    source.failNext('commit', new CommitOutcomeUnknown('test'));
    let runs = 0;
    const error = await rejection(
      coordinator.transaction(() => {
        runs++;
        return Promise.resolve();
      }),
    );
    expect(error).to.be.instanceOf(CommitOutcomeUnknown);
    expect(runs).to.equal(1);
    expect(source.events.at(-1)).to.equal('release c1 broken');
  });

  it('makes statements of the level around wait until a nested one is over', async () => {
    const order: string[] = [];
    await coordinator.transaction(async () => {
      const inside = deferred();
      const nested = coordinator.transaction(
        async () => {
          await inside.promise;
          order.push('nested');
        },
        { propagation: 'nested' },
      );
      await Promise.resolve();
      const outer = coordinator.run('write', () => Promise.resolve(order.push('outer')));
      inside.resolve(undefined);
      await Promise.all([nested, outer]);
    });
    expect(order).to.deep.equal(['nested', 'outer']);
  });

  it('does not commit before work that was not awaited inside a nested level is over', async () => {
    const late = deferred();
    const running = coordinator.transaction(() => {
      void coordinator.transaction(() => late.promise, { propagation: 'nested' });
      return Promise.resolve();
    });
    await Promise.resolve();
    late.resolve(undefined);
    await running;
    expect(source.events.slice(-3)).to.deep.equal(['release-savepoint sextant_1', 'commit c1', 'release c1']);
  });

  it('refuses to join at a stronger isolation than the one running', async () => {
    const joining = coordinator.transaction(() => coordinator.transaction(() => Promise.resolve(), { isolation: 'serializable' }), {
      isolation: 'read committed',
    });
    expect(await rejection(joining)).to.be.instanceOf(PropagationRefused);
  });

  it('runs a statement outside of the transaction with notSupported', async () => {
    await coordinator.transaction(() =>
      coordinator.transaction(() => coordinator.run('write', () => Promise.resolve()), { propagation: 'notSupported' }),
    );
    expect(source.events).to.deep.equal(['acquire write c1', 'begin c1', 'acquire write c2', 'release c2', 'commit c1', 'release c1']);
  });

  it('keeps one connection for a session', async () => {
    await coordinator.session(async () => {
      await coordinator.run('read', () => Promise.resolve());
      await coordinator.run('write', () => Promise.resolve());
    });
    expect(source.events).to.deep.equal(['acquire write c1', 'release c1']);
  });

  it('warns of a failing commit hook and does not turn the commit into an error', async () => {
    const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
    const result = await coordinator.transaction((transaction) => {
      transaction.afterCommit(() => Promise.reject(new Error('hook')));
      return Promise.resolve('stored');
    });
    expect(result).to.equal('stored');
    expect((await warned).message).to.equal('hook');
  });

  it('drains: waits for running work and says how much was left', async () => {
    const work = deferred();
    const running = coordinator.transaction(() => work.promise);
    expect(await coordinator.work.drain(0)).to.equal(1);
    const drained = coordinator.work.drain(10_000);
    work.resolve(undefined);
    expect(await drained).to.equal(0);
    await running;
  });

  it('rolls explicit transactions back that are open at the end of draining, and reports them', async () => {
    const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
    const transaction = await beginTransaction(coordinator, { name: 'forgotten' });
    expect(await coordinator.work.drain(0)).to.equal(0);
    expect((await warned).message).to.equal('test#1(forgotten) was not finished before the database was closed and was rolled back');
    expect(source.events).to.deep.equal(['acquire write c1', 'begin c1', 'rollback c1', 'release c1']);
    const refused = await rejection(transaction.commit());
    expect(refused).to.be.instanceOf(TransactionRolledBack).and.to.have.property('cause').that.has.property('code', 'DATABASE_UNAVAILABLE');
  });

  it('reports an unknown outcome of an explicit commit, and does not repeat the error at the end of its block', async () => {
    source.failNext('commit', new CommitOutcomeUnknown('test'));
    const transaction = await beginTransaction(coordinator);
    expect(await rejection(transaction.commit())).to.be.instanceOf(CommitOutcomeUnknown);
    await transaction[Symbol.asyncDispose]();
    expect(transaction.state).to.equal('unknown');
  });

  it('gives no handle of a transaction that could not begin', async () => {
    source.failNext('begin', new Error('no begin'));
    expect(await rejection(beginTransaction(coordinator))).to.have.property('message', 'no begin');
    expect(await coordinator.work.drain(0)).to.equal(0);
  });

  describe('with a single writer', () => {
    beforeEach(() => {
      source.withOneWriter();
    });

    it('lets an independent transaction borrow the connection of the one around', async () => {
      await coordinator.transaction(() => coordinator.transaction(() => Promise.resolve(), { propagation: 'requiresNew' }));
      expect(source.events).to.deep.equal([
        'acquire write c1',
        'begin c1',
        'suspend c1',
        'begin c1',
        'commit c1',
        'resume c1',
        'commit c1',
        'release c1',
      ]);
    });

    it('runs the transaction around again when it cannot be taken up', async () => {
      source.failNext('resume', conflict());
      const attempts: number[] = [];
      await coordinator.transaction(async (transaction) => {
        attempts.push(transaction.attempt);
        if (transaction.attempt === 1) await coordinator.transaction(() => Promise.resolve(), { propagation: 'requiresNew' });
      });
      expect(attempts).to.deep.equal([1, 2]);
    });

    it('borrows nothing for an independent read-only transaction', async () => {
      await coordinator.transaction(() => coordinator.transaction(() => Promise.resolve(), { propagation: 'requiresNew', readOnly: true }));
      expect(source.events).to.include('acquire read c2').and.not.include('suspend c1');
    });

    it('borrows for a write outside of the transaction', async () => {
      await coordinator.transaction(() =>
        coordinator.transaction(() => coordinator.run('write', () => Promise.resolve()), { propagation: 'notSupported' }),
      );
      expect(source.events).to.include.members(['suspend c1', 'resume c1']);
    });

    it('keeps the reading and the writing connection of a session apart', async () => {
      await coordinator.session(async () => {
        await coordinator.run('read', () => Promise.resolve());
        await coordinator.run('write', () => Promise.resolve());
      });
      expect(source.events.slice(0, 2)).to.deep.equal(['acquire read c1', 'acquire write c2']);
    });
  });
});
