import { readFileSync } from 'node:fs';
import { defineTable, loadConnectionProfiles, ProfiledDatabaseConnection, ScopedSessions } from 'sextant-db';
import { MemoryDatabase, MemoryServer } from 'sextant-db/memory';

const PROFILES = new URL('../../../examples/connection-profiles/connections.toml', import.meta.url);
const starTable = defineTable({ name: 'star', columns: { name: { kind: 'text' } }, primaryKey: ['name'] });

// A pretended server; `new TypeormDatabase(…)` is connected the same way.
const server = new MemoryServer({
  host: 'db.apo.example.org',
  users: { sky_reader: undefined, sky_owner: 'secret' },
  databases: ['sky_survey', 'sky_survey_v2'],
});
const database = new MemoryDatabase('sky', [starTable], { server });
const stars = database.table(starTable);

const profiles = loadConnectionProfiles({ hostName: 'obs3.apo.example.org', readFile: () => readFileSync(PROFILES, 'utf8') });
const connection = new ProfiledDatabaseConnection(database, profiles, { environment: { SKY_OWNER_PASSWORD: 'secret' } });

// Hooks run on the new connection before anybody else does; one that throws keeps the old connection.
connection.postConnect(async ({ user, database: name }) => console.log(`${user} finds ${await stars.count()} star(s) in ${name}`));

await connection.setProfile(); // the profile of this machine
await connection.becomeAdmin();
await stars.insert({ name: 'Vega' });
await connection.changeVersion('v2'); // sky_survey_v2
await connection.changeVersion(); // sky_survey again
console.log(await connection.changeVersion('v3', { whenUnusable: 'stay' }));
console.log(connection.toString());

// A transaction without a function around it: rolled back where its block ends before the commit.
{
  await using transaction = await database.begin({ name: 'import' });
  await transaction.join(() => stars.insert({ name: 'Deneb' }));
  await transaction.commit();
}

// One transaction per job, whoever comes by.
const sessions = new ScopedSessions(database, () => 'job 17');
await sessions.run(() => stars.insert({ name: 'Altair' }));
await sessions.run(() => stars.delete({ name: 'Vega' }));
await sessions.commit();
console.log((await stars.select()).map(({ name }) => name).join(', '));
await database.dispose();
