import type { DataLocation } from '../../src/domain/observatory/data-location.js';
import type { FileContent } from '../../src/domain/observatory/file-content.js';
import { FileStore, type FilePlace } from '../../src/ports/observatory/file-content.store.js';
import type { Database } from '../../src/ports/shared/database.js';
import type { TransactionOptions, Transaction } from '../../src/ports/shared/transaction.js';

/** Told before and after everything that leaves a trace outside of the process; may end it. */
export type AtStep = (what: string) => void;

/** A file store that tells of each of its calls before and after it. */
export class SteppedFileStore extends FileStore {
  constructor(
    private readonly store: FileStore,
    private readonly atStep: AtStep,
  ) {
    super();
  }

  inspect(place: FilePlace): Promise<FileContent | undefined> {
    return this.store.inspect(place);
  }

  contents(archive: FilePlace): Promise<ReadonlyMap<string, FileContent>> {
    return this.store.contents(archive);
  }

  copy(from: FilePlace, to: FilePlace): Promise<void> {
    return this.#stepped('copy', () => this.store.copy(from, to));
  }

  pack(files: readonly FilePlace[], to: FilePlace): Promise<void> {
    return this.#stepped('pack', () => this.store.pack(files, to));
  }

  unpack(archive: FilePlace, location: DataLocation, wanted: readonly string[]): Promise<void> {
    return this.#stepped('unpack', () => this.store.unpack(archive, location, wanted));
  }

  remove(place: FilePlace): Promise<void> {
    return this.#stepped('remove', () => this.store.remove(place));
  }

  async #stepped(what: string, work: () => Promise<void>): Promise<void> {
    this.atStep(`before ${what}`);
    await work();
    this.atStep(`after ${what}`);
  }
}

/** Makes a database tell of each writing transaction: before it, when its statements are done, and after its commit. */
export function stepped<Kind extends Database>(database: Kind, atStep: AtStep): Kind {
  const transaction = async <Result>(
    work: (transaction: Transaction) => Promise<Result>,
    options: TransactionOptions = {},
  ): Promise<Result> => {
    if (options.readOnly) return database.transaction(work, options);
    const name = options.name ?? 'transaction';
    atStep(`before ${name}`);
    const result = await database.transaction(async (running) => {
      const done = await work(running);
      atStep(`in ${name}, before its commit`);
      return done;
    }, options);
    atStep(`after ${name}`);
    return result;
  };
  return new Proxy(database, {
    get: (target, name): unknown => {
      if (name === 'transaction') return transaction;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
