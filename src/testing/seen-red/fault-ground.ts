import type { TableSchema } from '../../adapters/schema/shared/table.js';
import type { TableGateway } from '../../adapters/shared/table-gateway.js';
import type { Database } from '../../ports/shared/database.js';
import type { AnyTable, Fault, Ground, Method } from './fault.js';
import { NotedCalls } from './noted-calls.js';
import { answerOf, type Answer } from './repository-faults.js';

/** A database whose tables a repository works on: `MemoryDatabase`, `TypeormDatabase`. */
export interface TableDatabase extends Database {
  table<Table extends TableSchema>(schema: Table): TableGateway<Table>;
}

type RepositoryCalls = ReturnType<Extract<Fault, { at: 'repository' }>['plant']>;

/** A loop that a defect has made endless ends here. */
const MOST_CALLS = 200_000;

/**
 * A database prepared for planting defects: between its tables and the repositories that are made on it from now on, around
 * its transactions, and around repositories that are watched. Without a planted defect everything passes through.
 *
 * ```ts
 * const ground = FaultGround.under(database, [noteTable]);
 * const notes = ground.watched('notes', new MemoryNoteRepository(database));
 * ```
 */
export class FaultGround implements Ground {
  readonly #transaction: Database['transaction'];
  readonly #answers = new Map<string, Map<string, Set<Answer>>>();
  readonly #noted = new Map<string, { readonly table: AnyTable; readonly calls: NotedCalls }>();
  #fault: Fault | undefined;
  #repository: { readonly name: string; readonly calls: RepositoryCalls } | undefined;
  #planted: Database['transaction'] | undefined;
  #broken = new WeakMap<object, Partial<AnyTable>>();
  #wasReached = false;
  #calls = 0;

  private constructor(
    readonly database: TableDatabase,
    /** All tables of the database. */
    readonly tables: readonly TableSchema[],
  ) {
    this.#transaction = database.transaction.bind(database);
  }

  /** Takes over a database; make its repositories afterwards. */
  static under(database: TableDatabase, tables: readonly TableSchema[]): FaultGround {
    const ground = new FaultGround(database, tables);
    const table = database.table.bind(database);
    database.table = <Table extends TableSchema>(schema: Table) =>
      ground.#between(table(schema) as unknown as AnyTable) as unknown as TableGateway<Table>;
    database.transaction = (work, options) => (ground.#planted ?? ground.#transaction)(work, options);
    return ground;
  }

  /** The repository, with its calls noted and, while a defect of it is planted, broken. */
  watched<Repository extends object>(name: string, repository: Repository): Repository {
    return new Proxy(repository, {
      get: (target, property) => {
        const value: unknown = Reflect.get(target, property, target);
        if (typeof value !== 'function' || typeof property !== 'string') return value;
        const call = (value as Method).bind(target);
        return (...given: unknown[]) => this.#call(name, property, given, () => call(...given));
      },
    });
  }

  /** What each method of a watched repository has answered since the last planting. */
  answers(repository: string): ReadonlyMap<string, ReadonlySet<Answer>> {
    return this.#answers.get(repository) ?? new Map<string, Set<Answer>>();
  }

  /** Plants a defect in place of the one before, or takes it out; `repository` names the watched one it is for. */
  plant(fault: Fault | undefined, repository: string): void {
    this.#fault = fault;
    this.#broken = new WeakMap();
    this.#wasReached = false;
    this.#calls = 0;
    this.#answers.clear();
    this.#noted.clear();
    this.#planted = fault?.at === 'transactions' ? fault.plant(this.#transaction, this) : undefined;
    this.#repository = fault?.at === 'repository' ? { name: repository, calls: fault.plant(this) } : undefined;
  }

  /** What the tables were asked since the last planting: whether a defect would have been met. */
  reachability(): (fault: Fault) => boolean {
    const noted = new Map(this.#noted);
    return (fault) => {
      if (fault.at !== 'table') return true;
      const found = noted.get(fault.table);
      return found !== undefined && found.calls.couldReach(fault, found.table);
    };
  }

  /** Whether a call came to where the planted defect makes a difference. */
  get wasReached(): boolean {
    return this.#wasReached;
  }

  reached = (): void => {
    this.#wasReached = true;
  };

  #between(table: AnyTable): AnyTable {
    return new Proxy(table, {
      get: (target, property) => {
        const broken = this.#brokenCall(target, property);
        if (broken) return broken;
        const value: unknown = Reflect.get(target, property, target);
        if (typeof value !== 'function' || typeof property !== 'string') return value;
        const call = (value as Method).bind(target);
        return this.#fault ? call : (...given: unknown[]) => this.#noting(target, property, given, call);
      },
    });
  }

  #noting(table: AnyTable, method: string, given: unknown[], call: Method): unknown {
    const { name } = table.schema;
    const noted = this.#noted.get(name) ?? { table, calls: new NotedCalls() };
    this.#noted.set(name, noted);
    noted.calls.note(method, given);
    return call(...given);
  }

  #brokenCall(table: AnyTable, property: string | symbol): unknown {
    const fault = this.#fault;
    if (fault?.at !== 'table' || fault.table !== table.schema.name) return undefined;
    if ((this.#calls += 1) > MOST_CALLS) throw new Error(`the contract does not end: ${fault.name}`);
    let broken = this.#broken.get(table);
    if (!broken) this.#broken.set(table, (broken = fault.plant(table, this)));
    return Reflect.get(broken, property) as unknown;
  }

  #call(repository: string, method: string, given: readonly unknown[], sound: () => unknown): unknown {
    const planted = this.#repository;
    const broken = planted?.name === repository ? planted.calls(method, given, async () => sound()) : sound();
    if (!(broken instanceof Promise)) return broken;
    return broken.then((answer: unknown) => {
      this.#note(repository, method, answerOf(answer));
      return answer;
    });
  }

  #note(repository: string, method: string, answer: Answer): void {
    const methods = this.#answers.get(repository) ?? new Map<string, Set<Answer>>();
    this.#answers.set(repository, methods.set(method, (methods.get(method) ?? new Set<Answer>()).add(answer)));
  }
}
