import { expect } from 'chai';
import { checkRuleOf, indexConditionOf, lengthLimitOf } from '../../../src/adapters/typeorm/reflection/declared-rule.js';
import { canonicalExpression, parseExpression } from '../../../src/adapters/typeorm/reflection/parse-expression.js';

const postgres = (text: string): string => canonicalExpression(text, 'postgres');

describe('the meaning of an expression', () => {
  const SAME: readonly (readonly [written: string, printed: string])[] = [
    ['level BETWEEN 1 AND 9', '((level >= 1) AND (level <= 9))'],
    ["state IN ('new', 'o''k')", "((state)::text = ANY ((ARRAY['new'::character varying, 'o''k'::character varying])::text[]))"],
    ["state NOT IN ('a', 'b')", "(state <> ALL (ARRAY['a'::text, 'b'::text]))"],
    ['magnitude >= -30', "(magnitude >= ('-30'::integer)::double precision)"],
    ['magnitude >= 0', '(magnitude >= (0)::double precision)'],
    ['length("name") >= 1', '(length((name)::text) > 0)'],
    ['char_length(name) <= 5', '(length(name) < 6)'],
    ['now()', 'CURRENT_TIMESTAMP'],
    ["state IN ('new')", "((state)::text = 'new'::text)"],
    ["state NOT IN ('new')", "((state)::text <> 'new'::text)"],
    ["a IN ('y', 'x')", "a IN ('x', 'y')"],
    ["'new'", "'new'::text"],
    ['a AND b AND c', '((a AND b) AND c)'],
    ['a = 1 OR NOT b = 2', '((a = 1) OR (NOT (b = 2)))'],
    ["name LIKE 'a%'", "(name ~~ 'a%'::text)"],
    ["name NOT LIKE 'a%'", "((name)::text !~~ 'a%'::text)"],
    ['1 <= a', '(a >= 1)'],
    ['a != 1', '(a <> 1)'],
    ['a>=-1', '(a >= (-1))'],
    ['cast(a AS bigint) = 1', '((a)::bigint = 1)'],
    ['x IS NOT NULL', '(x IS NOT NULL)'],
    ['ranking = 1', '(ranking = 1)'],
    ['a + b * 2 > c', '((a + (b * 2)) > c)'],
    ['a || b = c', '((a || b) = c)'],
    ["E'a\\\\b'", "'a\\b'"],
    ['a = 1.0', 'a = 1'],
    ['-- a remark\n a /* and another */ = 1', 'a = 1'],
  ];
  for (const [written, printed] of SAME)
    it(`${written.replaceAll('\n', ' ')} is what ${printed} says`, () => expect(postgres(written)).to.equal(postgres(printed)));

  const DIFFERENT: readonly (readonly [one: string, other: string])[] = [
    ['a >= 1', 'a > 1'],
    ['a BETWEEN 1 AND 9', 'a NOT BETWEEN 1 AND 9'],
    ["a IN ('x')", "a IN ('y')"],
    ['(a OR b) AND c', 'a OR (b AND c)'],
    ['a - (b - c) > 0', '(a - b) - c > 0'],
    ['"A" = 1', 'a = 1'],
    ['a IS NULL', 'a IS NOT NULL'],
    ['a = 9007199254740993', 'a = 9007199254740992'],
    ["a::date = '2020-01-01'", "a = '2020-01-01'"],
    ["a::varchar(3) = 'abc'", "a = 'abc'"],
    ["lower(a) = 'x'", "upper(a) = 'x'"],
    ['CASE WHEN a THEN 1 ELSE 2 END = 1', 'CASE WHEN a THEN 2 ELSE 1 END = 1'],
  ];
  for (const [one, other] of DIFFERENT) it(`${one} is not what ${other} says`, () => expect(postgres(one)).not.to.equal(postgres(other)));

  it('keeps the words of what it cannot read', () => {
    expect(parseExpression('CASE WHEN a THEN 1 END', 'postgres')).to.equal(undefined);
    expect(postgres('CASE  WHEN a THEN 1 END')).to.equal(postgres('case when A then 1 end'));
    expect(postgres("broken 'text")).to.equal("broken 'text");
  });

  it('takes no notice of the case and the quotes of names on SQLite', () => {
    expect(canonicalExpression('[Level] >= 1', 'sqlite')).to.equal(canonicalExpression('`LEVEL` >= 1', 'sqlite'));
  });
});

describe('the declared rule in a check', () => {
  it('is found in what PostgreSQL prints', () => {
    expect(checkRuleOf('((level >= 1) AND (level <= 9))', 'postgres')).to.deep.equal({ column: 'level', between: [1, 9] });
    expect(checkRuleOf('(level >= 1)', 'postgres')).to.deep.equal({ column: 'level', atLeast: 1 });
    expect(checkRuleOf('(level <= (2.5)::double precision)', 'postgres')).to.deep.equal({ column: 'level', atMost: 2.5 });
    expect(checkRuleOf("((a)::text = ANY ((ARRAY['x'::character varying])::text[]))", 'postgres')).to.deep.equal({
      column: 'a',
      oneOf: ['x'],
    });
    expect(checkRuleOf('(length((name)::text) > 0)', 'postgres')).to.deep.equal({ column: 'name', minimumLength: 1 });
    expect(lengthLimitOf('length(name) <= 40', 'sqlite')).to.deep.equal({ column: 'name', length: 40 });
    expect(indexConditionOf("(state = 'new'::text)", 'postgres')).to.deep.equal({ column: 'state', equals: 'new' });
  });

  for (const text of [
    'a > 1',
    'a >= b',
    'a >= 1 AND b <= 9',
    'a >= 1 AND a <= 9 AND a <> 5',
    'a >= 9007199254740993',
    'a IN (1, b)',
    't.a >= 1',
    'abs(a) >= 1',
    'length(a) >= 1.5',
    'a IS NOT NULL',
    'true',
  ])
    it(`is not seen in ${text}`, () => expect(checkRuleOf(text, 'postgres')).to.equal(undefined));
});
