import { expect } from 'chai';
import { mermaidDiagram, svgDiagram } from '../../../src/adapters/diagram/index.js';
import { defineTable } from '../../../src/adapters/schema/shared/table.js';

const star = defineTable({
  name: 'star',
  columns: { id: { kind: 'bigint', generated: true }, name: { kind: 'text', length: 40 }, seen_at: { kind: 'instant', nullable: true } },
  primaryKey: ['id'],
  uniques: { star_name_key: ['name'] },
});

const planet = defineTable({
  name: 'planet<b>',
  columns: { 'star id': { kind: 'bigint' }, number: { kind: 'integer' }, host: { kind: 'bigint', nullable: true } },
  primaryKey: ['star id', 'number'],
  foreignKeys: {
    planet_star_fkey: { columns: ['star id'], references: { table: 'star', columns: ['id'] }, onDelete: 'cascade' },
    planet_host_fkey: { columns: ['host'], references: { table: 'star', columns: ['id'] } },
    planet_survey_fkey: { columns: ['number'], references: { table: 'survey', columns: ['id'] } },
  },
});

const orbit = defineTable({
  name: 'orbit',
  columns: { star: { kind: 'bigint' } },
  primaryKey: ['star'],
  foreignKeys: { orbit_star_fkey: { columns: ['star'], references: { table: 'star', columns: ['id'] } } },
});

describe('mermaidDiagram', () => {
  it('says columns, types, keys and nulls, and of each foreign key how many rows it joins', () => {
    expect(mermaidDiagram([star, planet, orbit])).to.equal(`erDiagram
  star {
    bigint id PK
    text(40) name UK
    instant seen_at "may be null"
  }
  "planet<b>" {
    bigint star_id PK, FK
    integer number PK, FK
    bigint host FK "may be null"
  }
  orbit {
    bigint star PK, FK
  }
  star ||--o{ "planet<b>" : "star id"
  star |o--o{ "planet<b>" : host
  star ||--o| orbit : star
`);
  });
});

describe('svgDiagram', () => {
  const picture = svgDiagram('sky & more', [star, planet, orbit]);

  it('shows every table and column with type and keys, and escapes their names', () => {
    for (const text of ['>star</text>', '>planet&lt;b&gt;</text>', '>text(40)</text>', '>PK FK</text>', '>U</text>', 'seen_at<tspan'])
      expect(picture).to.include(text);
    expect(picture).to.include('<title id="title">sky &amp; more</title>');
  });

  it('names the foreign keys of each line, and leaves out those to tables of others', () => {
    expect(picture).to.include('planet_star_fkey: planet&lt;b&gt; (star id) → star (id), deleted with it');
    expect(picture).to.not.include('survey');
  });

  it('draws a ring where a row may refer to none', () => {
    expect(picture.match(/class="hollow"/g)).to.have.length(1);
  });
});
