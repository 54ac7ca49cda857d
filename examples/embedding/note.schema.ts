import { defineTable } from 'sextant-db';

/** One description: the DDL of both databases and the in-memory engine are made from it. */
export const noteTable = defineTable({
  name: 'notes',
  columns: {
    id: { kind: 'bigint', generated: true },
    text: { kind: 'text', length: 200 },
    written_at: { kind: 'instant' },
  },
  primaryKey: ['id'],
  uniques: { notes_text_key: ['text'] },
});
