import type { MemoryDatabase } from '../../../src/adapters/memory/shared/memory-database.js';
import type { TypeormDatabase } from '../../../src/adapters/typeorm/database/typeorm-database.js';
import type { TableSchema } from '../../../src/adapters/schema/shared/table.js';
import type { EngineName } from '../../../src/testing/backends/backend.js';
import { FaultGround } from '../../../src/testing/seen-red/fault-ground.js';
import type { Proof } from '../../../src/testing/seen-red/proof.js';
import { proveContract, type ContractUnderProof, type FaultScope } from '../../../src/testing/seen-red/prove-contract.js';
import { openContext, type Context, type Repositories } from '../contexts/context.js';

type Declared = Pick<ContractUnderProof, 'only' | 'checks' | 'inapplicable' | 'noDifference'>;

/** One contract in the matrix: what it is of, and what does not apply to it. */
export interface ContractCase<Subject> extends Declared {
  /** The context and the stem of the port: `ledger/account`. */
  readonly contract: string;
  /** The repository's name in the subject. */
  readonly repository: Exclude<keyof Subject, 'database'> & string;
  readonly define: (engine: string, subject: () => Subject) => void;
  /** Tables that the repository writes. */
  readonly tables: readonly TableSchema[];
  /** Methods that the fake and the adapter share and the port does not declare. */
  readonly inner?: readonly string[];
  /** As `noDifference`, on one engine only. */
  readonly noDifferenceOn?: Readonly<Partial<Record<EngineName, Readonly<Record<string, string>>>>>;
}

/** The contracts of one context, ready to be proven on an engine. */
export interface ContextCases {
  readonly contracts: readonly Pick<ContractCase<unknown>, 'contract' | 'inapplicable' | 'noDifference' | 'noDifferenceOn'>[];
  /** Opens a fresh store, on which the contracts are proven one after the other. */
  open(engine: EngineName): Promise<OpenProofs>;
}

export interface OpenProofs {
  prove(contract: string, faults: FaultScope): Promise<Proof>;
  close(): Promise<void>;
}

/** The contracts of a context on the stores it can be on. */
export function contextCases<Memory extends MemoryDatabase, Sql extends TypeormDatabase, Subject extends Repositories>(
  context: Context<Memory, Sql, Subject>,
  cases: readonly ContractCase<Subject>[],
): ContextCases {
  return {
    contracts: cases,
    open: async (engine) => {
      let ground: FaultGround | undefined;
      const { subject, empty, close } = await openContext(engine, context, (database) => {
        ground = FaultGround.under(database, context.tables);
      });
      if (!ground) throw new Error('the store was not prepared');
      const prover = new Prover(context, ground, subject, empty);
      const prove: OpenProofs['prove'] = (contract, faults) => {
        const found = cases.find((one) => one.contract === contract);
        if (!found) throw new Error(`there is no contract ${contract}`);
        return prover.prove({ ...found, noDifference: { ...found.noDifference, ...found.noDifferenceOn?.[engine] } }, faults);
      };
      return { prove, close };
    },
  };
}

class Prover<Subject extends Repositories> {
  private readonly watched: Subject;

  constructor(
    private readonly context: { readonly repositories: object },
    private readonly ground: FaultGround,
    subject: Subject,
    private readonly empty: () => Promise<void>,
  ) {
    const parts = Object.entries(subject).map(([name, part]: [string, object]) => [
      name,
      name === 'database' ? part : ground.watched(name, part),
    ]);
    this.watched = Object.fromEntries(parts) as Subject;
  }

  prove(given: ContractCase<Subject>, faults: FaultScope): Promise<Proof> {
    const { contract, define, inner = [], ...declared } = given;
    const { ground, empty, watched } = this;
    const classes = (this.context.repositories as Record<string, { readonly fake: RepositoryClass; readonly adapter: RepositoryClass }>)[
      given.repository
    ];
    if (!classes) throw new Error(`there is no repository ${given.repository}`);
    const methods = methodsOf(classes.fake).filter((name) => methodsOf(classes.adapter).includes(name) && !inner.includes(name));
    return proveContract({ ...declared, name: contract, ground, empty, methods, faults, define: () => define('planted', () => watched) });
  }
}

type RepositoryClass = abstract new (...given: never[]) => object;

/** Of a fake and an adapter, what both have is what the port declares. */
function methodsOf(type: RepositoryClass): string[] {
  const names: string[] = [];
  for (let found = type.prototype as object; found !== Object.prototype; found = Object.getPrototypeOf(found) as object)
    names.push(...Object.getOwnPropertyNames(found).filter((name) => name !== 'constructor'));
  return [...new Set(names)];
}
