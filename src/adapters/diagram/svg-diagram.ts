import type { TableSchema } from '../schema/shared/table.js';
import { entityModel, type Entity, type EntityColumn, type Relation } from './entity.js';
import { GEOMETRY, type Box } from './layout/geometry.js';
import { layout, type Wire, type WireEnd } from './layout/layout.js';
import { number } from './layout/wire-path.js';
import { STYLE, WIRE_COLOURS } from './svg-style.js';

const LEGEND = [
  'PK primary key · FK foreign key · U unique · ? may be null',
  'A line has the colour of the table it points to; its fork is at the many rows, a ring where there may be none.',
];
const LEGEND_LETTER = 6.35;

/**
 * Tables as a drawing in SVG: each a box with its columns, keys and types; foreign keys are lines in the colour of the table
 * they point to. The same tables always give the same text.
 */
export function svgDiagram(title: string, tables: readonly TableSchema[]): string {
  const model = entityModel(tables);
  const { boxes, wires, width: drawn, height: drawnHeight } = layout(model);
  const { margin, title: top, legend } = GEOMETRY;
  const width = Math.ceil(Math.max(drawn, ...LEGEND.map(({ length }) => length * LEGEND_LETTER)) + 2 * margin);
  const height = Math.ceil(drawnHeight + 2 * margin + top + (LEGEND.length + 1) * legend);
  const colours = coloursOf(wires);
  const entityNamed = (name: string): Entity => model.entities.find((entity) => entity.name === name) ?? { name, columns: [] };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" role="img" aria-labelledby="title">`,
    `<title id="title">${escaped(title)}</title>`,
    STYLE,
    `<rect class="paper" width="${String(width)}" height="${String(height)}" rx="10"/>`,
    `<text class="title" x="${String(margin)}" y="${String(margin + 12)}">${escaped(title)}</text>`,
    `<g transform="translate(${number((width - drawn) / 2)} ${String(margin + top)})">`,
    ...wires.flatMap((wire) => wireLines(wire, colours.get(wire.target) ?? '')),
    ...boxes.flatMap((box) => boxLines(box, entityNamed(box.name), colours.get(box.name))),
    '</g>',
    ...LEGEND.map(
      (line, index) =>
        `<text class="legend" x="${String(margin)}" y="${String(height - margin + 6 - (LEGEND.length - 1 - index) * legend)}">${line}</text>`,
    ),
    '</svg>',
    '',
  ].join('\n');
}

/** One for each table that is referred to, in the order of the lines. */
function coloursOf(wires: readonly Wire[]): ReadonlyMap<string, string> {
  const targets = [...new Set(wires.map(({ target }) => target))];
  return new Map(targets.map((target, index) => [target, WIRE_COLOURS[index % WIRE_COLOURS.length] ?? '']));
}

function boxLines({ x, y, width, height }: Box, { name, columns }: Entity, colour: string | undefined): string[] {
  const { header, padding } = GEOMETRY;
  const fill = colour === undefined ? '' : ` style="fill:${colour}"`;
  return [
    `<g transform="translate(${number(x)} ${number(y)})">`,
    `<rect class="table" width="${String(width)}" height="${String(height)}" rx="5"/>`,
    `<path class="header"${fill} d="M0 5a5 5 0 0 1 5-5H${String(width - 5)}a5 5 0 0 1 5 5V${String(header)}H0Z"/>`,
    `<text class="name" x="${String(padding)}" y="17.5">${escaped(name)}</text>`,
    ...columns.map((column, index) => columnLine(column, index, width)),
    '</g>',
  ];
}

function columnLine({ name, type, nullable, primary, foreign, unique }: EntityColumn, index: number, width: number): string {
  const { header, row, padding, keys } = GEOMETRY;
  const y = header + index * row + 14.5;
  const markers = [primary && 'PK', foreign && 'FK', unique && 'U'].filter((key) => key !== false).join(' ');
  const marker = markers === '' ? '' : `<text class="key" x="${String(padding - 2)}" y="${String(y)}">${markers}</text>`;
  const weight = primary ? 'column primary' : 'column';
  const optional = nullable ? '<tspan class="type">?</tspan>' : '';
  return (
    `${marker}<text class="${weight}" x="${String(padding + keys - 2)}" y="${String(y)}">${escaped(name)}${optional}</text>` +
    `<text class="type" text-anchor="end" x="${String(width - padding)}" y="${String(y)}">${escaped(type)}</text>`
  );
}

function wireLines({ relations, parts, ends }: Wire, colour: string): string[] {
  return [
    `<g class="wire" style="stroke:${colour};fill:${colour}">`,
    `<title>${relations.map(wordsOf).map(escaped).join('\n')}</title>`,
    `<path d="${parts.map(({ path }) => path).join('')}${ends.map(endPath).join('')}"/>`,
    ...parts.flatMap(({ joints }) => joints).map(({ x, y }) => `<circle cx="${number(x)}" cy="${number(y)}" r="2.6"/>`),
    ...ends.filter(({ relation }) => relation?.optional).map(hollow),
    '</g>',
  ];
}

function wordsOf({ name, from, fromColumns, to, toColumns, cascades }: Relation): string {
  return `${name}: ${from} (${fromColumns.join(', ')}) → ${to} (${toColumns.join(', ')})${cascades ? ', deleted with it' : ''}`;
}

/** A bar at a key; at the rows that refer to it a fork, or a bar where there is at most one. */
function endPath({ kind, x, y, direction, relation }: WireEnd): string {
  const at = (distance: number): string => number(x + direction * distance);
  if (kind === 'to' || relation?.single) return `M${at(6)} ${number(y - 4.5)}V${number(y + 4.5)}`;
  return `M${at(0)} ${number(y - 5)}L${at(9)} ${number(y)}L${at(0)} ${number(y + 5)}`;
}

/** The rows may also refer to none. */
function hollow({ x, y, direction }: WireEnd): string {
  return `<circle class="hollow" cx="${number(x + direction * 12)}" cy="${number(y)}" r="3"/>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
