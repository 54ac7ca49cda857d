/** The schema new tables go into, and how texts sort by default. */
const CURRENT = `
  SELECT current_schema()::text AS schema,
    CASE WHEN facts ->> 'datlocprovider' IN ('i', 'b') THEN coalesce(facts ->> 'datlocale', facts ->> 'daticulocale') ELSE facts ->> 'datcollate' END AS collation
  FROM (SELECT to_jsonb(d) AS facts FROM pg_database d WHERE datname = current_database()) AS this`;

/**
 * The other queries a structure is read with, one for each kind of thing. `$1` is the list of schemas. Each value is
 * cast to text, a list of texts, a small integer or a boolean, which every driver gives alike.
 */
const RELATIONS = `
  SELECT n.nspname::text AS schema, c.relname::text AS name, c.relkind::text AS kind, obj_description(c.oid, 'pg_class') AS comment,
    c.relispartition AS partition, c.relrowsecurity AS row_security,
    ARRAY(SELECT format('%I.%I', pn.nspname, p.relname) FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
      JOIN pg_namespace pn ON pn.oid = p.relnamespace WHERE i.inhrelid = c.oid ORDER BY i.inhseqno)::text[] AS parents,
    ARRAY(SELECT t.tgname FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal ORDER BY 1)::text[] AS triggers,
    ARRAY(SELECT p.polname FROM pg_policy p WHERE p.polrelid = c.oid ORDER BY 1)::text[] AS policies
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY($1::text[]) AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
  ORDER BY 1, 2`;

const COLUMNS = `
  SELECT n.nspname::text AS schema, c.relname::text AS table_name, a.attname::text AS name,
    regexp_replace(format_type(a.atttypid, a.atttypmod), '^("([^"]|"")+"|[^".( ]+)\\.', '') AS type,
    a.attnotnull AS not_null, pg_get_expr(d.adbin, d.adrelid) AS expression, a.attidentity::text AS identity, a.attgenerated::text AS generated,
    CASE WHEN a.attcollation <> t.typcollation THEN co.collname::text END AS collation,
    col_description(c.oid, a.attnum) AS comment, pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) AS sequence
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    LEFT JOIN pg_collation co ON co.oid = a.attcollation
  WHERE n.nspname = ANY($1::text[]) AND c.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY 1, 2, a.attnum`;

const CONSTRAINTS = `
  SELECT n.nspname::text AS schema, c.relname::text AS table_name, k.conname::text AS name, k.contype::text AS kind,
    ARRAY(SELECT a.attname FROM unnest(k.conkey) WITH ORDINALITY u(num, place) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num
      ORDER BY u.place)::text[] AS columns,
    pg_get_expr(k.conbin, k.conrelid) AS expression, pg_get_constraintdef(k.oid) AS definition,
    fn.nspname::text AS target_schema, f.relname::text AS target_table,
    ARRAY(SELECT a.attname FROM unnest(k.confkey) WITH ORDINALITY u(num, place) JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num
      ORDER BY u.place)::text[] AS target_columns,
    k.confupdtype::text AS on_update, k.confdeltype::text AS on_delete, k.confmatchtype::text AS match, k.condeferrable AS is_deferrable,
    k.condeferred AS is_deferred, k.convalidated AS validated, coalesce((to_jsonb(x) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_not_distinct
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_class f ON f.oid = k.confrelid LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
    LEFT JOIN pg_index x ON x.indexrelid = k.conindid AND k.contype IN ('p', 'u')
  WHERE n.nspname = ANY($1::text[]) AND k.contype IN ('p', 'u', 'c', 'f', 'x')
  ORDER BY 1, 2, 3`;

const INDEXES = `
  SELECT n.nspname::text AS schema, c.relname::text AS table_name, i.relname::text AS name, am.amname::text AS method,
    x.indisunique AS is_unique, x.indisvalid AS valid, x.indnkeyatts::int4 AS key_count, pg_get_expr(x.indpred, x.indrelid) AS predicate,
    ARRAY(SELECT CASE WHEN x.indkey[p.place - 1] = 0 THEN 'expression' ELSE 'column' END FROM generate_series(1, x.indnatts) p(place)
      ORDER BY p.place)::text[] AS key_kinds,
    ARRAY(SELECT coalesce(a.attname::text, pg_get_indexdef(x.indexrelid, p.place, true)) FROM generate_series(1, x.indnatts) p(place)
      LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[p.place - 1] AND a.attnum <> 0 ORDER BY p.place)::text[] AS keys,
    ARRAY(SELECT CASE WHEN pg_index_column_has_property(x.indexrelid, p.place, 'orderable') THEN x.indoption[p.place - 1] ELSE 0 END
      FROM generate_series(1, x.indnkeyatts) p(place) ORDER BY p.place)::text[] AS options,
    ARRAY(SELECT CASE WHEN oc.opcdefault THEN '' ELSE oc.opcname::text END FROM generate_series(1, x.indnkeyatts) p(place)
      JOIN pg_opclass oc ON oc.oid = x.indclass[p.place - 1] ORDER BY p.place)::text[] AS operator_classes,
    ARRAY(SELECT CASE WHEN x.indcollation[p.place - 1] IN (0, coalesce(a.attcollation, 100)) THEN '' ELSE co.collname::text END
      FROM generate_series(1, x.indnkeyatts) p(place) LEFT JOIN pg_collation co ON co.oid = x.indcollation[p.place - 1]
      LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[p.place - 1] AND a.attnum <> 0
      ORDER BY p.place)::text[] AS collations
  FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_am am ON am.oid = i.relam
  WHERE n.nspname = ANY($1::text[]) AND c.relkind IN ('r', 'p')
    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))
  ORDER BY 1, 2, 3`;

const ENUMS = `
  SELECT n.nspname::text AS schema, t.typname::text AS name,
    ARRAY(SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)::text[] AS labels
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
  WHERE n.nspname = ANY($1::text[]) AND t.typtype = 'e' ORDER BY 1, 2`;

export const POSTGRES_CATALOG = { CURRENT, RELATIONS, COLUMNS, CONSTRAINTS, INDEXES, ENUMS } as const;

/** One row of `RELATIONS`. */
export interface RelationRow {
  readonly schema: string;
  readonly name: string;
  readonly kind: 'r' | 'p' | 'f' | 'v' | 'm';
  readonly comment: string | null;
  readonly partition: boolean;
  readonly row_security: boolean;
  readonly parents: readonly string[];
  readonly triggers: readonly string[];
  readonly policies: readonly string[];
}

/** What rows about a part of a table have in common. */
export interface PartRow {
  readonly schema: string;
  readonly table_name: string;
  readonly name: string;
}

export interface ColumnRow extends PartRow {
  readonly type: string;
  readonly not_null: boolean;
  readonly expression: string | null;
  readonly identity: '' | 'a' | 'd';
  readonly generated: '' | 's' | 'v';
  readonly collation: string | null;
  readonly comment: string | null;
  readonly sequence: string | null;
}

type ActionCode = 'a' | 'r' | 'c' | 'n' | 'd';

export interface ConstraintRow extends PartRow {
  readonly kind: 'p' | 'u' | 'c' | 'f' | 'x';
  readonly columns: readonly string[];
  readonly expression: string | null;
  readonly definition: string;
  readonly target_schema: string | null;
  readonly target_table: string | null;
  readonly target_columns: readonly string[];
  readonly on_update: ActionCode;
  readonly on_delete: ActionCode;
  readonly match: string;
  readonly is_deferrable: boolean;
  readonly is_deferred: boolean;
  readonly validated: boolean;
  readonly nulls_not_distinct: boolean;
}

export interface IndexRow extends PartRow {
  readonly method: string;
  readonly is_unique: boolean;
  readonly valid: boolean;
  readonly key_count: number;
  readonly predicate: string | null;
  readonly key_kinds: readonly ('expression' | 'column')[];
  readonly keys: readonly string[];
  readonly options: readonly string[];
  readonly operator_classes: readonly string[];
  readonly collations: readonly string[];
}

export interface EnumRow {
  readonly schema: string;
  readonly name: string;
  readonly labels: readonly string[];
}
