import { expect } from 'chai';
import { checksumOf, stepChecksum } from '../../../src/adapters/typeorm/migrations/checksum.js';
import { MigrationHistory } from '../../../src/adapters/typeorm/migrations/migration-history.js';
import type { Ledger, LedgerStep } from '../../../src/adapters/typeorm/migrations/migration-ledger.js';
import { MigrationHistoryConflict } from '../../../src/adapters/typeorm/migrations/migration.errors.js';
import type { Migration } from '../../../src/adapters/typeorm/migrations/migration.js';
import { Instant } from '../../../src/domain/shared/instant.js';

function migration(name: string, more: Partial<Migration> = {}): Migration {
  const steps = { postgres: [`-- ${name}`, 'SELECT 2'], sqlite: [`-- ${name}`] };
  return { name, up: steps, down: { postgres: [], sqlite: [] }, ...more };
}

function ledgerOf(applied: readonly Migration[], unfinished: readonly LedgerStep[] = []): Ledger {
  const appliedAt = Instant.fromEpochMilliseconds(0);
  return { migrations: applied.map((one) => ({ name: one.name, checksum: checksumOf(one), appliedAt, milliseconds: 1 })), unfinished };
}

function step(of: Migration, number: number, state: LedgerStep['state']): LedgerStep {
  const sql = of.up.postgres[number - 1] as string;
  return { migration: of.name, direction: 'up', step: number, checksum: stepChecksum({ sql }), state };
}

const [first, second, third] = [migration('0001'), migration('0002'), migration('0003')];
const all = [first, second, third];
const history = (declared: readonly Migration[], ledger: Ledger): MigrationHistory => new MigrationHistory('lab', declared, ledger);
const states = (one: MigrationHistory): string[] => one.statuses().map(({ name, state }) => `${name} ${state}`);
const names = (migrations: readonly Migration[]): string[] => migrations.map(({ name }) => name);

describe('the history of migrations', () => {
  it('has everything pending in an empty database, in the order of the names', () => {
    expect(names(history([third, first, second], ledgerOf([])).pending())).to.deep.equal(['0001', '0002', '0003']);
  });

  it('has nothing pending where all were applied', () => {
    const one = history(all, ledgerOf(all));
    expect(one.pending()).to.deep.equal([]);
    expect(states(one)).to.deep.equal(['0001 applied', '0002 applied', '0003 applied']);
  });

  for (const [state, declared, applied] of [
    ['edited', [migration('0001', { down: { postgres: ['DROP'], sqlite: [] } }), second], [first]],
    ['missing', [second], [first]],
    ['late', [first, second], [second]],
  ] as const)
    it(`names a migration that is ${state}, and refuses to go on`, () => {
      const one = history(declared, ledgerOf(applied));
      expect(states(one)[0]).to.equal(`0001 ${state}`);
      expect(() => one.pending()).to.throw(MigrationHistoryConflict, '0001');
    });

  it('goes on behind the last step that is done', () => {
    const one = history(all, ledgerOf([first], [step(second, 1, 'done')]));
    expect(states(one)[1]).to.equal('0002 begun');
    expect(one.progress(second, 'up', 'postgres')).to.deep.equal({ done: 1, begun: false });
    expect(names(one.pending())).to.deep.equal(['0002', '0003']);
  });

  it('tells a step that was begun from one that is done', () => {
    const one = history(all, ledgerOf([first], [step(second, 1, 'done'), step(second, 2, 'begun')]));
    expect(states(one)[1]).to.equal('0002 interrupted');
    expect(one.progress(second, 'up', 'postgres')).to.deep.equal({ done: 1, begun: true });
    expect(one.interrupted(second, 'up', 'postgres').facts).to.include({ migration: '0002', step: 2, steps: 2, sql: 'SELECT 2' });
  });

  it('refuses to go on with a migration whose done steps read differently now', () => {
    const edited = migration('0002', { up: { postgres: ['SELECT 1', 'SELECT 2'], sqlite: [] } });
    const one = history([first, edited], ledgerOf([first], [step(second, 1, 'done')]));
    expect(() => one.progress(edited, 'up', 'postgres')).to.throw(MigrationHistoryConflict, 'edited after its step 1');
  });

  it('applies nothing over a half finished roll-back', () => {
    const half: LedgerStep = { ...step(second, 1, 'done'), direction: 'down' };
    const one = history(all, ledgerOf([first, second], [half]));
    expect(() => one.pending()).to.throw(MigrationHistoryConflict, 'sextant rollback');
    expect(one.lastApplied()?.name).to.equal('0002');
  });

  it('rolls back the last applied one first, and only what this version knows', () => {
    expect(history(all, ledgerOf([first, second])).lastApplied()?.name).to.equal('0002');
    expect(history(all, ledgerOf([])).lastApplied()).to.equal(undefined);
    expect(() => history([first], ledgerOf([first, second])).lastApplied()).to.throw(MigrationHistoryConflict, '0002');
  });

  describe('with a migration that stands for others', () => {
    const squash = migration('0002-squash', { replaces: ['0001', '0002'] });

    it('counts as applied where all of them were', () => {
      const one = history([squash, third], ledgerOf([first, second]));
      expect(one.isAdoptable(squash)).to.equal(true);
      expect(states(one)).to.deep.equal(['0002-squash pending', '0003 pending']);
    });

    it('does so also where a later one was applied already', () => {
      const one = history([squash, third], ledgerOf(all));
      expect(states(one)).to.deep.equal(['0002-squash pending', '0003 applied']);
      expect(names(one.pending())).to.deep.equal(['0002-squash']);
    });

    it('runs in their place where none was', () => {
      const one = history([first, second, squash, third], ledgerOf([]));
      expect(one.isAdoptable(squash)).to.equal(false);
      expect(names(one.pending())).to.deep.equal(['0002-squash', '0003']);
    });

    it('is refused where some were', () => {
      expect(() => history([squash, third], ledgerOf([first])).pending()).to.throw(MigrationHistoryConflict, 'but not 0002');
    });
  });
});
