import { expect } from 'chai';
import fc from 'fast-check';
import { entityModel, type EntityModel } from '../../../src/adapters/diagram/entity.js';
import type { Box } from '../../../src/adapters/diagram/layout/geometry.js';
import { layout, type Layout } from '../../../src/adapters/diagram/layout/layout.js';
import { svgDiagram } from '../../../src/adapters/diagram/svg-diagram.js';
import { defineTable, type TableSchema } from '../../../src/adapters/schema/shared/table.js';
import { segmentsOf, type Segment } from './path-segments.js';

/** Tables of random sizes with random foreign keys, also to themselves and in circles. */
const schemas = fc
  .integer({ min: 1, max: 14 })
  .chain((count) =>
    fc.array(
      fc.record({
        columns: fc.integer({ min: 0, max: 12 }),
        parents: fc.array(fc.integer({ min: 0, max: count - 1 }), { maxLength: 3 }),
        nullable: fc.boolean(),
      }),
      { minLength: count, maxLength: count },
    ),
  )
  .map((tables) =>
    tables.map(({ columns, parents, nullable }, index): TableSchema => {
      const name = `table_${String(index)}`;
      const keys = parents.map((_, place) => `parent_${String(place)}`);
      return defineTable({
        name,
        columns: {
          id: { kind: 'bigint' },
          ...Object.fromEntries(keys.map((key) => [key, { kind: 'bigint', nullable }] as const)),
          ...Object.fromEntries(Array.from({ length: columns }, (_, place) => [`column_${String(place)}`, { kind: 'text' }] as const)),
        },
        primaryKey: ['id'],
        foreignKeys: Object.fromEntries(
          parents.map((parent, place) => [
            `${name}_${String(place)}_fkey`,
            { columns: [`parent_${String(place)}`], references: { table: `table_${String(parent)}`, columns: ['id'] } },
          ]),
        ),
      });
    }),
  );

const segments = ({ wires }: Layout): { wire: number; segment: Segment }[] =>
  wires.flatMap(({ parts }, wire) => parts.flatMap(({ path }) => segmentsOf(path).map((segment) => ({ wire, segment }))));

const overlap = (one: readonly [number, number], other: readonly [number, number]): number =>
  Math.min(Math.max(...one), Math.max(...other)) - Math.max(Math.min(...one), Math.min(...other));

/** A segment that has more than its end in a table. */
function crosses({ fromX, fromY, toX, toY }: Segment, { x, y, width, height }: Box): boolean {
  const inside = (from: number, to: number, low: number, high: number): boolean =>
    Math.max(from, to) > low + 0.5 && Math.min(from, to) < high - 0.5;
  return inside(fromX, toX, x, x + width) && inside(fromY, toY, y, y + height);
}

const drawn = (check: (picture: Layout, model: EntityModel) => void): void => {
  fc.assert(
    fc.property(schemas, (tables) => {
      const model = entityModel(tables);
      check(layout(model), model);
    }),
    { numRuns: 60 },
  );
};

describe('The layout of a schema picture', () => {
  it('draws every table once, and none over another', () => {
    drawn(({ boxes, width, height }, { entities }) => {
      expect(boxes.map(({ name }) => name)).to.deep.equal(entities.map(({ name }) => name));
      for (const [index, one] of boxes.entries()) {
        expect(one.x >= 0 && one.y >= 0 && one.x + one.width <= width && one.y + one.height <= height, one.name).to.equal(true);
        for (const other of boxes.slice(index + 1)) {
          const apart =
            one.x + one.width < other.x || other.x + other.width < one.x || one.y + one.height < other.y || other.y + other.height < one.y;
          expect(apart, `${one.name} and ${other.name}`).to.equal(true);
        }
      }
    });
  });

  it('leads no line through a table', () => {
    drawn((picture) => {
      for (const { segment } of segments(picture))
        expect(
          picture.boxes.filter((box) => crosses(segment, box)),
          JSON.stringify(segment),
        ).to.deep.equal([]);
    });
  });

  it('draws no two lines over each other', () => {
    drawn((picture) => {
      const all = segments(picture);
      for (const [index, { wire, segment: one }] of all.entries())
        for (const { wire: another, segment: other } of all.slice(index + 1)) {
          if (wire === another) continue;
          const upright = one.fromX === one.toX && other.fromX === other.toX && one.fromX === other.fromX;
          const level = one.fromY === one.toY && other.fromY === other.toY && one.fromY === other.fromY;
          const shared = Math.max(
            upright ? overlap([one.fromY, one.toY], [other.fromY, other.toY]) : 0,
            level ? overlap([one.fromX, one.toX], [other.fromX, other.toX]) : 0,
          );
          if (shared > 0.5) expect.fail(`${JSON.stringify(one)} and ${JSON.stringify(other)}`);
        }
    });
  });

  it('ends a line for each foreign key at its table, beside the column', () => {
    drawn(({ wires, boxes }, { relations, entities }) => {
      const ends = wires.flatMap((wire) => wire.ends);
      expect(ends.flatMap(({ relation }) => relation?.name ?? []).sort()).to.deep.equal(relations.map(({ name }) => name).sort());
      for (const { x, y, relation } of ends) {
        if (!relation) continue;
        const box = boxes.find(({ name }) => name === relation.from);
        const columns = entities.find(({ name }) => name === relation.from)?.columns ?? [];
        const row = columns.findIndex(({ name }) => name === relation.fromColumns[0]);
        expect(x === box?.x || x === (box?.x ?? 0) + (box?.width ?? 0), relation.name).to.equal(true);
        expect(Math.abs(y - ((box?.y ?? 0) + 26 + (row + 0.5) * 19)), relation.name).to.be.at.most(9.5);
      }
    });
  });

  it('puts a table right of what it refers to, when nothing goes in a circle', () => {
    const table = (name: string, parent?: string): TableSchema => ({
      name,
      columns: { id: { kind: 'bigint' } },
      primaryKey: ['id'],
      ...(parent === undefined
        ? {}
        : { foreignKeys: { [`${name}_fkey`]: { columns: ['id'], references: { table: parent, columns: ['id'] } } } }),
    });
    const { boxes } = layout(entityModel([table('leaf', 'branch'), table('branch', 'root'), table('root')]));
    const placeOf = (wanted: string): number => boxes.find(({ name }) => name === wanted)?.x ?? NaN;
    expect(placeOf('root') < placeOf('branch') && placeOf('branch') < placeOf('leaf')).to.equal(true);
  });

  it('is the same for the same tables, and finds an end for one without columns and for none at all', () => {
    fc.assert(
      fc.property(schemas, (tables) => svgDiagram('same', tables) === svgDiagram('same', structuredClone(tables))),
      { numRuns: 30 },
    );
    expect(svgDiagram('nothing', [])).to.include('</svg>');
    expect(svgDiagram('bare', [{ name: 'bare', columns: {}, primaryKey: [] }])).to.include('bare');
  });
});
