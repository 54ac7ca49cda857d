import { expect } from 'chai';
import { MemoryDatabase } from '../../../src/adapters/memory/shared/memory-database.js';
import { createHttpLogger } from '../../../src/adapters/http/http-log.js';
import { createHttpService } from '../../../src/adapters/http/index.js';
import { StatementRejected, UniqueViolation } from '../../../src/ports/shared/database.errors.js';
import type { Database } from '../../../src/ports/shared/database.js';
import { counterTable } from '../../../src/testing/tables/counter.schema.js';
import { problemOf } from '../../../src/adapters/http/problem.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { Components, silent } from './doubles.js';

type Line = Readonly<Record<string, unknown>>;

describe('the HTTP log', () => {
  const lines: Line[] = [];
  const logTo = { write: (line: string) => void lines.push(JSON.parse(line) as Line) };
  let database: Database;

  beforeEach(() => {
    lines.length = 0;
    database = new MemoryDatabase('catalog', [counterTable]);
  });

  it('names the transaction in the lines written inside of it, and in no other', async () => {
    const log = createHttpLogger({ ...silent, log: { level: 'info' } }, logTo);
    log.info('before');
    await database.transaction(async () => log.info('inside'), { name: 'ingest batch' });
    log.info('after');
    expect(lines.map(({ msg, transaction }) => [msg, transaction])).to.deep.equal([
      ['before', undefined],
      ['inside', 'catalog#1(ingest batch)'],
      ['after', undefined],
    ]);
  });

  it('names the transaction in which a request failed', async () => {
    const components = new Components();
    components.database.failBegin = await failedIn(database);
    const app = createHttpService(components, { ...silent, log: { level: 'info' } }, { logTo });
    const answer = await app.inject('/api/identity/users');
    await app.close();
    expect(answer.statusCode).to.equal(500);
    expect(lines.find(({ msg }) => msg === 'request failed')).to.include({ transaction: 'catalog#1(failing)' });
    expect(answer.body).not.to.contain('catalog#1');
  });

  it('is the only one to name it: the problem document has the other facts alone', async () => {
    const facts = { database: 'catalog', constraint: 'counters_pkey', table: 'counters', columns: ['name'] };
    const error = new UniqueViolation(facts);
    error.inTransaction('catalog#1');
    expect(problemOf(error, '/', 'r1').facts).to.deep.equal(facts);
  });
});

async function failedIn(database: Database): Promise<Error> {
  const failing = database.transaction(() => Promise.reject(new StatementRejected('catalog', 'planted')), { name: 'failing' });
  return (await rejection(failing)) as Error;
}
