// The library as a service uses it: a repository that maps rows to immutable domain objects, and its transactions.
import { accountTable, CREATED, instantMoment, LISTED, measurementRows, measurementTable } from '../model.mjs';
import { Instant } from '../../support/library.mjs';

class Account {
  constructor(id, email, name, balance, createdAt) {
    this.id = id;
    this.email = email;
    this.name = name;
    this.balance = balance;
    this.createdAt = createdAt;
  }

  deposited(amount) {
    return new Account(this.id, this.email, this.name, this.balance + amount, this.createdAt);
  }
}

const toAccount = (row) => new Account(row.id, row.email, row.name, row.balance, row.created_at);

class AccountRepository {
  constructor(rows) {
    this.rows = rows;
  }

  async findById(id) {
    const row = await this.rows.find({ id });
    return row && toAccount(row);
  }

  async list(limit) {
    return (await this.rows.select({ limit })).map(toAccount);
  }

  async add(email, name, balance, createdAt) {
    return toAccount(await this.rows.insert({ email, name, balance, created_at: createdAt }));
  }

  async updateBalance({ id, balance }) {
    const row = await this.rows.update({ id }, { balance });
    return row && toAccount(row);
  }
}

/** `isolation` undefined: the library's default, serializable; the rivals' is read committed. */
export function sextant(database, { isolation = 'read committed' } = {}) {
  const accounts = new AccountRepository(database.table(accountTable));
  const created = Instant.parse(CREATED);
  let rows;
  return {
    read: (id) => accounts.findById(BigInt(id)),
    list: () => accounts.list(LISTED),
    insert: (email) => accounts.add(email, 'Bench', 0n, created),
    transfer: (from, to) =>
      database.transaction(
        async () => {
          const [source, target] = await Promise.all([accounts.findById(BigInt(from)), accounts.findById(BigInt(to))]);
          await Promise.all([accounts.updateBalance(source.deposited(-1n)), accounts.updateBalance(target.deposited(1n))]);
        },
        { isolation },
      ),
    bulk: async () => {
      rows ??= measurementRows(instantMoment);
      await database.execute(emptied(database), [], 'write');
      await database.table(measurementTable).insertMany(rows, { onConflict: 'error' });
    },
    /** The same rows, promised to stay as they are: they are taken while they go out, and an array is taken at the call. */
    bulkStreamed: async () => {
      rows ??= measurementRows(instantMoment);
      await database.execute(emptied(database), [], 'write');
      await database.table(measurementTable).insertMany({ [Symbol.iterator]: () => rows[Symbol.iterator]() }, { onConflict: 'error' });
    },
    close: () => database.dispose(),
  };
}

function emptied({ engine }) {
  const text = engine.dialect.name === 'postgres' ? 'TRUNCATE measurements' : 'DELETE FROM measurements';
  return { name: 'empty_measurements', text };
}
