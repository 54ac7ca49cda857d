import type { TableSchema } from '../../adapters/schema/shared/table.js';
import { FACET_NAMES, type Facet } from './facet.js';
import type { Fault } from './fault.js';
import type { FaultGround } from './fault-ground.js';
import { gapsIn } from './gaps.js';
import type { Outcome, Proof, Verdict } from './proof.js';
import { aliasingFaults, answerFaults } from './repository-faults.js';
import { runContract, type ContractRun } from './run-contract.js';
import { tableFaults } from './table-faults.js';
import { transactionFaults } from './transaction-faults.js';

/** How many defects are planted: every one, one of each kind under each table, one of each facet, or one of each of some facets. */
export type FaultScope = 'all' | 'one of each kind' | 'one of each facet' | readonly Facet[];

/** A contract, and the store it is run on. */
export interface ContractUnderProof {
  readonly name: string;
  readonly ground: FaultGround;
  /** Declares the suites of the contract; it looks at repositories made on the ground, the one under proof watched by it. */
  readonly define: () => void;
  /** Of the declared suites, only the tests whose full title fits. */
  readonly only?: RegExp;
  /** The name under which the repository is watched. */
  readonly repository: string;
  /** The methods of the port. One that the contract never calls is a gap. */
  readonly methods: readonly string[];
  /** Tables that the repository writes. */
  readonly tables: readonly TableSchema[];
  /** Removes every row. */
  readonly empty: () => Promise<void>;
  /** Check constraints that a value of the domain can meet; the others are kept by the domain already. */
  readonly checks?: readonly string[];
  /** Facets that this repository does not have, each with the reason. One that it has after all is a gap. */
  readonly inapplicable?: Readonly<Partial<Record<Facet, string>>>;
  /** Defects by name that make no difference, each with the reason. One that is found after all is a gap. */
  readonly noDifference?: Readonly<Record<string, string>>;
  /** Default `all`. */
  readonly faults?: FaultScope;
  /** The most time for one test; default 5,000 ms. */
  readonly milliseconds?: number;
}

/**
 * Shows that a contract can fail: runs it once as it is, which must pass, and once for each planted defect, which must turn
 * some test red. It takes the time of some hundred runs of the contract.
 *
 * ```ts
 * const { gaps } = await proveContract({ name: 'notes', ground, define, repository: 'notes', methods, tables: [noteTable], empty });
 * expect(gaps).to.deep.equal([]);
 * ```
 *
 * Needs the packages mocha and chai. Plant nothing else into the database meanwhile.
 */
export async function proveContract(given: ContractUnderProof): Promise<Proof> {
  const { name, ground, repository } = given;
  ground.plant(undefined, repository);
  const sound = await run(given, 'at the end');
  if (sound.failed.length > 0 || sound.passed === 0) {
    const gaps = [
      `${name}: without a defect ${String(sound.passed)} tests pass and these fail: ${sound.failed.join('; ')}: ${sound.firstError ?? ''}`,
    ];
    return { contract: name, tests: sound.passed, outcomes: [], gaps };
  }
  // A copy, because the next planting forgets them.
  const answers = new Map(ground.answers(repository));
  const couldReach = ground.reachability();
  const outcomes: Outcome[] = [];
  for (const alternatives of faultsFor(given, answers, couldReach))
    for (const fault of alternatives) {
      const { facet, kind } = fault;
      const judged = couldReach(fault) ? await judge(given, fault) : ({ verdict: 'not reached' } as const);
      outcomes.push({ facet, kind, fault: fault.name, ...judged });
      if (judged.verdict !== 'not reached') break;
    }
  ground.plant(undefined, repository);
  const uncalled = given.methods.filter((method) => !answers.has(method)).map((method) => `${name}: ${method} is never called`);
  return { contract: name, tests: sound.passed, outcomes, gaps: [...uncalled, ...gapsIn(given, outcomes)] };
}

/** What is to be planted: of each list the first that comes into effect. */
function faultsFor(
  given: ContractUnderProof,
  answers: ReturnType<FaultGround['answers']>,
  couldReach: (fault: Fault) => boolean,
): readonly (readonly Fault[])[] {
  const { tables, ground, methods, checks = [], noDifference = {} } = given;
  const perTable = tables.map((table): readonly Fault[] => tableFaults(table, { tables: ground.tables, checks }));
  const perMethod = methods.map((method): readonly Fault[] => answerFaults(method, answers.get(method) ?? new Set()));
  const places = [...perTable, [...aliasingFaults, ...transactionFaults, ...perMethod.flat()]];
  if (given.faults === undefined || given.faults === 'all') return places.flat().map((fault) => [fault]);
  const met = places.map((faults) => faults.filter((fault) => couldReach(fault) && !(fault.name in noDifference)));
  if (given.faults === 'one of each kind') return met.flatMap((faults) => lastFirst(faults, ({ facet, kind }) => `${facet} ${kind}`));
  const wanted: readonly Facet[] = given.faults === 'one of each facet' ? FACET_NAMES : given.faults;
  const ofFacets = met.flat().filter(({ facet }) => wanted.includes(facet));
  return lastFirst(ofFacets, ({ facet }) => facet);
}

/** Groups in which the last comes first: the last column is rarely the one that every test looks at. */
function lastFirst(faults: readonly Fault[], kindOf: (fault: Fault) => string): Fault[][] {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults.toReversed()) groups.set(kindOf(fault), [...(groups.get(kindOf(fault)) ?? []), fault]);
  return [...groups.values()];
}

async function judge(given: ContractUnderProof, fault: Fault): Promise<{ readonly verdict: Verdict; readonly by?: string | undefined }> {
  const { ground, repository } = given;
  const reason = given.noDifference?.[fault.name];
  const besides = fault.at === 'transactions' ? fault.beside : undefined;
  const red = await redBy(given, fault, besides ? 'at the end' : 'at the first');
  const wasReached = ground.wasReached;
  const others = besides && red.length > 0 ? await redBy(given, besides, 'at the end') : [];
  ground.plant(undefined, repository);
  const [by] = red.filter((title) => !others.includes(title));
  if (by !== undefined) return { verdict: 'found', by };
  if (reason !== undefined) return { verdict: 'no difference' };
  return { verdict: wasReached ? 'survived' : 'not reached' };
}

async function redBy(given: ContractUnderProof, fault: Fault, stop: 'at the first' | 'at the end'): Promise<readonly string[]> {
  given.ground.plant(fault, given.repository);
  return (await run(given, stop)).failed;
}

function run({ define, only, empty, milliseconds = 5_000 }: ContractUnderProof, stop: 'at the first' | 'at the end'): Promise<ContractRun> {
  return runContract({ define, only, beforeEach: empty, milliseconds, stop });
}
