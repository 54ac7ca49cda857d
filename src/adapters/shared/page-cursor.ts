import { createHash } from 'node:crypto';
import { Instant } from '../../domain/shared/instant.js';
import { CursorRefused } from '../../ports/shared/query.errors.js';
import type { TableSchema } from '../schema/shared/table.js';
import { LikePattern } from './patterns/like-pattern.js';
import { TextPattern } from './patterns/text-pattern.js';
import type { Predicate } from './predicate.js';
import type { OrderTerm, RowOrder } from './row-order.js';
import { valueFault } from './value-fault.js';

const MARK_LENGTH = 16;

/**
 * The cursors of one query: the place of a row in its order, bound to the table, the order and the filter. What comes back
 * from outside is checked in full, so nobody can reach with a cursor what the filter does not let him.
 */
export class PageCursors {
  private readonly mark: string;

  constructor(
    private readonly table: TableSchema,
    private readonly order: RowOrder,
    where: readonly Predicate[],
  ) {
    this.mark = digest(`${table.name}\0${order.shape}\0${allText(where)}`);
  }

  write(position: readonly unknown[]): string {
    const values = JSON.stringify(position.map(written));
    return Buffer.from(`${this.mark}${this.check(values)}${values}`).toString('base64url');
  }

  /** @throws CursorRefused */
  read(cursor: unknown): readonly unknown[] {
    if (typeof cursor !== 'string') throw new CursorRefused(this.table.name, 'broken');
    const bytes = Buffer.from(cursor, 'base64url');
    const text = bytes.toString();
    const [mark, check, values] = [text.slice(0, MARK_LENGTH), text.slice(MARK_LENGTH, 2 * MARK_LENGTH), text.slice(2 * MARK_LENGTH)];
    if (bytes.toString('base64url') !== cursor || !/^[0-9a-f]{32}\[/.test(text)) throw new CursorRefused(this.table.name, 'broken');
    if (mark !== this.mark) throw new CursorRefused(this.table.name, 'foreign');
    if (check !== this.check(values)) throw new CursorRefused(this.table.name, 'broken');
    return this.position(values);
  }

  private position(text: string): readonly unknown[] {
    try {
      const values = JSON.parse(text) as readonly unknown[];
      if (values.length !== this.order.terms.length) throw new TypeError('another number of columns');
      return this.order.terms.map((term, index) => readBack(term, values[index]));
    } catch {
      throw new CursorRefused(this.table.name, 'broken');
    }
  }

  private check(values: string): string {
    return digest(`${this.mark}${values}`);
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, MARK_LENGTH);
}

function written(value: unknown): unknown {
  return typeof value === 'bigint' || value instanceof Instant ? String(value) : value;
}

function readBack({ column }: OrderTerm, value: unknown): unknown {
  if (value === null && column.nullable) return null;
  const read = typeof value === 'string' && column.kind === 'bigint' ? BigInt(value) : value;
  const own = typeof read === 'string' && column.kind === 'instant' ? Instant.parse(read) : read;
  if (own === null || own === undefined || valueFault(column)(own) !== undefined) throw new TypeError('not a value of the column');
  return own;
}

/** The same text for the same conditions, in whichever order they were given. */
function allText(predicates: readonly Predicate[]): string {
  return JSON.stringify(predicates.map(predicateText).sort());
}

function predicateText(predicate: Predicate): string {
  if (predicate.kind === 'behind') return JSON.stringify(predicate.values.map(written));
  if (predicate.kind !== 'term') return `${predicate.kind} ${allText(predicate.of)}`;
  const { name, operator, value } = predicate;
  return JSON.stringify([name, operator, Array.isArray(value) ? value.map(valueText) : valueText(value)]);
}

function valueText(value: unknown): unknown {
  return value instanceof LikePattern || value instanceof TextPattern ? value.source : written(value);
}
