/** One CSV record read with its quotes, or why it is none. */
export type QuotedRecord =
  | { readonly kind: 'record'; readonly fields: string[]; readonly next: number; readonly lines: number }
  /** A quote is still open, or the record's end has not been seen, where the text ends. */
  | { readonly kind: 'open' }
  | { readonly kind: 'malformed'; readonly reason: string };

const OPEN: QuotedRecord = { kind: 'open' };

/** Reads one record from `start` by RFC 4180; a quote inside a quoted field is written twice. */
export function readQuotedRecord(text: string, start: number, extent: 'more follows' | 'complete'): QuotedRecord {
  const fields: string[] = [];
  let lines = 1;
  for (let from = start; ;) {
    let end: number;
    if (text[from] === '"') {
      const closing = closingQuote(text, from + 1);
      if (closing === undefined || (closing + 1 >= text.length && extent === 'more follows')) return OPEN;
      const raw = text.slice(from + 1, closing);
      lines += newlines(raw);
      fields.push(raw.includes('"') ? raw.replaceAll('""', '"') : raw);
      end = closing + 1;
    } else {
      end = plainEnd(text, from);
      if (end === text.length && extent === 'more follows') return OPEN;
      const field = text.slice(from, end);
      if (field.includes('"'))
        return { kind: 'malformed', reason: `a quote inside a field that does not begin with one (column ${fields.length + 1})` };
      fields.push(text[end] === '\n' && field.endsWith('\r') ? field.slice(0, -1) : field);
    }
    if (text[end] === '\r' && (end + 1 >= text.length || text[end + 1] === '\n')) {
      if (end + 1 >= text.length && extent === 'more follows') return OPEN;
      end++;
    }
    if (end >= text.length) return { kind: 'record', fields, next: text.length, lines };
    if (text[end] === '\n') return { kind: 'record', fields, next: end + 1, lines };
    if (text[end] !== ',') return { kind: 'malformed', reason: `text follows a closing quote (column ${fields.length})` };
    from = end + 1;
  }
}

function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return undefined;
}

function plainEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === ',' || character === '\n') return at;
  }
  return text.length;
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
