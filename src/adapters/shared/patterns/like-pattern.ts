import { PatternRefused } from '../../../ports/shared/query.errors.js';

const ALLOWED = String.raw`any characters, "%" for any number of them, "_" for exactly one, and "\%", "\_", "\\" for the characters themselves`;
/** SQLite refuses patterns beyond 50,000 bytes; nobody means one of a thousand. */
const LONGEST = 1_000;

/** Any number of characters. */
const SOME = -1;
/** Exactly one character. */
const ONE = -2;

/**
 * A pattern of `like`: the whole text must fit, letters of different case differ, a character is a Unicode code point.
 * @throws PatternRefused
 */
export class LikePattern {
  /** Code points, `SOME` and `ONE`. */
  private readonly tokens: readonly number[];

  constructor(readonly source: string) {
    if (source.length > LONGEST) throw new PatternRefused(source, `is longer than ${String(LONGEST)} characters`, ALLOWED);
    const tokens: number[] = [];
    const characters = source[Symbol.iterator]();
    for (const character of characters) {
      if (character === '%') {
        if (tokens.at(-1) !== SOME) tokens.push(SOME);
      } else if (character === '_') tokens.push(ONE);
      else if (character !== '\\') tokens.push(character.codePointAt(0) as number);
      else tokens.push(escaped(source, characters.next().value));
    }
    this.tokens = tokens;
  }

  /** Linear in practice, and never worse than the length of the text times that of the pattern. */
  matches(text: string): boolean {
    const { tokens } = this;
    let at = 0;
    let token = 0;
    /** Where to go on when the characters after the last `%` do not fit: it swallows one more. */
    let swallowed = -1;
    let afterSome = -1;
    while (at < text.length) {
      const wanted = tokens[token];
      const point = text.codePointAt(at) as number;
      if (wanted === SOME) {
        afterSome = ++token;
        swallowed = at;
      } else if (wanted === ONE || wanted === point) {
        token++;
        at += widthOf(point);
      } else if (afterSome >= 0) {
        swallowed += widthOf(text.codePointAt(swallowed) as number);
        at = swallowed;
        token = afterSome;
      } else return false;
    }
    if (tokens[token] === SOME) token++;
    return token === tokens.length;
  }

  /** The same as a pattern of SQLite's GLOB, which knows no escape character but sets of one character. */
  get glob(): string {
    return this.tokens
      .map((token) => {
        if (token === SOME) return '*';
        if (token === ONE) return '?';
        const character = String.fromCodePoint(token);
        return '*?['.includes(character) ? `[${character}]` : character;
      })
      .join('');
  }
}

/** The `like` pattern of texts that begin with this one. */
export function beginningWith(text: string): LikePattern {
  return new LikePattern(`${text.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`);
}

function escaped(source: string, character: string | undefined): number {
  if (character === undefined) throw new PatternRefused(source, 'ends in the middle of an escape', ALLOWED);
  if (!'%_\\'.includes(character)) throw new PatternRefused(source, `escapes "${character}"`, ALLOWED);
  return character.codePointAt(0) as number;
}

function widthOf(point: number): number {
  return point > 0xffff ? 2 : 1;
}
