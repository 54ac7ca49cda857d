import { expect } from 'chai';
import { defineTable } from '../../../src/adapters/schema/shared/table.js';
import { readConstraintMessage } from '../../../src/adapters/typeorm/sqlite/constraint-message.js';

describe('A constraint message of SQLite', () => {
  const table = (name: string, column: string) =>
    defineTable({
      name,
      columns: { [column]: { kind: 'integer' }, other: { kind: 'integer' } },
      primaryKey: [column, 'other'],
      checks: { in_range: { column, atLeast: 0 } },
    });
  const tables = [table('one', 'a'), table('two', 'b')];

  it('names the check of the table the statement wrote to, when two tables call theirs the same', () => {
    const message = 'SQLITE_CONSTRAINT: CHECK constraint failed: in_range';
    expect(readConstraintMessage(message, tables, 'two')).to.deep.equal({
      kind: 'check',
      constraint: 'in_range',
      table: 'two',
      columns: ['b'],
    });
    expect(readConstraintMessage(message, tables, 'one')).to.deep.include({ table: 'one', columns: ['a'] });
  });

  it('names a key of several columns', () => {
    const read = readConstraintMessage('SQLITE_CONSTRAINT: UNIQUE constraint failed: one.a, one.other', tables, 'one');
    expect(read).to.deep.equal({ kind: 'unique', constraint: 'one_pkey', table: 'one', columns: ['a', 'other'] });
  });

  it('names a unique of an undeclared table as PostgreSQL would', () => {
    const read = readConstraintMessage('SQLITE_CONSTRAINT: UNIQUE constraint failed: far.x, far.y', tables, 'far');
    expect(read).to.deep.equal({ kind: 'unique', constraint: 'far_x_y_key', table: 'far', columns: ['x', 'y'] });
  });

  it('is undefined when it is none that SQLite is known to write', () => {
    expect(readConstraintMessage('SQLITE_CONSTRAINT: something new', tables, 'one')).to.equal(undefined);
  });
});
