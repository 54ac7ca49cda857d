import { PatternRefused } from '../../../ports/shared/query.errors.js';
import { fixedBeginning, type CharacterSet, type PatternNode } from './pattern-node.js';
import { parsePattern } from './pattern-parser.js';
import { compilePattern, type PatternProgram } from './pattern-program.js';

/**
 * A pattern of `matches`: a regular expression of which some part of the text must fit, the same on every engine.
 * "." and negated sets take any character, line ends too; "^" and "$" are the ends of the text, not of its lines; "\d",
 * "\w" and "\s" are those of ASCII; letters of different case differ; a character is a Unicode code point.
 *
 * @throws PatternRefused
 */
export class TextPattern {
  private readonly node: PatternNode;
  private readonly program: PatternProgram;

  constructor(readonly source: string) {
    this.node = parsePattern(source);
    const program = compilePattern(this.node);
    if (!program) throw new PatternRefused(source, 'is too large', 'patterns of at most 1,000 steps, counted repetitions written out');
    this.program = program;
  }

  matches(text: string): boolean {
    return this.program.matches(text);
  }

  /** What every text that matches begins with; empty when that is not known. */
  get beginning(): string {
    return fixedBeginning(this.node);
  }

  /** The same in PostgreSQL's dialect (`~`), with every character that could mean something there written as its code. */
  get postgres(): string {
    return postgresText(this.node);
  }
}

function postgresText(node: PatternNode): string {
  switch (node.kind) {
    case 'start':
      return '^';
    case 'end':
      return '$';
    case 'character':
      return setText(node.set);
    case 'sequence':
      return node.parts.length === 0 ? '(?:)' : node.parts.map(postgresText).join('');
    case 'choice':
      return `(?:${node.branches.map(postgresText).join('|')})`;
    case 'repeat':
      return `(?:${postgresText(node.of)}){${String(node.least)},${node.most === Infinity ? '' : String(node.most)}}`;
  }
}

function setText({ negated, ranges }: CharacterSet): string {
  if (ranges.length === 0) return '.';
  const [[first, last]] = ranges as [readonly [number, number]];
  if (!negated && ranges.length === 1 && first === last) return characterText(first);
  const inside = ranges.map(([from, to]) => (from === to ? characterText(from) : `${characterText(from)}-${characterText(to)}`)).join('');
  return `[${negated ? '^' : ''}${inside}]`;
}

function characterText(point: number): string {
  const character = String.fromCodePoint(point);
  if (/^[0-9A-Za-z]$/.test(character)) return character;
  const code = point.toString(16);
  return point > 0xffff ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
