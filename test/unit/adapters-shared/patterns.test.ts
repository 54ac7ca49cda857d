import { expect } from 'chai';
import fc from 'fast-check';
import { LikePattern } from '../../../src/adapters/shared/patterns/like-pattern.js';
import { TextPattern } from '../../../src/adapters/shared/patterns/text-pattern.js';
import { PatternRefused } from '../../../src/ports/shared/query.errors.js';
import {
  likeSources,
  nativeLike,
  nativePattern,
  PATTERN_TEXTS,
  patternSources,
} from '../../../src/testing/contracts/table-gateway/pattern-sources.js';

function refusal(make: () => unknown): string {
  try {
    make();
    return 'fine';
  } catch (error) {
    return error instanceof PatternRefused ? error.message : String(error);
  }
}

describe('patterns of "matches"', () => {
  it("agree with JavaScript's own on random patterns", () => {
    const property = fc.property(patternSources, (source) => {
      const own = new TextPattern(source);
      const native = nativePattern(source);
      const differing = PATTERN_TEXTS.filter((text) => own.matches(text) !== native.test(text));
      expect(differing, source).to.deep.equal([]);
    });
    fc.assert(property, { numRuns: 2_000 });
  });

  it('take time in proportion to the text where JavaScript would need for ever', () => {
    for (const source of ['^(a+)+$', '(a|aa)*b', '(a*)*b', 'a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaa$', '(.*)(.*)(.*)(.*)(.*)x']) {
      const begun = performance.now();
      expect(new TextPattern(source).matches(`${'a'.repeat(20_000)}!`), source).to.equal(false);
      expect(performance.now() - begun, source).to.be.below(2_000);
    }
  });

  for (const [source, problem] of [
    ['a**', 'repeats a repetition'],
    ['a*?', 'repeats a repetition'],
    ['*a', 'repeats nothing'],
    ['^*', 'repeats "^" or "$"'],
    ['(a', 'opens a group that is not closed'],
    ['a)', 'closes a group that was not opened'],
    ['[a', 'opens a set that is not closed'],
    ['[]', 'has a set of no characters'],
    ['[b-a]', 'ends before it begins'],
    ['[\\d-z]', 'fine'],
    ['[a-\\d]', 'ends before it begins'],
    ['[[:alpha:]]', 'unescaped "["'],
    ['\\b', 'escapes "b"'],
    ['(a)\\1', 'escapes "1"'],
    ['(?=a)', '"(?" other than "(?:"'],
    ['(?<name>a)', '"(?" other than "(?:"'],
    ['a{3,2}', 'from more to fewer'],
    ['a{256}', 'more than 255'],
    ['a{', 'does not count repetitions'],
    ['a{,2}', 'does not count repetitions'],
    ['a}', 'stray "}"'],
    ['a]', 'stray "]"'],
    ['a\\', 'ends in the middle of an escape'],
    ['(a{200}){200}', 'is too large'],
    ['a'.repeat(501), 'is longer than 500'],
    ['('.repeat(21) + ')'.repeat(21), 'nests more than 20'],
  ] as const)
    it(`say what is wrong: ${source.slice(0, 20)}`, () => {
      const told = refusal(() => new TextPattern(source));
      expect(told).to.contain(problem);
      if (problem !== 'fine') expect(told).to.contain('allowed are');
    });

  it('know what every match begins with', () => {
    const beginnings = ['^ZTF18.*', '^a\\.b+', 'abc', '^(a|b)', '^[a]b', '^a|b', '^ab?'].map((source) => new TextPattern(source).beginning);
    expect(beginnings).to.deep.equal(['ZTF18', 'a.', '', '', 'ab', '', 'a']);
  });
});

describe('patterns of "like"', () => {
  it('agree with the same written as a regular expression', () => {
    const property = fc.property(likeSources, (source) => {
      const native = nativeLike(source);
      const own = new LikePattern(source);
      const differing = PATTERN_TEXTS.filter((text) => own.matches(text) !== native.test(text));
      expect(differing, source).to.deep.equal([]);
    });
    fc.assert(property, { numRuns: 3_000 });
  });

  it('are never slow', () => {
    const begun = performance.now();
    expect(new LikePattern(`${'%a'.repeat(100)}%b`).matches('a'.repeat(50_000))).to.equal(false);
    expect(performance.now() - begun).to.be.below(2_000);
  });

  it('say what is wrong', () => {
    expect(refusal(() => new LikePattern('50\\'))).to.contain('ends in the middle of an escape');
    expect(refusal(() => new LikePattern('C:\\dir'))).to.contain('escapes "d"');
    expect(refusal(() => new LikePattern('%'.repeat(1_001)))).to.contain('is longer than 1000');
  });
});
