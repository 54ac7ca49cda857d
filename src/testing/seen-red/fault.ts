import type { Database } from '../../ports/shared/database.js';
import type { TableSchema } from '../../adapters/schema/shared/table.js';
import type { TableGateway } from '../../adapters/shared/table-gateway.js';
import type { Facet } from './facet.js';

export type AnyTable = TableGateway<TableSchema>;
export type Row = Record<string, unknown>;

/** A method of a repository, whatever it takes and gives. */
export type Method = (...given: unknown[]) => Promise<unknown>;

interface Named {
  readonly facet: Facet;
  /** The defect without its place: `float32`. One of each kind is planted in the short form of a proof. */
  readonly kind: string;
  /** A sentence: `detection.ra is rounded to 32 bits`. */
  readonly name: string;
}

/** Where a defect is planted. */
export interface Ground {
  readonly database: Database;
  /** To be called where the defect could make a difference; a defect that no call gets to says nothing about a contract. */
  reached(): void;
}

/** A defect of one table, whichever engine holds it: some of its calls, over those that work. */
export interface TableFault extends Named {
  readonly at: 'table';
  readonly table: string;
  /** A name that must be among what a call is asked for, if the defect is to make a difference to it. */
  readonly word?: string;
  plant(table: AnyTable, ground: Ground): Partial<AnyTable>;
}

/** A defect of the transactions of a database. */
export interface TransactionFault extends Named {
  readonly at: 'transactions';
  plant(transaction: Database['transaction'], ground: Ground): Database['transaction'];
  /** A test that this defect turns red too does not count: it is about something else. */
  readonly beside?: TransactionFault;
}

/** A defect of a repository itself, for what it does beside its tables. Is given each call of a method from outside. */
export interface RepositoryFault extends Named {
  readonly at: 'repository';
  /** Begins anew, with nothing kept. */
  plant(ground: Ground): (method: string, given: readonly unknown[], sound: () => Promise<unknown>) => Promise<unknown>;
}

export type Fault = TableFault | TransactionFault | RepositoryFault;
