import type { Instant } from '../../../domain/shared/instant.js';
import type { ColumnKind, TableSchema } from '../../schema/shared/table.js';

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const CHUNK_BYTES = 65_536;
/** Room kept free at the end of a chunk, so that a value of fixed size never needs a check. */
const SLACK_BYTES = 1_024;
const MICROSECONDS_TO_2000 = 946_684_800_000_000n;
/** Up to this many characters writing ASCII byte by byte is quicker than a call into the runtime. */
const SHORT_TEXT = 24;

type WriteValue = (value: never) => void;

/**
 * Writes rows in the binary format of COPY: no text to build, quote or parse on either side, and every value exact.
 * `add` rows until `full`, hand on the chunk, and end with `finish`.
 */
export class BinaryRows {
  #bytes = Buffer.allocUnsafe(CHUNK_BYTES + SLACK_BYTES);
  #view = viewOf(this.#bytes);
  #length = SIGNATURE.copy(this.#bytes);
  readonly #writers: readonly WriteValue[];

  constructor(table: TableSchema, columns: readonly string[]) {
    const writers: Readonly<Record<ColumnKind, WriteValue>> = {
      integer: (value: number) => this.#integer(value),
      bigint: (value: bigint) => this.#bigint(value),
      double: (value: number) => this.#double(value),
      text: (value: string) => this.#text(value),
      boolean: (value: boolean) => this.#boolean(value),
      instant: (value: Instant) => this.#bigint(value.epochMicroseconds - MICROSECONDS_TO_2000),
    };
    this.#writers = columns.map((name) => {
      const column = table.columns[name];
      if (!column) throw new TypeError(`table ${table.name} has no column ${name}`);
      return writers[column.kind];
    });
  }

  /** A chunk is ready to be taken. */
  get full(): boolean {
    return this.#length >= CHUNK_BYTES;
  }

  /** One row, values in the order of the columns. */
  add(row: readonly unknown[]): void {
    const writers = this.#writers;
    this.#reserve(2);
    this.#view.setInt16(this.#length, writers.length);
    this.#length += 2;
    for (let index = 0; index < writers.length; index += 1) {
      const value = row[index];
      if (value === null || value === undefined) this.#null();
      else (writers[index] as WriteValue)(value as never);
    }
  }

  /** What has been written since the last call. */
  take(): Buffer {
    const chunk = this.#bytes.subarray(0, this.#length);
    this.#replace(CHUNK_BYTES + SLACK_BYTES);
    this.#length = 0;
    return chunk;
  }

  /** The last chunk, with the mark of the end. */
  finish(): Buffer {
    this.#reserve(2);
    this.#view.setInt16(this.#length, -1);
    this.#length += 2;
    return this.take();
  }

  #null(): void {
    this.#reserve(4);
    this.#view.setInt32(this.#length, -1);
    this.#length += 4;
  }

  #integer(value: number): void {
    this.#reserve(8);
    this.#view.setInt32(this.#length, 4);
    this.#view.setInt32(this.#length + 4, value);
    this.#length += 8;
  }

  #bigint(value: bigint): void {
    this.#reserve(12);
    this.#view.setInt32(this.#length, 8);
    this.#view.setBigInt64(this.#length + 4, value);
    this.#length += 12;
  }

  #double(value: number): void {
    this.#reserve(12);
    this.#view.setInt32(this.#length, 8);
    this.#view.setFloat64(this.#length + 4, value);
    this.#length += 12;
  }

  #boolean(value: boolean): void {
    this.#reserve(5);
    this.#view.setInt32(this.#length, 1);
    this.#view.setUint8(this.#length + 4, value ? 1 : 0);
    this.#length += 5;
  }

  #text(value: string): void {
    this.#reserve(4 + value.length * 3);
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

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
