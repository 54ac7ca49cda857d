import { expect } from 'chai';
import { StatementCache } from '../../../src/adapters/typeorm/shared/statement-cache.js';
import { TableStatements } from '../../../src/adapters/typeorm/shared/table-statements.js';
import { sqliteDialect } from '../../../src/adapters/typeorm/sqlite/sqlite-dialect.js';
import { QueryParser } from '../../../src/adapters/shared/query-parser.js';
import { specimenTable } from '../../../src/testing/contracts/table-gateway/contract-tables.js';

describe('statements by shape', () => {
  const statement = (name: string) => ({ name, text: name });

  it('are kept up to a number, those used last for certain', () => {
    const cache = new StatementCache(100);
    cache.set('used', statement('used'));
    for (let index = 0; index < 10_000; index++) {
      cache.set(String(index), statement(String(index)));
      expect(cache.get('used')?.name).to.equal('used');
      expect(cache.size).to.be.at.most(101);
    }
    expect(cache.get('9999')?.name).to.equal('9999');
    expect(cache.get('1')).to.equal(undefined);
  });

  it('are one for the same names and operators, whatever the values', () => {
    const statements = new TableStatements(specimenTable, sqliteDialect);
    const queries = new QueryParser(specimenTable);
    const of = (where: object) => statements.count(queries.filter(where));
    const same = [
      [{ words: 'a' }, { words: 'b' }],
      [{ whole: { in: [1] } }, { whole: { in: [1, 2, 3] } }],
      [{ or: [{ id: 1 }, { words: { like: 'a' } }] }, { or: [{ id: 2 }, { words: { like: 'b%' } }] }],
    ] as const;
    for (const [one, other] of same) expect(of(one)).to.equal(of(other));
    const different = [
      {},
      { words: 'a' },
      { words: null },
      { words: { not: 'a' } },
      { not: { words: 'a' } },
      { or: [{ words: 'a' }] },
      { and: [{ words: 'a' }, { id: 1 }] },
      { or: [{ words: 'a' }, { id: 1 }] },
      { or: [{ words: 'a' }], id: 1 },
      { or: [{ words: 'a', id: 1 }] },
      { not: { words: 'a', id: 1 } },
      { not: { words: 'a' }, id: 1 },
      { words: { like: 'a' } },
      { words: { notLike: 'a' } },
    ];
    expect(new Set(different.map((where) => of(where).text)).size).to.equal(different.length);
  });
});
