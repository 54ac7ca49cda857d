import { Container, loadSettings, ObjectService, IngestService } from 'sextant-db';
import { componentsOf } from 'sextant-db/profiles';

// The catalog and nothing else of Sextant: its database, its repositories, its services.
const settings = loadSettings({ contexts: ['catalog'] });
const components = await componentsOf(settings.profile, ['catalog']);

await using app = await Container.start({ profile: settings.profile, settings, components });
const { tables } = await app.resolve(IngestService).ingest(process.argv.slice(2));
console.log(`${tables.detection.inserted} new detections of ${tables.object.inserted} new objects`);

const { items } = await app.resolve(ObjectService).near({ ra: 185.7289, dec: 15.8236, radius: 0.01 });
for (const { object, distance } of items) console.log(`${object.oid} is ${(distance * 3600).toFixed(1)} arcseconds away`);
