import { Command, InvalidOptionArgumentError } from 'commander';
import type { Probability } from '../../../domain/catalog/probability.js';
import type { Taxonomy } from '../../../domain/catalog/taxonomy.js';
import type { CursorPage, NumberedPage } from '../../../ports/shared/paging.js';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';
import { withComponent } from '../with-component.js';
import { count } from '../wording.js';

interface ClassesOptions extends CommonOptions {
  readonly limit?: number;
  readonly cursor?: string;
}

const USUAL_LIMIT = 20;

/** `sextant catalog classes`, `sextant catalog classes CLASSIFIER VERSION CLASS` */
export function classesCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('classes'), {
    json: 'print one object: { items, hasNext, … }, taxonomies or probabilities',
  })
    .summary('the classes that classifiers know, and the objects of one, most likely first')
    .description(
      'Lists what classifiers know; with a classifier, its version and a class the objects of which that is the most likely class.',
    )
    .argument('[classifier]', 'its name')
    .argument('[version]', 'of the classifier')
    .argument('[class]', 'one of its classes')
    .option('-l, --limit <count>', `at most this many, up to 1000 (default: ${String(USUAL_LIMIT)})`, whole)
    .option('--cursor <cursor>', 'go on behind a page; each tells its own')
    .addHelpText('after', '\nExamples:\n  $ sextant catalog classes\n  $ sextant catalog classes stamp_classifier 1.0.4 SN --limit 50')
    .action(async (classifier: string | undefined, version: string | undefined, className: string | undefined, options: ClassesOptions) => {
      if (classifier === undefined) return listTaxonomies(terminal, options);
      // What is missing is refused by name, as an empty text is.
      return listObjects(terminal, [classifier, version ?? '', className ?? ''], options);
    });
}

async function listTaxonomies(terminal: Terminal, options: ClassesOptions): Promise<void> {
  const { TaxonomyService } = await import('../../../services/catalog/taxonomy.service.js');
  const { limit: perPage = USUAL_LIMIT } = options;
  const found = await withComponent(terminal, options, TaxonomyService, (taxonomies) => taxonomies.list({ perPage }));
  writeLine(terminal.stdout, options.json ? toJson(found) : taxonomyTable(found));
}

async function listObjects(
  terminal: Terminal,
  [classifierName, classifierVersion, className]: readonly [string, string, string],
  options: ClassesOptions,
): Promise<void> {
  const { ClassificationService } = await import('../../../services/catalog/classification.service.js');
  const { limit = USUAL_LIMIT, cursor } = options;
  const leading = { classifierName, classifierVersion, className, limit, cursor };
  const found = await withComponent(terminal, options, ClassificationService, (classifications) => classifications.page(leading));
  writeLine(terminal.stdout, options.json ? toJson(found) : objectTable(found));
}

function taxonomyTable({ items, total, hasNext }: NumberedPage<Taxonomy>): string {
  if (items.length === 0) return 'no classifier is known';
  const rows = items.map(({ classifierName, classifierVersion, classes }) => [classifierName, classifierVersion, classes.join(', ')]);
  const table = textTable([['CLASSIFIER', 'VERSION', 'CLASSES'], ...rows]);
  return hasNext ? `${table}\nThere are ${count(total)}; --limit shows them.` : table;
}

function objectTable({ items, next }: CursorPage<Probability>): string {
  if (items.length === 0) return 'no object is most likely of this class';
  const table = textTable([['OBJECT', 'PROBABILITY'], ...items.map(({ oid, probability }) => [oid, probability.toFixed(6)])]);
  return next === undefined ? table : `${table}\nThere are more: --cursor ${next}`;
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidOptionArgumentError('Write a whole number.');
  return Number(text);
}
