import { PatternRefused } from '../../../ports/shared/query.errors.js';
import { ANY_CHARACTER, type CharacterSet, type PatternNode } from './pattern-node.js';

const LONGEST = 500;
const DEEPEST = 20;
/** PostgreSQL's own limit of a counted repetition. */
const MOST_REPETITIONS = 255;
const ALLOWED = String.raw`literal characters, ".", "^", "$", "[abc]", "[^a-z]", "(…)", "(?:…)", "|", "*", "+", "?", "{2}", "{2,}", "{2,5}", "\d", "\w", "\s", "\D", "\W", "\S", "\n", "\r", "\t" and "\" before punctuation`;

const DIGITS = [[0x30, 0x39]] as const;
const WORD = [[0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]] as const; // prettier-ignore
const SPACE = [[0x09, 0x0d], [0x20, 0x20]] as const; // prettier-ignore
const CLASSES: Readonly<Record<string, CharacterSet['ranges']>> = { d: DIGITS, w: WORD, s: SPACE };
const CONTROLS: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09 };
const PUNCTUATION = /^[!-/:-@[-`{-~]$/;

/**
 * Reads the regular expressions that mean the same on every engine: those without back references, looking around,
 * lazy repetition, flags and classes of a locale.
 *
 * @throws PatternRefused saying what it met and what is allowed.
 */
export function parsePattern(source: string): PatternNode {
  if (source.length > LONGEST) throw new PatternRefused(source, `is longer than ${String(LONGEST)} characters`, ALLOWED);
  return new PatternParser(source).parse();
}

class PatternParser {
  private readonly characters: readonly string[];
  private at = 0;
  private depth = 0;

  constructor(private readonly source: string) {
    this.characters = [...source];
  }

  parse(): PatternNode {
    const pattern = this.choice();
    if (this.at < this.characters.length) throw this.refused('closes a group that was not opened');
    return pattern;
  }

  private choice(): PatternNode {
    const branches = [this.sequence()];
    while (this.took('|')) branches.push(this.sequence());
    return branches.length === 1 ? (branches[0] as PatternNode) : { kind: 'choice', branches };
  }

  private sequence(): PatternNode {
    const parts: PatternNode[] = [];
    for (let next = this.peek(); next !== undefined && next !== '|' && next !== ')'; next = this.peek()) parts.push(this.repeated());
    return { kind: 'sequence', parts };
  }

  private repeated(): PatternNode {
    const of = this.atom();
    const bounds = this.bounds();
    if (!bounds) return of;
    if (of.kind === 'start' || of.kind === 'end') throw this.refused('repeats "^" or "$"');
    if (this.peek() !== undefined && '*+?{'.includes(this.peek() as string)) throw this.refused('repeats a repetition (or makes it lazy)');
    return { kind: 'repeat', of, ...bounds };
  }

  private bounds(): { least: number; most: number } | undefined {
    if (this.took('*')) return { least: 0, most: Infinity };
    if (this.took('+')) return { least: 1, most: Infinity };
    if (this.took('?')) return { least: 0, most: 1 };
    if (!this.took('{')) return undefined;
    const least = this.number();
    const most = this.took(',') ? (this.peek() === '}' ? Infinity : this.number()) : least;
    if (!this.took('}')) throw this.refused('has a "{" that does not count repetitions');
    if (least > most) throw this.refused('repeats from more to fewer times');
    if (Math.max(least, most === Infinity ? 0 : most) > MOST_REPETITIONS)
      throw this.refused(`repeats more than ${String(MOST_REPETITIONS)} times`);
    return { least, most };
  }

  private number(): number {
    let digits = '';
    while (/^[0-9]$/.test(this.peek() ?? '') && digits.length < 4) digits += this.next();
    if (digits === '') throw this.refused('has a "{" that does not count repetitions');
    return Number(digits);
  }

  private atom(): PatternNode {
    const character = this.next();
    switch (character) {
      case '.':
        return { kind: 'character', set: ANY_CHARACTER };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '(':
        return this.group();
      case '[':
        return { kind: 'character', set: this.brackets() };
      case '\\':
        return { kind: 'character', set: this.escape() };
      case '*':
      case '+':
      case '?':
      case '{':
        throw this.refused('repeats nothing');
      case ']':
      case '}':
        throw this.refused(`has a stray "${character}"`);
      default:
        return { kind: 'character', set: only(character) };
    }
  }

  private group(): PatternNode {
    if (++this.depth > DEEPEST) throw this.refused(`nests more than ${String(DEEPEST)} groups`);
    if (this.took('?') && !this.took(':')) throw this.refused('has a "(?" other than "(?:"');
    const inside = this.choice();
    if (!this.took(')')) throw this.refused('opens a group that is not closed');
    this.depth--;
    return inside;
  }

  private escape(): CharacterSet {
    const character = this.next();
    const set = CLASSES[character.toLowerCase()];
    if (set) return { negated: character !== character.toLowerCase(), ranges: set };
    return only(String.fromCodePoint(this.escapedCharacter(character)));
  }

  private escapedCharacter(character: string): number {
    const control = CONTROLS[character];
    if (control !== undefined) return control;
    if (PUNCTUATION.test(character)) return character.codePointAt(0) as number;
    throw this.refused(character === '' ? 'ends in the middle of an escape' : `escapes "${character}"`);
  }

  private brackets(): CharacterSet {
    const negated = this.took('^');
    const ranges: (readonly [number, number])[] = [];
    while (!this.took(']')) {
      const first = this.bracketed();
      if (typeof first !== 'number') {
        ranges.push(...first);
        continue;
      }
      const ranging = this.peek() === '-' && this.characters[this.at + 1] !== ']';
      if (ranging) this.next();
      const last = ranging ? this.bracketed() : first;
      if (typeof last !== 'number' || last < first) throw this.refused('has a range that ends before it begins');
      ranges.push([first, last]);
    }
    if (ranges.length === 0) throw this.refused('has a set of no characters');
    return { negated, ranges };
  }

  /** One character of a set, or the ranges of a class. */
  private bracketed(): number | CharacterSet['ranges'] {
    const character = this.next();
    if (character === '') throw this.refused('opens a set that is not closed');
    if (character === '[') throw this.refused('has an unescaped "[" in a set');
    if (character !== '\\') return character.codePointAt(0) as number;
    const escaped = this.next();
    return CLASSES[escaped] ?? this.escapedCharacter(escaped);
  }

  private peek(): string | undefined {
    return this.characters[this.at];
  }

  /** The next character; empty at the end. */
  private next(): string {
    return this.characters[this.at++] ?? '';
  }

  private took(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at++;
    return true;
  }

  private refused(problem: string): PatternRefused {
    return new PatternRefused(this.source, problem, ALLOWED);
  }
}

function only(character: string): CharacterSet {
  const point = character.codePointAt(0) as number;
  return { negated: false, ranges: [[point, point]] };
}
