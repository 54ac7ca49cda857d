import { expect } from 'chai';
import { readIndexText } from '../../../src/adapters/typeorm/reflection/sqlite-index-text.js';
import { readTableText } from '../../../src/adapters/typeorm/reflection/sqlite-table-text.js';

describe('the text of a SQLite table', () => {
  it('names constraints of columns and of the table', () => {
    const text = readTableText(`CREATE TABLE IF NOT EXISTS main."t" (
      id INTEGER CONSTRAINT k PRIMARY KEY AUTOINCREMENT, -- id, (the key)
      a TEXT CONSTRAINT a_once UNIQUE CONSTRAINT a_given CHECK (length(a) > 0) COLLATE nocase,
      b TEXT CONSTRAINT not_this NOT NULL CHECK (b <> ')' /* ( */),
      [c d] INTEGER CONSTRAINT c_of REFERENCES other (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
      e INTEGER GENERATED ALWAYS AS (a || ',') VIRTUAL, f TEXT DEFAULT ('unique' || 1) CHECK (f COLLATE RTRIM <> 'z'),
      CONSTRAINT both UNIQUE (a, b COLLATE NOCASE DESC), CONSTRAINT pair FOREIGN KEY (a, b) REFERENCES p (x, y) NOT DEFERRABLE,
      CHECK (a IN ('x', 'y,z'))
    )`);
    expect(text.keyName).to.equal('k');
    expect(text.autoincrement).to.equal(true);
    expect(text.uniques).to.deep.equal([
      { name: 'a_once', columns: ['a'] },
      { name: 'both', columns: ['a', 'b'] },
    ]);
    expect(text.checks).to.deep.equal([
      { name: 'a_given', expression: 'length(a) > 0' },
      { expression: "b <> ')' /* ( */" },
      { expression: "f COLLATE RTRIM <> 'z'" },
      { expression: "a IN ('x', 'y,z')" },
    ]);
    expect(text.foreignKeys).to.deep.equal([
      { name: 'c_of', columns: ['c d'], deferrability: 'initially deferred' },
      { name: 'pair', columns: ['a', 'b'] },
    ]);
    expect([...text.collations]).to.deep.equal([['a', 'NOCASE']]);
    expect([...text.computed]).to.deep.equal([['e', "a || ','"]]);
  });

  it('does not take columns that are called like constraints for constraints', () => {
    const text = readTableText('CREATE TABLE t ("check" INTEGER, `unique` TEXT UNIQUE, [primary] TEXT, "foreign" INTEGER)');
    expect(text.checks).to.deep.equal([]);
    expect(text.uniques).to.deep.equal([{ columns: ['unique'] }]);
  });
});

describe('the text of a SQLite index', () => {
  it('has the keys as they were written and the condition', () => {
    const text = readIndexText(
      'CREATE UNIQUE INDEX "i (x)" ON t (lower(a) COLLATE NOCASE DESC, "b" ASC, (c + 1)) WHERE d = \')\' AND e > 1',
    );
    expect(text).to.deep.equal({ keys: ['lower(a)', '"b"', '(c + 1)'], predicate: "d = ')' AND e > 1" });
  });

  it('needs no condition', () => expect(readIndexText('CREATE INDEX i ON t(a)')).to.deep.equal({ keys: ['a'] }));
});
