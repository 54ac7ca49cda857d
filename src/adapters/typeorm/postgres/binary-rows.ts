import type { Instant } from '../../../domain/shared/instant.js';
import type { ColumnKind, TableSchema } from '../../schema/shared/table.js';
import { EncodedRows } from '../shared/encoded-rows.js';

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** In front of each chunk: the type of its message, CopyData, and its length. */
const HEADER_BYTES = 5;
const COPY_DATA = 0x64;
const CHUNK_BYTES = 131_072;
/** Room at the end of a chunk for the row that fills it; one that takes more makes the chunk grow. */
const SPARE_BYTES = 4_096;
/** The most a value takes beside its text: its length and 8 bytes. */
const VALUE_BYTES = 12;
const MICROSECONDS_TO_2000 = 946_684_800_000_000n;
/** Up to this many characters writing ASCII byte by byte is quicker than a call into the runtime. */
const SHORT_TEXT = 24;

/**
 * Writes rows in the binary format of COPY: no text to build, quote or parse on either side, and every value exact.
 * `add` rows until `full`, hand on the chunk, and end with `finish`. A chunk is a whole message, ready to be sent.
 */
export class BinaryRows {
  #bytes = Buffer.allocUnsafe(CHUNK_BYTES + SPARE_BYTES);
  #view = viewOf(this.#bytes);
  #length = HEADER_BYTES + SIGNATURE.copy(this.#bytes, HEADER_BYTES);
  readonly #kinds: readonly ColumnKind[];
  /** What a row takes at most, beside its texts. */
  readonly #rowBytes: number;

  constructor(table: TableSchema, columns: readonly string[]) {
    this.#kinds = columns.map((name) => {
      const column = table.columns[name];
      if (!column) throw new TypeError(`table ${table.name} has no column ${name}`);
      return column.kind;
    });
    this.#rowBytes = 2 + columns.length * VALUE_BYTES;
  }

  /** A chunk is ready to be taken. */
  get full(): boolean {
    return this.#length >= CHUNK_BYTES;
  }

  /** One row, values in the order of the columns. */
  add(row: readonly unknown[]): void {
    const kinds = this.#kinds;
    this.#reserve(this.#rowBytes);
    this.#view.setInt16(this.#length, kinds.length);
    this.#length += 2;
    for (let index = 0; index < kinds.length; index += 1) {
      const value = row[index];
      if (value === null || value === undefined) {
        this.#view.setInt32(this.#length, -1);
        this.#length += 4;
      } else {
        this.#value(kinds[index] as ColumnKind, value);
      }
    }
  }

  /** What has been written since the last call. */
  take(): Buffer {
    const chunk = this.#bytes.subarray(0, this.#length);
    chunk[0] = COPY_DATA;
    this.#view.setInt32(1, this.#length - 1);
    this.#replace(CHUNK_BYTES + SPARE_BYTES);
    this.#length = HEADER_BYTES;
    return chunk;
  }

  /** The last chunk, with the mark of the end. */
  finish(): Buffer {
    this.#reserve(2);
    this.#view.setInt16(this.#length, -1);
    this.#length += 2;
    return this.take();
  }

  /** Room for it is reserved, but for a text. */
  #value(kind: ColumnKind, value: unknown): void {
    const view = this.#view;
    const at = this.#length;
    switch (kind) {
      case 'integer':
        view.setInt32(at, 4);
        view.setInt32(at + 4, value as number);
        this.#length = at + 8;
        return;
      case 'double':
        view.setInt32(at, 8);
        view.setFloat64(at + 4, value as number);
        this.#length = at + 12;
        return;
      case 'bigint':
        view.setInt32(at, 8);
        view.setBigInt64(at + 4, value as bigint);
        this.#length = at + 12;
        return;
      case 'instant':
        view.setInt32(at, 8);
        view.setBigInt64(at + 4, (value as Instant).epochMicroseconds - MICROSECONDS_TO_2000);
        this.#length = at + 12;
        return;
      case 'boolean':
        view.setInt32(at, 1);
        view.setUint8(at + 4, value ? 1 : 0);
        this.#length = at + 5;
        return;
      case 'text':
        this.#text(value as string);
    }
  }

  #text(value: string): void {
    // The values behind it in the row keep their room.
    this.#reserve(value.length * 3 + this.#rowBytes);
    const start = this.#length + 4;
    const written = value.length <= SHORT_TEXT ? this.#ascii(value, start) : -1;
    const bytes = written >= 0 ? written : this.#bytes.write(value, start, 'utf8');
    this.#view.setInt32(this.#length, bytes);
    this.#length = start + bytes;
  }

  /** Bytes written, or -1 at the first character beyond ASCII. */
  #ascii(value: string, start: number): number {
    const bytes = this.#bytes;
    for (let index = 0; index < value.length; index += 1) {
      const unit = value.charCodeAt(index);
      if (unit > 0x7f) return -1;
      bytes[start + index] = unit;
    }
    return value.length;
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const old = this.#bytes;
    this.#replace(Math.max(old.length * 2, this.#length + bytes));
    old.copy(this.#bytes, 0, 0, this.#length);
  }

  #replace(size: number): void {
    this.#bytes = Buffer.allocUnsafe(size);
    this.#view = viewOf(this.#bytes);
  }
}

/** All rows at once, for those that may change before they are sent. `take` gives the values of one. */
export function encodeRows<Row>(
  table: TableSchema,
  columns: readonly string[],
  rows: Iterable<Row>,
  take: (row: Row) => readonly unknown[],
): EncodedRows {
  const encoder = new BinaryRows(table, columns);
  const chunks: Buffer[] = [];
  let count = 0;
  for (const row of rows) {
    encoder.add(take(row));
    count += 1;
    if (encoder.full) chunks.push(encoder.take());
  }
  chunks.push(encoder.finish());
  return new EncodedRows(chunks, count);
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
