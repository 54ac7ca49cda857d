import type { EngineName } from '../../../src/testing/backends/backend.js';
import { FACET_NAMES, FACETS, type Facet } from '../../../src/testing/seen-red/facet.js';
import { outcomesOf, type Proof } from '../../../src/testing/seen-red/proof.js';

/** The proofs of one contract, engine by engine, and why some facets are not among them. */
export interface ReportedContract {
  readonly contract: string;
  readonly proofs: ReadonlyMap<EngineName, Proof>;
  readonly inapplicable: Readonly<Partial<Record<Facet, string>>>;
  readonly noDifference: Readonly<Record<string, string>>;
  readonly open: readonly string[];
}

const HEAD = `# Contracts seen red

Which planted defects the contract of each repository finds, by what they break. Written by \`npm run test:seen-red\`, which plants
every one of them; [testing.md](testing.md#contracts-seen-red) says how.
`;

/** The matrix as a document. */
export function seenRedReport(contracts: readonly ReportedContract[]): string {
  return [
    HEAD,
    table(
      ['facet', 'planted defects'],
      FACET_NAMES.map((facet) => [facet, FACETS[facet]]),
    ),
    '## Defects found\n',
    `Planted on ${enginesOf(contracts).join(', ')}; one number when it is the same on all. Every other defect that came into effect is listed below, with the reason. A dash: the facet does not apply.\n`,
    table(['contract', 'tests', ...FACET_NAMES], [...contracts.map(found), totals(contracts)]),
    '## What does not apply\n',
    table(
      ['contract', 'facet', 'reason'],
      contracts.flatMap(({ contract, inapplicable }) => rows(contract, inapplicable)),
    ),
    '## Known gaps\n',
    'What nothing goes red for, yet; a gap that is closed must leave this list, or the proof fails.\n',
    table(
      ['contract', 'defect'],
      contracts.flatMap(({ contract, open }) => open.map((gap) => [contract, gap])),
    ),
    '## Defects that make no difference\n',
    table(
      ['contract', 'defect', 'reason'],
      contracts.flatMap(({ contract, noDifference }) => rows(contract, noDifference)),
    ),
  ].join('\n');
}

function found({ contract, proofs, inapplicable }: ReportedContract): string[] {
  const each = [...proofs.values()];
  const cells = FACET_NAMES.map((facet) =>
    facet in inapplicable ? '–' : same(each.map((proof) => outcomesOf(proof, 'found', facet).length)),
  );
  return [contract, same(each.map(({ tests }) => tests)), ...cells];
}

function totals(contracts: readonly ReportedContract[]): string[] {
  const engines = enginesOf(contracts);
  const sum = (count: (proof: Proof) => number): string =>
    same(engines.map((engine) => contracts.reduce((total, { proofs }) => total + countIn(proofs.get(engine), count), 0)));
  return ['all', sum(({ tests }) => tests), ...FACET_NAMES.map((facet) => sum((proof) => outcomesOf(proof, 'found', facet).length))];
}

function enginesOf(contracts: readonly ReportedContract[]): EngineName[] {
  return [...new Set(contracts.flatMap(({ proofs }) => [...proofs.keys()]))];
}

const countIn = (proof: Proof | undefined, count: (proof: Proof) => number): number => (proof ? count(proof) : 0);

function same(numbers: readonly number[]): string {
  return [...new Set(numbers)].length === 1 ? String(numbers[0]) : numbers.join(' / ');
}

function rows(contract: string, reasons: Readonly<Record<string, string>>): string[][] {
  return Object.entries(reasons).map(([what, reason]) => [contract, what, reason]);
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return [line(head), line(head.map(() => '---')), ...lines.map(line)].join('');
}
