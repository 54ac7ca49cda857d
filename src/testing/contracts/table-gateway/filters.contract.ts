import { expect } from 'chai';
import fc from 'fast-check';
import type { Filter } from '../../../adapters/shared/table-gateway.js';
import { specimen, specimenTable } from './contract-tables.js';
import { likeSources, nativeLike, nativePattern, PATTERN_TEXTS, patternSources } from './pattern-sources.js';
import { notStorable, refusal, unknownColumn } from './refusal.js';
import type { TableGatewaySubject } from './table-gateway-subject.js';
import { rejection } from '../rejection.js';

type Where = Filter<typeof specimenTable>;

/** Random patterns tried; each asks the database once. */
const PATTERNS = 150;

export function describeFilters(subject: () => TableGatewaySubject): void {
  describe('filters', () => {
    const table = () => subject().table(specimenTable);
    const ids = async (where: Where) => (await table().select({ where })).map(({ id }) => id);
    const store = (...rows: Partial<ReturnType<typeof specimen>>[]) =>
      table().insertMany(
        rows.map((row, index) => specimen(index + 1, row)),
        { onConflict: 'error' },
      );

    it('hold or do not hold, and a null passes what is negated', async () => {
      await store({ whole: 1, words: 'ab' }, { whole: 2, words: 'Ab' }, { whole: 3, words: 'b' }, {});
      const cases: readonly (readonly [Where, readonly number[]])[] = [
        [{ whole: { notIn: [1, 3] } }, [2, 4]],
        [{ whole: { notIn: [] } }, [1, 2, 3, 4]],
        [{ whole: { notIn: [1], not: null } }, [2, 3]],
        [{ whole: { isNull: true } }, [4]],
        [{ whole: { isNotNull: true } }, [1, 2, 3]],
        [{ words: { like: 'a%' } }, [1]],
        [{ words: { like: '%b' } }, [1, 2, 3]],
        [{ words: { like: '_b' } }, [1, 2]],
        [{ words: { notLike: '_b' } }, [3, 4]],
        [{ words: { matches: 'b$' } }, [1, 2, 3]],
        [{ words: { matches: '^[aA]' } }, [1, 2]],
        [{ words: { matches: '' } }, [1, 2, 3]],
        [{ words: { matches: '^a', not: 'ab' } }, []],
        [{ words: { matches: 'b' }, whole: { gt: 1 } }, [2, 3]],
        [{ or: [{ whole: 1 }, { words: 'b' }] }, [1, 3]],
        [{ or: [{ whole: 1 }, { whole: null }], words: null }, [4]],
        [{ and: [{ whole: { gt: 1 } }, { whole: { lt: 3 } }] }, [2]],
        [{ not: { whole: 1 } }, [2, 3, 4]],
        [{ not: { whole: { gt: 1 } } }, [1, 4]],
        [{ not: { whole: { gt: 1 }, words: 'b' } }, [1, 2, 4]],
        [{ not: { not: { whole: { gt: 1 } } } }, [2, 3]],
        [{ not: { whole: { not: 1 } } }, [1]],
        [{ not: { whole: { notIn: [1, 2] } } }, [1, 2]],
        [{ not: { words: { matches: '^a' } } }, [2, 3, 4]],
        [{ not: { words: { like: 'a%' } } }, [2, 3, 4]],
        [{ not: { words: null } }, [1, 2, 3]],
        [{ or: [{ and: [{ whole: 1 }, { words: 'ab' }] }, { not: { or: [{ whole: { lte: 3 } }, { words: 'x' }] } }] }, [1, 4]],
        [{ or: [{ words: { matches: '^A' } }, { words: { matches: '^b' } }, { whole: null }] }, [2, 3, 4]],
        [{ id: { gte: 2 }, or: [{ id: { lt: 3 } }, { id: 4 }] }, [2, 4]],
      ];
      for (const [where, expected] of cases) {
        expect(await ids(where), JSON.stringify(where)).to.deep.equal(expected);
        expect(await table().count(where), JSON.stringify(where)).to.equal(expected.length);
        expect(await table().exists(where), JSON.stringify(where)).to.equal(expected.length > 0);
        expect((await table().findOne({ where }))?.id, JSON.stringify(where)).to.equal(expected[0]);
        expect(await ids({ not: { or: [where, { id: -1 }] } }), `not ${JSON.stringify(where)}`).to.deep.equal(
          [1, 2, 3, 4].filter((id) => !expected.includes(id)),
        );
      }
    });

    it('like: tell letters of different case apart, and take a character for one however it is written', async () => {
      await store(...PATTERN_TEXTS.map((words) => ({ words })));
      const asked = fc.sample(likeSources, { numRuns: PATTERNS, seed: 1 });
      for (const like of [...asked, 'A%', '%\\%%', '%\\_%', 'a\\\\b', '[a-z]', '_', '%*%']) {
        const fitting = PATTERN_TEXTS.filter((text) => nativeLike(like).test(text));
        expect(
          (await table().select({ where: { words: { like } } })).map(({ words }) => words),
          like,
        ).to.deep.equal(fitting);
        expect(await table().count({ words: { notLike: like } }), like).to.equal(PATTERN_TEXTS.length - fitting.length);
      }
    });

    it('matches: mean the same as in JavaScript', async () => {
      await store(...PATTERN_TEXTS.map((words) => ({ words })));
      for (const matches of fc.sample(patternSources, { numRuns: PATTERNS, seed: 2 })) {
        const fitting = PATTERN_TEXTS.filter((text) => nativePattern(matches).test(text));
        expect(
          (await table().select({ where: { words: { matches } } })).map(({ words }) => words),
          matches,
        ).to.deep.equal(fitting);
      }
    });

    it('matches: apply limit and offset behind the pattern, among many rows', async () => {
      const rows = Array.from({ length: 5_000 }, (_, id) => specimen(id, { words: `row ${String(id % 1_000)}`, whole: id % 7 }));
      await table().insertMany(rows, { onConflict: 'error' });
      const where: Where = { words: { matches: '^row (1|2)0?$' } };
      const fitting = rows.filter(({ words }) => /^row (1|2)0?$/.test(words ?? '')).map(({ id }) => id);
      expect(await ids(where)).to.deep.equal(fitting);
      expect((await table().select({ where, limit: 3, offset: 2 })).map(({ id }) => id)).to.deep.equal(fitting.slice(2, 5));
      expect(await table().count({ ...where, whole: { lt: 3 } })).to.equal(fitting.filter((id) => id % 7 < 3).length);
      expect(await table().count({ not: where })).to.equal(5_000 - fitting.length);
    });

    it('belong to their caller: what he does to them meanwhile changes nothing', async () => {
      await store({ whole: 1 }, { whole: 2 });
      const list = [1];
      const where = { or: [{ whole: { in: list } }] };
      const found = table().select({ where });
      list.push(2);
      where.or.push({ whole: { in: [2] } });
      expect(await found).to.have.lengthOf(1);
    });

    it('are refused when a group decides nothing, or a condition does not fit its column', async () => {
      const refused = async (where: object) => {
        const facts = await refusal(table().select({ where }));
        for (const other of [table().count(where), table().exists(where), table().deleteWhere(where), table().summarize({ where })])
          expect(await refusal(other)).to.deep.equal(facts);
        return facts;
      };
      for (const group of [
        { or: [] },
        { and: [] },
        { or: [{}] },
        { or: {} },
        { or: [null] },
        { not: {} },
        { not: [{ id: 1 }] },
        { and: 7 },
      ])
        expect(await refused(group)).to.deep.equal(notStorable(specimenTable, Object.keys(group)[0] ?? ''));
      expect(await refused({ or: [{ id: 1 }, { color: 1 }] })).to.deep.equal(unknownColumn(specimenTable, 'color'));
      expect(await refused({ not: { words: undefined } })).to.deep.equal(unknownColumn(specimenTable, 'words'));
      for (const condition of [{ like: 'a' }, { matches: 'a' }, { isNull: false }, { notIn: 1 }, { notIn: [null] }])
        expect(await refused({ whole: condition })).to.deep.equal(notStorable(specimenTable, 'whole'));
      for (const condition of [{ like: null }, { matches: 7 }, { like: 'a\0' }])
        expect(await refused({ words: condition })).to.deep.equal(notStorable(specimenTable, 'words'));
      const deep = Array.from({ length: 25 }).reduce<object>((inner) => ({ not: inner }), { id: 1 });
      expect(await refused(deep)).to.deep.equal(notStorable(specimenTable, 'not'));
    });

    it('are refused with a pattern that is none, saying what is allowed', async () => {
      for (const condition of [{ matches: '(?=a)' }, { matches: 'a**' }, { like: 'C:\\dir' }, { notLike: '\\' }]) {
        const error = await rejection(table().select({ where: { words: condition } }));
        expect(error).to.include({ code: 'QUERY_PATTERN_REFUSED' });
        expect(String(error)).to.contain('allowed are');
      }
    });
  });
}
