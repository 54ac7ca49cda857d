import { expect } from 'chai';
import { parsePostgresType, parseSqliteType, sqliteAffinity, typeText } from '../../../src/adapters/typeorm/reflection/column-data-type.js';

describe('the type of a column', () => {
  for (const [written, printed] of [
    ['int8', 'bigint'],
    ['varchar(40)', 'character varying(40)'],
    ['varchar', 'character varying'],
    ['char', 'character(1)'],
    ['timestamptz', 'timestamp with time zone'],
    ['timestamptz(6)', 'timestamp with time zone'],
    ['timestamp (3)', 'timestamp(3) without time zone'],
    ['decimal(12, 4)', 'numeric(12,4)'],
    ['NUMERIC(5)', 'numeric(5,0)'],
    ['numeric(3,-2)', 'numeric(3,-2)'],
    ['float8[]', 'double precision[]'],
    ['varchar(9)[][]', 'character varying(9)[]'],
    ['"Order State"', '"Order State"'],
    ['bit varying(8)', 'bit varying(8)'],
  ] as const)
    it(`${written} is ${printed} on PostgreSQL`, () => {
      expect(typeText(parsePostgresType(written))).to.equal(printed);
      expect(parsePostgresType(printed)).to.deep.equal(parsePostgresType(written));
    });

  it('keeps what SQLite was told, and knows how it stores it', () => {
    expect(parseSqliteType('DECIMAL(12, 4)')).to.deep.equal({ name: 'decimal', precision: 12, scale: 4 });
    expect(parseSqliteType('UNSIGNED  BIG INT')).to.deep.equal({ name: 'unsigned big int' });
    expect(['INT', 'VARCHAR(3)', '', 'DOUBLE', 'DATETIME', 'BLOB', 'CHARINT'].map(sqliteAffinity)).to.deep.equal([
      'integer',
      'text',
      'blob',
      'real',
      'numeric',
      'blob',
      'integer',
    ]);
  });
});
