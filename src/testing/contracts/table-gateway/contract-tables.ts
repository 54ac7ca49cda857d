import { defineTable, type NewRowOf, type RowOf } from '../../../adapters/schema/shared/table.js';

/** Every kind of column, all but the key nullable. */
export const specimenTable = defineTable({
  name: 'contract_specimen',
  columns: {
    id: { kind: 'integer' },
    whole: { kind: 'integer', nullable: true },
    large: { kind: 'bigint', nullable: true },
    real: { kind: 'double', nullable: true },
    words: { kind: 'text', nullable: true },
    flag: { kind: 'boolean', nullable: true },
    moment: { kind: 'instant', nullable: true },
  },
  primaryKey: ['id'],
});

/** A generated key, two uniques (one over a nullable column), a length and every kind of check. */
export const ownerTable = defineTable({
  name: 'contract_owner',
  columns: {
    id: { kind: 'bigint', generated: true },
    email: { kind: 'text', length: 20 },
    name: { kind: 'text', length: 8 },
    team: { kind: 'text', nullable: true },
    rank: { kind: 'integer', nullable: true },
    weight: { kind: 'double', nullable: true },
    role: { kind: 'text', nullable: true },
  },
  primaryKey: ['id'],
  uniques: { contract_owner_email_key: ['email'], contract_owner_team_name_key: ['team', 'name'] },
  checks: {
    contract_owner_name_given: { column: 'name', minimumLength: 1 },
    contract_owner_rank_range: { column: 'rank', between: [0, 9] },
    contract_owner_weight_least: { column: 'weight', atLeast: 0 },
    contract_owner_weight_most: { column: 'weight', atMost: 1000.5 },
    contract_owner_role_known: { column: 'role', oneOf: ['guest', "o'neill"] },
  },
});

/** Goes with its owner. */
export const petTable = defineTable({
  name: 'contract_pet',
  columns: { id: { kind: 'integer' }, owner_id: { kind: 'bigint', nullable: true }, name: { kind: 'text', length: 10 } },
  primaryKey: ['id'],
  foreignKeys: {
    contract_pet_owner_fkey: {
      columns: ['owner_id'],
      references: { table: 'contract_owner', columns: ['id'] },
      onDelete: 'cascade',
    },
  },
  indexes: { contract_pet_owner: { columns: ['owner_id'] } },
});

/** Keeps its pet from being deleted, even through the pet's owner. Its key has two columns, with names that SQL uses itself. */
export const visitTable = defineTable({
  name: 'contract_visit',
  columns: { order: { kind: 'text', length: 10 }, group: { kind: 'integer' }, pet_id: { kind: 'integer', nullable: true } },
  primaryKey: ['order', 'group'],
  foreignKeys: { contract_visit_pet_fkey: { columns: ['pet_id'], references: { table: 'contract_pet', columns: ['id'] } } },
});

/** A tree: rows refer to rows of their own table. */
export const branchTable = defineTable({
  name: 'contract_branch',
  columns: { id: { kind: 'integer' }, parent_id: { kind: 'integer', nullable: true } },
  primaryKey: ['id'],
  foreignKeys: {
    contract_branch_parent_fkey: { columns: ['parent_id'], references: { table: 'contract_branch', columns: ['id'] }, onDelete: 'cascade' },
  },
});

/** A key that is a text, and a unique value beside it. */
export const seatTable = defineTable({
  name: 'contract_seat',
  columns: { name: { kind: 'text' }, number: { kind: 'integer', nullable: true } },
  primaryKey: ['name'],
  uniques: { contract_seat_number_key: ['number'] },
});

/** Nothing but a key. */
export const labelTable = defineTable({
  name: 'contract_label',
  columns: { subject: { kind: 'integer' }, label: { kind: 'text', length: 10 } },
  primaryKey: ['subject', 'label'],
});

/** The tables of this contract, referred-to ones first. */
export const gatewayContractTables = [specimenTable, ownerTable, petTable, visitTable, branchTable, seatTable, labelTable] as const;

/** A specimen with nothing but its key and what is given. */
export function specimen(id: number, given: Partial<RowOf<typeof specimenTable>> = {}): RowOf<typeof specimenTable> {
  return { id, whole: null, large: null, real: null, words: null, flag: null, moment: null, ...given };
}

/** A valid owner without a key; the email tells owners apart. */
export function owner(email: string, given: Partial<NewRowOf<typeof ownerTable>> = {}): NewRowOf<typeof ownerTable> {
  return { email, name: 'Ann', team: null, rank: null, weight: null, role: null, ...given };
}
