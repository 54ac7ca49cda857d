import { expect } from 'chai';
import { LastWrite } from '../../../src/adapters/typeorm/postgres/replicas/last-write.js';
import { deferred, type Deferred } from '../../../src/domain/shared/deferred.js';

/** A primary that answers when told to. */
function primary() {
  const questions: Deferred<bigint>[] = [];
  const lastWrite = new LastWrite(() => {
    const question = deferred<bigint>();
    questions.push(question);
    return question.promise;
  });
  return { questions, lastWrite };
}

describe('the position of the last write', () => {
  it('is nothing, and not asked for, before a write', async () => {
    const { questions, lastWrite } = primary();
    expect(await lastWrite.position()).to.equal(undefined);
    expect(questions).to.have.length(0);
  });

  it('is asked for once by all who want to know it at the same time', async () => {
    const { questions, lastWrite } = primary();
    lastWrite.happened();
    const wanted = [lastWrite.position(), lastWrite.position()];
    questions[0]?.resolve(7n);
    expect(await Promise.all(wanted)).to.deep.equal([7n, 7n]);
    expect(await lastWrite.position(), 'known by now').to.equal(7n);
    expect(questions).to.have.length(1);
  });

  it('is never taken from an answer to a question that was asked before the write', async () => {
    const { questions, lastWrite } = primary();
    lastWrite.happened();
    const first = lastWrite.position();
    lastWrite.happened();
    const second = lastWrite.position();
    questions[1]?.resolve(9n);
    questions[0]?.resolve(7n);
    expect(await first).to.equal(7n);
    expect(await second).to.equal(9n);
    expect(await lastWrite.position(), 'the later one stays').to.equal(9n);
  });

  it('is asked for again after a failure', async () => {
    const { questions, lastWrite } = primary();
    lastWrite.happened();
    const failed = lastWrite.position().catch((error: unknown) => error);
    questions[0]?.reject(new Error('no answer'));
    expect(await failed).to.be.instanceOf(Error);
    const again = lastWrite.position();
    questions[1]?.resolve(3n);
    expect(await again).to.equal(3n);
  });
});
