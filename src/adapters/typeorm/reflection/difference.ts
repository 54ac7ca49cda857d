import type {
  CheckStructure,
  ColumnStructure,
  ForeignKeyStructure,
  IndexStructure,
  KeyStructure,
  TableStructure,
  UniqueStructure,
} from './database-structure.js';

/** The parts of a table that are compared one by one, with what describes each. */
export interface TableParts {
  column: ColumnStructure;
  'primary key': KeyStructure;
  unique: UniqueStructure;
  check: CheckStructure;
  'foreign key': ForeignKeyStructure;
  index: IndexStructure;
}

export type TablePart = keyof TableParts;

/** What of a column can differ; `size` is length, precision and scale, `numbering` identity, serial and autoincrement. */
export type ColumnAspect = 'type' | 'size' | 'nullability' | 'default' | 'numbering' | 'computation' | 'collation';

interface Place {
  /** As `tableKey` has it. */
  readonly table: string;
}

type PartDifference<Part extends TablePart> = Place & {
  readonly part: Part;
  /** Of the column or constraint; for a constraint without one its columns or its expression. */
  readonly name: string;
} & (
    | { readonly kind: 'missing'; readonly expected: TableParts[Part] }
    | { readonly kind: 'extra'; readonly actual: TableParts[Part] }
    | ({ readonly kind: 'changed'; readonly expected: TableParts[Part]; readonly actual: TableParts[Part] } & (Part extends 'column'
        ? { readonly aspect: ColumnAspect }
        : { readonly aspect?: never }))
    /** The same rule under another name; `name` is the expected one. */
    | { readonly kind: 'renamed'; readonly expected: TableParts[Part]; readonly actual: TableParts[Part] }
  );

/** One way in which a database is not what it should be. Tables nobody declared are no difference. */
export type Difference =
  | (Place & { readonly part: 'table'; readonly kind: 'missing'; readonly name: string; readonly expected: TableStructure })
  | { [Part in TablePart]: PartDifference<Part> }[TablePart];

export interface StructureComparison {
  readonly differences: readonly Difference[];
  /** Tables that only the actual structure has: somebody else's, never to be dropped. */
  readonly unknownTables: readonly string[];
}
