/** What reflection meets in databases that nobody designed for it, on PostgreSQL. */
export const NASTY_POSTGRES: readonly string[] = [
  `CREATE TYPE "Order State" AS ENUM ('new', 'in ''progress''', 'done')`,
  `CREATE TABLE "Select" (
    "from" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "constructor" text NOT NULL, "Mixed Case" varchar(12) COLLATE "C",
    "2mass" double precision, "a-b" integer, "a b" integer, "__proto__" integer, "toString" boolean, german text COLLATE "de-x-icu", "it's ""quoted""" varchar COLLATE "C"
  )`,
  `CREATE TABLE object (oid varchar COLLATE "C" PRIMARY KEY, name varchar(9) COLLATE "C" NOT NULL UNIQUE)`,
  `CREATE TABLE orders (
    id serial PRIMARY KEY,
    customer_id bigint REFERENCES "Select" ("from") ON DELETE SET NULL ON UPDATE CASCADE,
    parent_id integer CONSTRAINT parent REFERENCES orders (id) DEFERRABLE INITIALLY DEFERRED,
    object_name varchar(9) COLLATE "C" REFERENCES object (name) ON DELETE CASCADE,
    state "Order State" NOT NULL DEFAULT 'new', price numeric(12,4) NOT NULL DEFAULT 0, tags text[], payload jsonb, raw bytea,
    placed_at timestamptz(3) NOT NULL DEFAULT now(), seen_at timestamptz, shipped_on date, token uuid,
    small smallint, ratio real, code char(3), note text COLLATE "C", doubled integer GENERATED ALWAYS AS (small * 2) STORED,
    CONSTRAINT small_range CHECK (small BETWEEN 1 AND 9), CONSTRAINT odd CHECK (small % 2 = 1 OR note IS NULL),
    CONSTRAINT code_list CHECK (code IN ('a''b', '"c"', E'd\\\\e')), CONSTRAINT note_given CHECK (length(note) > 0), UNIQUE (code, small)
  )`,
  'CREATE TABLE order_lines (order_id integer REFERENCES orders, line_no integer, amount bigint NOT NULL CHECK (amount >= 1), PRIMARY KEY (order_id, line_no))',
  `CREATE TABLE order_line_notes (
    id bigint PRIMARY KEY, order_id integer NOT NULL, line_no integer NOT NULL, text varchar(2000) COLLATE "C",
    CONSTRAINT of_line FOREIGN KEY (order_id, line_no) REFERENCES order_lines (order_id, line_no) ON DELETE CASCADE
  )`,
  'CREATE TABLE hen (id bigint PRIMARY KEY, egg_id bigint)',
  'CREATE TABLE egg (id bigint PRIMARY KEY, hen_id bigint CONSTRAINT egg_of_hen REFERENCES hen (id))',
  'ALTER TABLE hen ADD CONSTRAINT hen_of_egg FOREIGN KEY (egg_id) REFERENCES egg (id)',
  'CREATE TABLE log_lines (at timestamptz, line text)',
  'CREATE TABLE tokens (id uuid PRIMARY KEY, used boolean NOT NULL)',
  'CREATE VIEW open_orders AS SELECT * FROM orders WHERE shipped_on IS NULL',
  'CREATE INDEX by_three ON orders (parent_id, id) WHERE small = 3',
  'CREATE INDEX by_lower ON orders (lower(note))',
  'CREATE INDEX latest ON orders (seen_at DESC NULLS LAST) INCLUDE (id)',
  'CREATE INDEX by_tag ON orders USING gin (tags)',
  'CREATE INDEX by_note ON orders USING hash (note)',
  'CREATE UNIQUE INDEX one_open ON orders (customer_id) WHERE shipped_on IS NULL',
  'CREATE UNIQUE INDEX one_token ON orders (seen_at, note)',
  `COMMENT ON TABLE orders IS 'Orders */ of customers'`,
  `COMMENT ON COLUMN orders.note IS 'What the customer wrote'`,
  `CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`,
  'CREATE TRIGGER watch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION nothing()',
];

/** The same spirit on SQLite, with its own traps: types that are no types, names without quotes, constraints without names. */
export const NASTY_SQLITE: readonly string[] = [
  `CREATE TABLE "Select" (
    "from" INTEGER PRIMARY KEY, "constructor" TEXT NOT NULL, [Mixed Case] VARCHAR(12), \`2mass\` REAL, "a-b" INT, "a b" INTEGER, "__proto__" INTEGER,
    "toString" BOOLEAN, german TEXT, "it's ""quoted""" TEXT
  )`,
  'CREATE TABLE object (oid TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE)',
  `CREATE TABLE orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- the key, (really)
    customer_id INTEGER REFERENCES "Select" ON DELETE SET NULL ON UPDATE CASCADE,
    parent_id INTEGER CONSTRAINT parent REFERENCES orders (id) DEFERRABLE INITIALLY DEFERRED,
    object_name TEXT REFERENCES object (name) ON DELETE CASCADE,
    state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'in ''progress''', 'done')), price DECIMAL(12,4) NOT NULL DEFAULT 0,
    raw BLOB, placed_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, untyped, small SMALLINT, code TEXT COLLATE NOCASE, note TEXT,
    doubled INTEGER GENERATED ALWAYS AS (small * 2) STORED,
    CONSTRAINT small_range CHECK (small BETWEEN 1 AND 9), CONSTRAINT odd CHECK (small % 2 = 1 OR note IS NULL),
    CONSTRAINT orders_note_length CHECK (length(note) <= 500), CHECK ("small" >= 1), UNIQUE (code, small), CONSTRAINT named UNIQUE (note)
  )`,
  `CREATE TABLE order_lines (order_id INTEGER NOT NULL REFERENCES orders, line_no INTEGER NOT NULL, amount INTEGER NOT NULL CHECK (amount >= 1),
    PRIMARY KEY (order_id, line_no)) WITHOUT ROWID`,
  `CREATE TABLE order_line_notes (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL, line_no INTEGER NOT NULL, text TEXT,
    CONSTRAINT of_line FOREIGN KEY (order_id, line_no) REFERENCES order_lines ON DELETE CASCADE)`,
  'CREATE TABLE hen (id INTEGER PRIMARY KEY, egg_id INTEGER CONSTRAINT hen_of_egg REFERENCES egg (id))',
  'CREATE TABLE egg (id INTEGER PRIMARY KEY, hen_id INTEGER CONSTRAINT egg_of_hen REFERENCES hen (id))',
  'CREATE TABLE log_lines (at TEXT, line TEXT)',
  'CREATE TABLE tokens (id BLOB PRIMARY KEY, used INTEGER NOT NULL)',
  'CREATE VIRTUAL TABLE words USING fts5(text)',
  'CREATE VIEW open_orders AS SELECT * FROM orders WHERE note IS NULL',
  'CREATE INDEX by_three ON orders (parent_id, id) WHERE small = 3',
  'CREATE INDEX by_lower ON orders (lower(note) COLLATE NOCASE DESC, (small + 1))',
  'CREATE INDEX latest ON orders (placed_at DESC)',
  'CREATE UNIQUE INDEX one_open ON orders (customer_id) WHERE note IS NULL',
  'CREATE UNIQUE INDEX one_token ON orders (placed_at, note)',
  'CREATE TRIGGER watch BEFORE UPDATE ON orders BEGIN SELECT 1; END',
];
