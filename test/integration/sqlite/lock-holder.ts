import sqlite3 from 'sqlite3';

// Started by limits.test.ts as a process of its own.
const [, , path = ''] = process.argv;
const database: sqlite3.Database = new sqlite3.Database(path, () => {
  database.exec('BEGIN IMMEDIATE', (error) => process.send?.(error ? error.message : 'locked'));
});
process.on('message', () => {
  database.exec('ROLLBACK', () => database.close(() => process.disconnect()));
});
