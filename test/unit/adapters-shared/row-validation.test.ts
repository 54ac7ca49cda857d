import { expect } from 'chai';
import fc from 'fast-check';
import { QueryParser } from '../../../src/adapters/shared/query-parser.js';
import { compileRowValidator } from '../../../src/adapters/shared/row-validation.js';
import { countCodePoints, longerThan } from '../../../src/adapters/shared/value-fault.js';
import { defineTable } from '../../../src/adapters/schema/shared/table.js';
import { SextantError } from '../../../src/domain/shared/sextant-error.js';

const table = defineTable({
  name: 'thing',
  columns: {
    id: { kind: 'bigint', generated: true },
    name: { kind: 'text', length: 3 },
    size: { kind: 'integer' },
    large: { kind: 'bigint', nullable: true },
  },
  primaryKey: ['id'],
  checks: {
    thing_size_least: { column: 'size', atLeast: 1 },
    thing_large_known: { column: 'large', oneOf: [1, 9_007_199_254_740_991] },
    thing_large_most: { column: 'large', atMost: 5 },
  },
});
const validator = compileRowValidator(table, 'test');
const queries = new QueryParser(table);
const row = { id: 1n, name: 'abc', size: 1, large: null };

/** The message of what is thrown, or `fine`. */
function told(check: () => void): string {
  try {
    check();
    return 'fine';
  } catch (error) {
    return error instanceof SextantError ? error.message : String(error);
  }
}

describe('the validation of rows', () => {
  it('takes a whole row, with or without the key that the database numbers', () => {
    expect(told(() => validator.checkNew(row))).to.equal('fine');
    const { id: _, ...unnumbered } = row;
    expect(told(() => validator.checkNew(unnumbered))).to.equal('fine');
    expect(told(() => validator.checkBulk(unnumbered))).to.equal(
      'DATABASE_UNKNOWN_COLUMN: thing.id has no value; the rows of a bulk name their whole primary key; columns are id, name, size, large',
    );
  });

  it('tells the first fault: unknown column, then each column in turn, then the checks in turn', () => {
    const faults: Record<string, unknown> = { color: 1, name: 'toolong', size: 0.5, large: 7n };
    const first = () => told(() => validator.checkNew(faults)).split(':')[0];
    expect(told(() => validator.checkNew(faults))).to.contain('thing.color is not declared');
    delete faults['color'];
    expect(told(() => validator.checkNew(faults))).to.contain('thing_name_length');
    faults['name'] = null;
    expect(first()).to.equal('DATABASE_NOT_NULL_VIOLATION');
    faults['name'] = undefined;
    expect(first()).to.equal('DATABASE_UNKNOWN_COLUMN');
    faults['name'] = 'a\0toolong';
    expect(told(() => validator.checkNew(faults))).to.contain('thing.name contains the character NUL');
    faults['name'] = 'abc';
    expect(told(() => validator.checkNew(faults))).to.contain('thing.size is 0.5, not a whole number');
    faults['size'] = 0;
    expect(told(() => validator.checkNew(faults))).to.contain('thing_size_least');
    faults['size'] = 1;
    expect(told(() => validator.checkNew(faults))).to.contain('thing_large_known');
    faults['large'] = 9_007_199_254_740_991n;
    expect(told(() => validator.checkNew(faults))).to.contain('thing_large_most');
    faults['large'] = 1n;
    expect(told(() => validator.checkNew(faults))).to.equal('fine');
  });

  it('checks of a change only the columns it names', () => {
    expect(told(() => validator.checkChanges({}))).to.equal('fine');
    expect(told(() => validator.checkChanges({ large: null }))).to.equal('fine');
    expect(told(() => validator.checkChanges({ size: 0 }))).to.contain('thing_size_least');
    expect(told(() => validator.checkChanges({ id: undefined }))).to.contain('is undefined');
  });

  it('does not take what every object inherits for a column or a value', () => {
    expect(told(() => queries.columns(['constructor']))).to.contain('thing.constructor is not declared');
    expect(told(() => queries.order({ orderBy: ['constructor'] }))).to.contain('thing.constructor is not declared');
    expect(told(() => queries.filter({ toString: 'x' }))).to.contain('thing.toString is not declared');
    expect(told(() => validator.checkNew({ ...row, hasOwnProperty: 1 }))).to.contain('thing.hasOwnProperty is not declared');
  });

  it('takes a whole row as a key, and refuses a key without a value', () => {
    expect(told(() => validator.checkKey(row))).to.equal('fine');
    expect(told(() => validator.checkKey({ id: null }))).to.contain('thing.id is null');
    expect(told(() => validator.checkKey({ name: 'abc' }))).to.contain('thing.id has no value');
    expect(told(() => validator.checkKey({ id: 1 }))).to.contain('thing.id takes a bigint, not a number');
  });

  it('names the facts of a broken rule', () => {
    try {
      validator.checkNew({ ...row, name: 'abcd' });
      expect.fail('it was accepted');
    } catch (error) {
      expect((error as SextantError).facts).to.deep.equal({
        database: 'test',
        constraint: 'thing_name_length',
        table: 'thing',
        columns: ['name'],
      });
    }
  });

  it('counts characters as code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6 }), fc.nat(6), (text, most) => {
        expect(countCodePoints(text)).to.equal([...text].length);
        expect(longerThan(text, most)).to.equal([...text].length > most);
      }),
    );
  });
});
