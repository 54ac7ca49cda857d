import { expect } from 'chai';
import { Instant } from '../../../src/domain/shared/instant.js';
import { SearchFields } from '../../../src/adapters/shared/search/search-fields.js';
import { defineTable } from '../../../src/adapters/schema/shared/table.js';
import { SearchRefused } from '../../../src/ports/shared/query.errors.js';

const pilotTable = defineTable({
  name: 'pilots',
  columns: {
    pilot_id: { kind: 'bigint' },
    ce_name: { kind: 'text' },
    status: { kind: 'text' },
    attempts: { kind: 'integer' },
    rate: { kind: 'double', nullable: true },
    enabled: { kind: 'boolean' },
    submitted_at: { kind: 'instant' },
    password: { kind: 'text' },
  },
  primaryKey: ['pilot_id'],
});

const pilots = new SearchFields(pilotTable, {
  PilotID: 'pilot_id',
  CEName: 'ce_name',
  Status: { column: 'status', operators: ['eq', 'neq', 'in'], sortable: false },
  Attempts: 'attempts',
  Rate: 'rate',
  Enabled: 'enabled',
  SubmittedAt: 'submitted_at',
});

function told(read: () => unknown): string {
  try {
    read();
    return 'fine';
  } catch (error) {
    return error instanceof SearchRefused ? error.message : `not refused: ${String(error)}`;
  }
}
const condition = (parameter: unknown, operator: unknown, operand: object = {}) => [{ parameter, operator, ...operand }];

describe('a search from outside', () => {
  it('becomes a filter, an order, fields and a page', () => {
    const read = pilots.read({
      search: [
        { parameter: 'Status', operator: 'in', values: ['running', 'done'] },
        { parameter: 'PilotID', operator: 'gt', value: '9007199254740993' },
      ],
      sort: [
        { parameter: 'SubmittedAt', direction: 'desc' },
        { parameter: 'CEName', direction: 'asc' },
      ],
      parameters: ['PilotID', 'Status', 'PilotID'],
      page: 2,
      per_page: '50',
    });
    expect(read).to.deep.equal({
      where: { and: [{ status: { in: ['running', 'done'] } }, { pilot_id: { gt: 9007199254740993n } }] },
      orderBy: [
        { column: 'submitted_at', direction: 'descending' },
        { column: 'ce_name', direction: 'ascending' },
      ],
      fields: ['PilotID', 'Status'],
      page: { page: 2, perPage: 50 },
    });
    expect(pilots.read({})).to.deep.equal({ where: {}, orderBy: [], fields: pilots.names, page: { page: 1, perPage: 100 } });
  });

  it('knows every operator', () => {
    const cases: readonly (readonly [string, object, object])[] = [
      ['eq', { value: 'a' }, { ce_name: 'a' }],
      ['neq', { value: 'a' }, { ce_name: { not: 'a' } }],
      ['gt', { value: 'a' }, { ce_name: { gt: 'a' } }],
      ['gte', { value: 'a' }, { ce_name: { gte: 'a' } }],
      ['lt', { value: 'a' }, { ce_name: { lt: 'a' } }],
      ['lte', { value: 'a' }, { ce_name: { lte: 'a' } }],
      ['in', { values: ['a', 'b'] }, { ce_name: { in: ['a', 'b'] } }],
      ['not in', { values: [] }, { ce_name: { notIn: [] } }],
      ['like', { value: 'a%' }, { ce_name: { like: 'a%' } }],
      ['not like', { value: 'a%' }, { ce_name: { notLike: 'a%' } }],
      ['regex', { value: '^a' }, { ce_name: { matches: '^a' } }],
      ['not regex', { value: '^a' }, { not: { ce_name: { matches: '^a' } } }],
      ['is null', {}, { ce_name: { isNull: true } }],
      ['is not null', {}, { ce_name: { isNotNull: true } }],
    ];
    for (const [operator, operand, filter] of cases)
      expect(pilots.filter(condition('CEName', operator, operand)), operator).to.deep.equal(filter);
  });

  it('reads values of every kind from JSON and from texts', () => {
    const value = (parameter: string, given: unknown) =>
      Object.values(pilots.filter(condition(parameter, 'eq', { value: given })) as Readonly<Record<string, unknown>>)[0];
    expect([value('Attempts', 7), value('Attempts', '-7'), value('PilotID', 7), value('PilotID', '-9223372036854775808')]).to.deep.equal([
      7,
      -7,
      7n,
      -(2n ** 63n),
    ]);
    expect([value('Rate', 0.5), value('Rate', '1e-3'), value('Rate', null), value('Enabled', 'false')]).to.deep.equal([
      0.5,
      0.001,
      null,
      false,
    ]);
    expect(String(value('SubmittedAt', '2020-01-01T02:00:00+02:00'))).to.equal('2020-01-01T00:00:00.000000Z');
    expect(value('SubmittedAt', Instant.parse('2020-01-01T00:00:00Z'))).to.be.instanceOf(Instant);
  });

  it('takes groups of conditions', () => {
    const running = { parameter: 'Status', operator: 'eq', value: 'running' };
    const often = { parameter: 'Attempts', operator: 'gt', value: 3 };
    expect(pilots.filter([{ or: [running, { not: often }] }, { and: [often] }])).to.deep.equal({
      and: [{ or: [{ status: 'running' }, { not: { attempts: { gt: 3 } } }] }, { and: [{ attempts: { gt: 3 } }] }],
    });
  });

  it('names what is allowed and what was probably meant', () => {
    expect(told(() => pilots.filter(condition('Statsu', 'eq', { value: 1 })))).to.equal(
      'QUERY_SEARCH_REFUSED: search[0].parameter is "Statsu", which is not open to searches; allowed are PilotID, CEName, Status, Attempts, Rate, Enabled, SubmittedAt; did you mean "Status"?',
    );
    expect(told(() => pilots.filter(condition('CEName', 'not_in', { values: [] })))).to.contain('did you mean "not in"?');
    expect(told(() => pilots.order([{ parameter: 'CEName', direction: 'ascending' }]))).to.contain('allowed are asc, desc');
    expect(told(() => pilots.read({ searhc: [] }))).to.contain('did you mean "search"?');
  });

  const REFUSED: readonly (readonly [string, () => unknown, string])[] = [
    ['a column that was not opened', () => pilots.filter(condition('password', 'eq', { value: 'x' })), 'search[0].parameter is "password"'],
    ['what every object inherits', () => pilots.filter(condition('constructor', 'eq', { value: 'x' })), 'is "constructor"'],
    ['an operator the field does not take', () => pilots.filter(condition('Status', 'regex', { value: 'x' })), 'allowed are eq, neq, in'],
    ['an order of true and false', () => pilots.filter(condition('Enabled', 'gt', { value: true })), 'search[0].operator'],
    ['a sort by what is not sortable', () => pilots.order([{ parameter: 'Status', direction: 'asc' }]), 'sort[0].parameter is "Status"'],
    [
      'values where a value goes',
      () => pilots.filter(condition('CEName', 'eq', { values: ['a'] })),
      'search[0].values does not go with "eq"',
    ],
    ['a value of another type', () => pilots.filter(condition('Attempts', 'eq', { value: 'x' })), 'has to be a whole number of 32 bits'],
    [
      'a value beyond its type',
      () => pilots.filter(condition('PilotID', 'eq', { value: '9223372036854775808' })),
      'outside the 64-bit range',
    ],
    ['a rounded identifier', () => pilots.filter(condition('PilotID', 'eq', { value: 2 ** 53 })), 'as a text when it is beyond 2^53'],
    ['an object as a value', () => pilots.filter(condition('CEName', 'eq', { value: { $ne: '' } })), 'has to be a text'],
    ['a null where there is none', () => pilots.filter(condition('CEName', 'eq', { value: null })), 'search[0].value has to be a text'],
    ['NUL', () => pilots.filter(condition('CEName', 'eq', { value: 'a\0' })), 'contains the character NUL'],
    ['a pattern that is none', () => pilots.filter(condition('CEName', 'regex', { value: '(' })), 'opens a group that is not closed'],
    ['a list that is none', () => pilots.filter({ parameter: 'CEName' }), 'search is an object, not a list'],
    ['an empty group', () => pilots.filter([{ or: [] }]), 'search[0].or is an empty group'],
    ['too many conditions', () => pilots.filter([{ or: Array.from({ length: 49 }, () => condition('Rate', 'is null')[0]) }, ...condition('Rate', 'is null'), ...condition('Rate', 'is null')]), 'one more than the 50'], // prettier-ignore
    ['groups too deep', () => pilots.filter([{ not: { not: { not: { not: { not: { not: { not: {} } } } } } } }]), 'deeper than 5'],
    ['a page of nothing', () => pilots.page({ perPage: 0 }), 'per_page is 0, not a whole number from 1 to 1000'],
    ['a page far beyond', () => pilots.page({ page: 10 ** 9, perPage: 2 }), 'lies beyond row'],
    ['an unknown part', () => pilots.read({ search: [], distinct: true }), 'has an unknown part "distinct"'],
  ];
  for (const [what, read, problem] of REFUSED)
    it(`is refused with ${what}`, () => {
      expect(told(read)).to.contain('QUERY_SEARCH_REFUSED').and.to.contain(problem);
    });

  it('cannot be opened to a column that is not there', () => {
    expect(() => new SearchFields(pilotTable, { x: 'color' as never })).to.throw(TypeError, 'pilots.color');
  });
});
