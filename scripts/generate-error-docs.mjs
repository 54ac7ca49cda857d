/**
 * Writes docs/errors.md from the compiled error registry. `--check` writes nothing and fails when the document differs;
 * `--build FOLDER` reads another build than dist.
 */
import './support/supported-node.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { inProject } from './support/project.mjs';

const DOCUMENT = inProject('docs', 'errors.md');

const INTRODUCTION = `# Errors

Every failure has a stable code, the facts of the case, a remedy and its cause. The kind says what it is for its reader; HTTP statuses and exit
codes follow from it, see [cli.md](cli.md). This document is written by \`node scripts/generate-error-docs.mjs\` from \`src/error-registry.ts\`.
`;

const cell = (text) => text.replaceAll('|', '\\|');

/** Codes that share their first word stand in one section. */
function render(registry) {
  const sections = groupBy(registry, familyOf);
  return [INTRODUCTION, ...[...sections].map(([family, definitions]) => section(family, definitions))].join('\n');
}

const familyOf = ({ code }) => code.split('_', 1)[0];

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function section(family, definitions) {
  const rows = definitions.map(({ code, kind, meaning, remedy }) => `| \`${code}\` | ${kind} | ${cell(meaning)} | ${cell(remedy)} |`);
  return [`## ${family}`, '', '| code | kind | meaning | remedy |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

const { values } = parseArgs({ options: { check: { type: 'boolean' }, build: { type: 'string', default: inProject('dist') } } });
const { errorRegistry } = await import(pathToFileURL(`${values.build}/src/error-registry.js`).href);
const document = render(errorRegistry);

if (!values.check) writeFileSync(DOCUMENT, document);
else if (readFileSync(DOCUMENT, 'utf8') !== document) {
  console.error('docs/errors.md differs from src/error-registry.ts: run node scripts/generate-error-docs.mjs');
  process.exit(1);
}
