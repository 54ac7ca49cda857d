import { readQuotedRecord } from './quoted-record.js';

/** Receives what a `CsvScanner` finds, in order. */
export interface CsvSink {
  /** The names in the first record. Returns, for each column, the slot of `cells` to put it into; -1 for a column not needed. */
  header(names: readonly string[]): readonly number[];
  /** One record; `cells` is used again for the next one. */
  row(line: number, cells: readonly (string | undefined)[]): void;
  /** A line that is no record of this table. Only this line is given up: reading goes on with the next one. */
  fault(line: number, reason: string): void;
}

/** A record longer than this (characters) is taken for one whose quote was never closed. */
const LONGEST_RECORD = 1 << 20;

/**
 * Splits CSV text (RFC 4180, comma, LF or CRLF) into records as it arrives. Line numbers are those of the file, also with
 * line breaks inside quotes. A line without a quote is cut without looking at its characters, and only the columns
 * wanted are cut out: on the survey's rows of 79 columns this is about thirty times as fast as a general parser.
 */
export class CsvScanner {
  private rest = '';
  private line = 1;
  private width = 0;
  private slots: readonly number[] | undefined;
  private skippingLongLine = false;
  private readonly cells: (string | undefined)[] = [];

  constructor(private readonly sink: CsvSink) {}

  push(text: string): void {
    this.scan(this.rest === '' ? text : this.rest + text, 'more follows');
  }

  finish(): void {
    this.scan(this.rest, 'complete');
  }

  private scan(text: string, extent: 'more follows' | 'complete'): void {
    let position = 0;
    let quote = -1;
    while (position < text.length) {
      const newline = text.indexOf('\n', position);
      if (newline < 0 && extent === 'more follows') {
        position = this.pastLongLine(text, position);
        break;
      }
      const end = newline < 0 ? text.length : newline;
      if (this.skippingLongLine) {
        this.skippingLongLine = false;
      } else {
        if (quote < position) quote = indexFrom(text, '"', position);
        if (quote < end) {
          const next = this.quotedRecord(text, position, end, extent);
          if (next === undefined) break;
          position = next;
          continue;
        }
        this.plainRecord(text, position, end > position && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end);
      }
      this.line++;
      position = end + 1;
    }
    this.rest = text.slice(position);
  }

  private plainRecord(text: string, start: number, end: number): void {
    if (start === end) return;
    const { slots, cells } = this;
    if (!slots) {
      this.readHeader(text.slice(start, end).split(','));
      return;
    }
    let column = 0;
    for (let from = start; ;) {
      let to = text.indexOf(',', from);
      if (to < 0 || to > end) to = end;
      const slot = slots[column++];
      if (slot !== undefined && slot >= 0) cells[slot] = text.slice(from, to);
      if (to === end) break;
      from = to + 1;
    }
    if (column === this.width) this.sink.row(this.line, cells);
    else this.sink.fault(this.line, this.wrongWidth(column));
  }

  /** Reads a record that has quotes. Returns where the next one begins; undefined when its end has not arrived yet. */
  private quotedRecord(text: string, start: number, lineEnd: number, extent: 'more follows' | 'complete'): number | undefined {
    const record = readQuotedRecord(text, start, extent);
    if (record.kind === 'open' && extent === 'more follows' && text.length - start < LONGEST_RECORD) return undefined;
    const reason =
      record.kind === 'record'
        ? this.slots && record.fields.length !== this.width
          ? this.wrongWidth(record.fields.length)
          : undefined
        : record.kind === 'open'
          ? 'a quote is opened and never closed'
          : record.reason;
    if (record.kind !== 'record' || reason !== undefined) {
      this.sink.fault(this.line, reason ?? '');
      this.line++;
      return lineEnd + 1;
    }
    const { slots } = this;
    if (slots) {
      for (const [column, field] of record.fields.entries()) {
        const slot = slots[column];
        if (slot !== undefined && slot >= 0) this.cells[slot] = field;
      }
      this.sink.row(this.line, this.cells);
    } else this.readHeader(record.fields);
    this.line += record.lines;
    return record.next;
  }

  private readHeader(names: readonly string[]): void {
    this.slots = this.sink.header(names);
    this.width = names.length;
  }

  private pastLongLine(text: string, position: number): number {
    if (this.skippingLongLine) return text.length;
    if (text.length - position < LONGEST_RECORD) return position;
    this.sink.fault(this.line, `the line is longer than ${LONGEST_RECORD} characters`);
    this.skippingLongLine = true;
    return text.length;
  }

  private wrongWidth(found: number): string {
    return `${found} columns, where the header has ${this.width}`;
  }
}

const CARRIAGE_RETURN = 13;

function indexFrom(text: string, what: string, position: number): number {
  const found = text.indexOf(what, position);
  return found < 0 ? Infinity : found;
}
