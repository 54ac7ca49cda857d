import { expect } from 'chai';
import fc from 'fast-check';
import { openTables, type TableSubject } from '../../src/testing/backends/table-subject.js';
import { counterTable } from '../../src/testing/tables/counter.schema.js';
import { expectedObservation } from '../../src/testing/contracts/propagation/script-oracle.js';
import { observe, TAKEN_ROW } from '../../src/testing/contracts/propagation/script-runner.js';
import { scripts } from '../../src/testing/contracts/propagation/scripts.js';
import { listAppendAnomalies } from '../../src/testing/isolation/anomalies.js';
import { listTable, planned, runListAppend } from '../../src/testing/isolation/list-append.js';
import type { Command } from '../../src/testing/model/command.js';
import { firstDifference } from '../../src/testing/model/divergence.js';
import { programs } from '../../src/testing/model/programs.js';
import { runProgram, type TraceEntry } from '../../src/testing/model/run-program.js';
import { modelTables, worldOf, type World } from '../../src/testing/model/world.js';
import { constraintBugs } from './planted-bugs/constraint-bugs.js';
import { filterBugs } from './planted-bugs/filter-bugs.js';
import type { PlantedBug } from './planted-bugs/planted-bug.js';
import { queryBugs } from './planted-bugs/query-bugs.js';
import { rowBugs } from './planted-bugs/row-bugs.js';
import { transactionBugs } from './planted-bugs/transaction-bugs.js';

const BUGS: readonly PlantedBug[] = [...rowBugs, ...filterBugs, ...queryBugs, ...constraintBugs, ...transactionBugs];
const SEED = Number(process.env['SEXTANT_MODEL_SEED'] ?? 20_261_121);
const MOST_PROGRAMS = 150;
const COMMANDS = 50;
const MOST_SCRIPTS = 600;
const TRANSACTIONS = 100;
const LEAST_FOUND = 0.9;

/** What is told of a check that fails; `undefined` when the bug got past it. */
type Check = () => Promise<string | undefined>;

describe('contract: memory', () => {
  const all = fc.sample(programs(COMMANDS), { numRuns: MOST_PROGRAMS, seed: SEED });
  /** What the real database made of the programs; the same whatever bug is in the fake. */
  const accounts: (readonly TraceEntry[])[] = [];
  let real: TableSubject;
  before(async () => {
    real = await openTables('sqlite', modelTables);
  });
  after(() => real.close());

  async function inPrograms(): Promise<string | undefined> {
    const fake = worldOf(await openTables('memory', modelTables));
    for (const [index, program] of all.entries()) {
      const account = (accounts[index] ??= await inEmpty(worldOf(real), program));
      const differs = firstDifference(account, await inEmpty(fake, program));
      if (differs !== undefined) return `program ${String(index + 1)}`;
    }
    return undefined;
  }

  async function inEmpty(world: World, program: readonly Command[]): Promise<readonly TraceEntry[]> {
    await world.empty();
    return runProgram(world, program);
  }

  async function inScripts(): Promise<string | undefined> {
    const { database, table } = await openTables('memory', [counterTable]);
    const subject = { database, counters: table(counterTable) };
    await subject.counters.insert({ name: TAKEN_ROW, count: 0 });
    for (const [index, script] of fc.sample(scripts, { numRuns: MOST_SCRIPTS, seed: SEED }).entries()) {
      const seen = await observe(subject, String(index), script).catch(String);
      const told = await failureOf(Promise.resolve().then(() => expect(seen).to.deep.equal(expectedObservation(script))));
      if (told !== undefined) return `script ${String(index + 1)}`;
    }
    return undefined;
  }

  async function inHistories(): Promise<string | undefined> {
    const { database, table } = await openTables('memory', [listTable]);
    const plan = planned(TRANSACTIONS, SEED);
    const history = await runListAppend(database, table(listTable), plan, { clients: 8, isolation: 'serializable' }).catch(String);
    if (typeof history === 'string') return history;
    const [first] = listAppendAnomalies(history);
    return first && `history: ${first}`;
  }

  async function found(bug: PlantedBug): Promise<string | undefined> {
    const checks: readonly Check[] = transactionBugs.includes(bug)
      ? [inScripts, inHistories, inPrograms]
      : [inPrograms, inScripts, inHistories];
    const remove = bug.plant();
    try {
      for (const check of checks) {
        const told = await check();
        if (told !== undefined) return told;
      }
      return undefined;
    } finally {
      remove();
    }
  }

  it(`of ${String(BUGS.length)} bugs planted into the fake at least nine in ten are found, and none without one`, async function () {
    this.timeout(300_000);
    const missed: string[] = [];
    const lines: string[] = [];
    for (const bug of BUGS) {
      const told = await found(bug);
      lines.push(`${told === undefined ? 'MISSED' : 'found'}  ${bug.name}${told === undefined ? '' : `: ${told}`}`);
      if (told === undefined) missed.push(bug.name);
    }
    if (process.env['SEXTANT_MODEL_REPORT']) process.stderr.write(`${lines.join('\n')}\n`);
    const share = 1 - missed.length / BUGS.length;
    expect(share, `found ${(share * 100).toFixed(0)} %, seed ${String(SEED)}; missed: ${missed.join('; ')}`).to.be.at.least(LEAST_FOUND);
    expect(await found({ name: 'no bug', plant: () => () => undefined })).to.equal(undefined);
  });
});

async function failureOf(check: Promise<unknown>): Promise<string | undefined> {
  try {
    await check;
    return undefined;
  } catch (error) {
    return String(error);
  }
}
