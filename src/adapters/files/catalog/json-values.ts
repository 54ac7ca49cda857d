/** Receives what a `JsonValues` finds, in order. */
export interface JsonSink {
  /** The text of one whole object. */
  value(line: number, text: string): void;
  /** Something that is no object; reading goes on at the next line that begins with `{`. */
  fault(line: number, reason: string): void;
}

/** An object longer than this (characters) is taken for one that is never closed. An alert with its images has about 100,000. */
const LONGEST_VALUE = 1 << 24;
const BLANK = /[\s,]*/y;

/**
 * Cuts a stream of JSON into its objects: one object, objects in an array, objects on lines, in any mixture. It follows
 * strings and brackets only; whether an object is valid is for `JSON.parse` to say. Memory holds one object at a time.
 */
export class JsonValues {
  private rest = '';
  private line = 1;
  private startLine = 1;
  private depth = 0;
  /** Where scanning goes on in `rest`: inside an object, behind what has been seen of it. */
  private resume = 0;
  private lost = false;
  /** The first line break at or behind the last string looked at; found once for many strings of a long line. */
  private newline = -1;

  constructor(private readonly sink: JsonSink) {}

  push(text: string): void {
    this.scan(this.rest + text, 'more follows');
  }

  finish(): void {
    this.scan(this.rest, 'complete');
  }

  private scan(text: string, extent: 'more follows' | 'complete'): void {
    let start = 0;
    let at = this.resume;
    this.newline = -1;
    for (;;) {
      if (this.depth === 0) {
        start = this.lost ? this.nextObjectLine(text, at) : this.nextObject(text, at);
        at = start;
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- the line above moves it
        if (this.depth === 0) break;
        at = start + 1;
      }
      const end = this.objectEnd(text, at);
      if (end.kind === 'closed') {
        this.sink.value(this.startLine, text.slice(start, end.at));
        at = end.at;
        continue;
      }
      if (end.kind === 'open' && extent === 'more follows' && text.length - start < LONGEST_VALUE) {
        at = end.at;
        break;
      }
      this.sink.fault(this.startLine, end.kind === 'open' ? 'an object is opened and never closed' : 'a text is not closed on its line');
      at = this.abandon(text, start);
    }
    this.rest = text.slice(start);
    this.resume = at - start;
  }

  /** From outside of any object to the next one; counts lines, passes over blanks and the brackets of an array. */
  private nextObject(text: string, from: number): number {
    let at = from;
    for (;;) {
      BLANK.lastIndex = at;
      const blank = BLANK.exec(text)?.[0] ?? '';
      this.line += newlines(blank);
      at += blank.length;
      const character = text[at];
      if (character === undefined) return at;
      if (character === '{') {
        this.open();
        return at;
      }
      if (character !== '[' && character !== ']') {
        this.sink.fault(this.line, `${JSON.stringify(character)} stands outside of any object`);
        this.lost = true;
        return this.nextObjectLine(text, at);
      }
      at++;
    }
  }

  /** To the next line that begins with `{`, after something that could not be understood. */
  private nextObjectLine(text: string, from: number): number {
    for (let at = from; ;) {
      const newline = text.indexOf('\n', at);
      // A line break that ends the text says nothing yet about the line behind it.
      if (newline < 0 || newline + 1 === text.length) return newline < 0 ? text.length : newline;
      this.line++;
      at = newline + 1;
      if (text[at] === '{') {
        this.lost = false;
        this.open();
        return at;
      }
    }
  }

  private open(): void {
    this.depth = 1;
    this.startLine = this.line;
  }

  private objectEnd(text: string, from: number): { readonly kind: 'closed' | 'open' | 'broken'; readonly at: number } {
    const structure = /["{}[\]\n]/g;
    structure.lastIndex = from;
    for (let found = structure.exec(text); found; found = structure.exec(text)) {
      const at = found.index;
      const character = text[at];
      if (character === '\n') this.line++;
      else if (character === '"') {
        if (this.newline < at) this.newline = indexOrEnd(text, '\n', at);
        const closing = closingQuote(text, at + 1);
        if ((closing ?? text.length) > this.newline) return { kind: 'broken', at };
        if (closing === undefined) return { kind: 'open', at };
        structure.lastIndex = closing + 1;
      } else if (character === '{' || character === '[') this.depth++;
      else if (--this.depth === 0) return { kind: 'closed', at: at + 1 };
    }
    return { kind: 'open', at: text.length };
  }

  /** Gives up the object at `start`: on with the line after its first. */
  private abandon(text: string, start: number): number {
    this.depth = 0;
    this.line = this.startLine;
    this.lost = true;
    const newline = text.indexOf('\n', start);
    return newline < 0 ? text.length : newline;
  }
}

function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text[before] === '\\') before--;
    if ((at - before) % 2 === 1) return at;
  }
  return undefined;
}

function indexOrEnd(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found < 0 ? text.length : found;
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
