// The library as its users import it, from the build: dist/, or the folder named by SEXTANT_DIST.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import 'reflect-metadata';

const dist = path.resolve(process.env.SEXTANT_DIST ?? path.join(import.meta.dirname, '..', '..', 'dist'));
const load = (entry) => import(pathToFileURL(path.join(dist, 'src', entry)).href);

export const { defineTable, Instant, SystemClock } = await load('index.js');
export const { generateMigration, initialMigration, SqlEngines, statement, TypeormDatabase } = await load('adapters/typeorm/index.js');
export const { FixedSettings, ThrowawayPostgres } = await load('testing/index.js');
