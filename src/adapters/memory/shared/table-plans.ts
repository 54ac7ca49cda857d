import { StatementRejected } from '../../../ports/shared/database.errors.js';
import { seedRecordTable } from '../../schema/shared/seed-record.schema.js';
import type { TableSchema } from '../../schema/shared/table.js';
import { Reference } from './reference.js';
import { TablePlan } from './table-plan.js';

/** The tables of one database; each is worked out when it is first used, so that unused ones cost nothing. */
export class TablePlans {
  private readonly plans = new Map<TableSchema, TablePlan>();
  private readonly outgoingOf = new Map<TablePlan, readonly Reference[]>();
  private readonly incomingOf = new Map<TablePlan, readonly Reference[]>();

  private readonly schemas: readonly TableSchema[];

  constructor(
    private readonly database: string,
    declared: readonly TableSchema[],
  ) {
    // The one table of Sextant's own; an engine of SQL makes it when it is first needed.
    this.schemas = [...declared, seedRecordTable];
  }

  /** @throws StatementRejected when the table is not one of this database. */
  plan(schema: TableSchema): TablePlan {
    let plan = this.plans.get(schema);
    if (!plan) {
      const index = this.schemas.indexOf(schema);
      if (index < 0) throw new StatementRejected(this.database, `${schema.name} is not one of its tables`);
      this.plans.set(schema, (plan = new TablePlan(this.database, schema, index)));
    }
    return plan;
  }

  /** The plan of the table in that place, which must exist. */
  at(index: number): TablePlan {
    return this.plan(this.schemas[index] as TableSchema);
  }

  /** The foreign keys of a table, as declared. */
  outgoing(child: TablePlan): readonly Reference[] {
    let found = this.outgoingOf.get(child);
    if (!found) {
      found = Object.entries(child.schema.foreignKeys ?? {}).map(
        ([constraint, key]) => new Reference(constraint, child, this.named(key.references.table), key),
      );
      this.outgoingOf.set(child, found);
    }
    return found;
  }

  /** The foreign keys of any table that refer to this one. */
  incoming(parent: TablePlan): readonly Reference[] {
    let found = this.incomingOf.get(parent);
    if (!found) {
      const children = this.schemas.filter((schema) =>
        Object.values(schema.foreignKeys ?? {}).some((key) => key.references.table === parent.name),
      );
      found = children.flatMap((schema) => this.outgoing(this.plan(schema)).filter((reference) => reference.parent === parent));
      this.incomingOf.set(parent, found);
    }
    return found;
  }

  private named(name: string): TablePlan {
    const schema = this.schemas.find((one) => one.name === name);
    if (!schema) throw new StatementRejected(this.database, `a foreign key refers to ${name}, which is not one of its tables`);
    return this.plan(schema);
  }
}
