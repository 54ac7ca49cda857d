import type { Migration, MigrationStep, MigrationSteps } from '../migration.js';
import type { GeneratedMigration } from './generate.js';

/** The text of a migration's TypeScript file. `from`: the module that exports `Migration`. */
export function migrationFile({ migration, summary, losses }: GeneratedMigration, from: string): string {
  const marks = losses.map((loss) => ` * **Loses data:** ${loss}.`);
  const described = [...summary.map((line) => ` * - ${line}`), ...(marks.length > 0 ? [' *', ...marks] : [])];
  const flags = [
    ...(migration.rebuildsReferencedTables ? ['  rebuildsReferencedTables: true,'] : []),
    ...(migration.replaces ? [`  replaces: [${migration.replaces.map((name) => `'${name}'`).join(', ')}],`] : []),
  ];
  return [
    `import type { Migration } from '${from}';`,
    '',
    ...(described.length > 0 ? ['/**', ...described.map((line) => line.replaceAll('*/', '* /')), ' */'] : []),
    `export const ${variableOf(migration)}: Migration = {`,
    `  name: '${migration.name}',`,
    ...direction('up', migration.up),
    ...direction('down', migration.down),
    ...flags,
    '};',
    '',
  ].join('\n');
}

/** The text of the file that lists the migrations of a database, oldest first. */
export function historyFile(database: string, migrations: readonly Migration[], from: string): string {
  const sorted = [...migrations].sort((one, other) => (one.name < other.name ? -1 : 1));
  const list = sorted.map(variableOf);
  const oneLine = `export const ${historyVariable(database)}: readonly Migration[] = [${list.join(', ')}];`;
  return [
    `import type { Migration } from '${from}';`,
    ...sorted.map((migration) => `import { ${variableOf(migration)} } from './${migration.name}.js';`),
    '',
    `/** The history of the ${database} database, oldest first. */`,
    oneLine.length <= 140
      ? oneLine
      : `export const ${historyVariable(database)}: readonly Migration[] = [\n${list.map((name) => `  ${name},`).join('\n')}\n];`,
    '',
  ].join('\n');
}

export function historyVariable(database: string): string {
  return `${camelCase(database)}Migrations`;
}

/** `20261121-0002-add-phone` is exported as `addPhone`. */
function variableOf({ name }: Migration): string {
  const words = name.replace(/^\d+-\d+-/, '');
  return /^[a-z]/i.test(words) ? camelCase(words) : `migration${camelCase(`-${name}`)}`;
}

function camelCase(text: string): string {
  return text.replaceAll(/[-_]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function direction(name: 'up' | 'down', { postgres, sqlite }: MigrationSteps): string[] {
  return [`  ${name}: {`, ...dialect('postgres', postgres), ...dialect('sqlite', sqlite), '  },'];
}

function dialect(name: string, steps: readonly (string | MigrationStep)[]): string[] {
  if (steps.length === 0) return [`    ${name}: [],`];
  return [`    ${name}: [`, ...steps.map((step) => `      ${stepText(step)},`), '    ],'];
}

function stepText(step: string | MigrationStep): string {
  if (typeof step === 'string') return template(step);
  const parts = [
    `sql: ${template(step.sql)}`,
    ...(step.transaction ? [`transaction: '${step.transaction}'`] : []),
    ...(step.cleanup === undefined ? [] : [`cleanup: ${template(step.cleanup)}`]),
    ...(step.repeatable ? ['repeatable: true'] : []),
  ];
  return `{\n${parts.map((part) => `        ${part},`).join('\n')}\n      }`;
}

function template(text: string): string {
  return `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``;
}
