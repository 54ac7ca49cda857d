import { defineTable, Instant } from 'sextant-db';
import { MemoryDatabase } from 'sextant-db/memory';

export const pilotTable = defineTable({
  name: 'pilots',
  columns: {
    id: { kind: 'bigint', generated: true },
    stamp: { kind: 'text', length: 64 },
    host: { kind: 'text', nullable: true },
    status: { kind: 'text' },
    attempts: { kind: 'integer' },
    hours: { kind: 'double', nullable: true },
    submitted_at: { kind: 'instant' },
  },
  primaryKey: ['id'],
  uniques: { pilots_stamp_key: ['stamp'] },
});

/** Seven pilots, in memory; a `TypeormDatabase` gives the same answers from PostgreSQL and SQLite. */
export async function openPilots() {
  const database = new MemoryDatabase('pilots', [pilotTable]);
  const pilots = database.table(pilotTable);
  const rows = [
    ['a1', 'grid-01', 'running', 1, 0.1],
    ['a2', 'grid-02', 'running', 3, 0.2],
    ['a3', 'Grid-02', 'done', 2, 0.7],
    ['b1', 'cloud_7', 'failed', 5, null],
    ['b2', null, 'submitted', 0, null],
    ['b3', 'cloudy7', 'done', 1, 1.5],
    ['c1', 'grid-01', 'failed', 4, 12],
  ] as const;
  for (const [index, [stamp, host, status, attempts, hours]] of rows.entries())
    await pilots.insert({ stamp, host, status, attempts, hours, submitted_at: Instant.parse(`2026-11-21T12:00:0${String(index)}Z`) });
  return { database, pilots };
}
