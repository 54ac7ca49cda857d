import { ENGINES, type EngineName } from '../../../src/testing/backends/backend.js';
import { FACET_NAMES, FACETS, type Facet } from '../../../src/testing/seen-red/facet.js';
import { outcomesOf, type Proof, type Verdict } from '../../../src/testing/seen-red/proof.js';

/** The proofs of one contract, engine by engine, and why some facets are not among them. */
export interface ReportedContract {
  readonly contract: string;
  readonly proofs: ReadonlyMap<EngineName, Proof>;
  readonly inapplicable: Readonly<Partial<Record<Facet, string>>>;
  readonly noDifference: Readonly<Record<string, string>>;
  readonly noDifferenceOn: Readonly<Partial<Record<EngineName, Readonly<Record<string, string>>>>>;
}

const HEAD = `# Contracts seen red

Which planted defects the contract of each repository finds, by what they break. Written by \`npm run test:seen-red\`, which plants
every one of them; [testing.md](testing.md#contracts-seen-red) says how.

On \`memory\` they are planted under the fakes, on the other engines under the adapters. Every defect that came into effect was
found, or is listed [below](#defects-that-make-no-difference) with the reason.
`;

/** The section of an engine in a document, without its heading; empty where there is none. */
export function sectionOf(document: string, engine: EngineName): string {
  const [, behind = ''] = document.split(`## ${headingOf(engine)}\n`);
  return behind.split(/^## /m)[0] ?? '';
}

/** The matrix as a document: a section for each engine. Of an engine that was left out this time the document before tells. */
export function seenRedReport(contracts: readonly ReportedContract[], before: string): string {
  const planted = new Set(contracts.flatMap(({ proofs }) => [...proofs.keys()]));
  const sections = ENGINES.map((engine) => [engine, planted.has(engine) ? section(engine, contracts) : sectionOf(before, engine)] as const);
  return [
    HEAD,
    table(
      ['facet', 'planted defects'],
      FACET_NAMES.map((facet) => [facet, FACETS[facet]]),
    ),
    ...sections.filter(([, text]) => text !== '').map(([engine, text]) => `## ${headingOf(engine)}\n\n${text.trim()}\n`),
    '## What does not apply\n',
    table(
      ['contract', 'facet', 'reason'],
      contracts.flatMap(({ contract, inapplicable }) => rows([contract], inapplicable)),
    ),
    '## Defects that make no difference\n',
    table(
      ['contract', 'engines', 'defect', 'reason'],
      contracts.flatMap(({ contract, noDifference, noDifferenceOn }) => [
        ...rows([contract, 'all'], noDifference),
        ...Object.entries(noDifferenceOn).flatMap(([engine, reasons]) => rows([contract, engine], reasons)),
      ]),
    ),
  ].join('\n');
}

/** Defects found on one engine, by contract and facet. */
function section(engine: EngineName, contracts: readonly ReportedContract[]): string {
  const proven = contracts.flatMap(({ contract, inapplicable, proofs }) => {
    const proof = proofs.get(engine);
    return proof ? [{ contract, inapplicable, proof }] : [];
  });
  const proofs = proven.map(({ proof }) => proof);
  const count = (verdict: Verdict, facet?: Facet): string =>
    String(proofs.reduce((total, proof) => total + outcomesOf(proof, verdict, facet).length, 0));
  const lines = proven.map(({ contract, inapplicable, proof }) => [
    contract,
    String(proof.tests),
    ...FACET_NAMES.map((facet) => (facet in inapplicable ? '–' : String(outcomesOf(proof, 'found', facet).length))),
  ]);
  const tests = String(proofs.reduce((total, proof) => total + proof.tests, 0));
  return [
    `${count('found')} defects under ${String(proven.length)} contracts are found; ${count('no difference')} make no difference, ` +
      `and ${count('not reached')} more are in calls that these repositories do not make. A dash: the facet does not apply.\n`,
    table(['contract', 'tests', ...FACET_NAMES], [...lines, ['all', tests, ...FACET_NAMES.map((facet) => count('found', facet))]]),
  ].join('\n');
}

const headingOf = (engine: EngineName): string => `Found on ${engine}`;

function rows(before: readonly string[], reasons: Readonly<Record<string, string>>): string[][] {
  return Object.entries(reasons).map(([what, reason]) => [...before, what, reason]);
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return [line(head), line(head.map(() => '---')), ...lines.map(line)].join('');
}
