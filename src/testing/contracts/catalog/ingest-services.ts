import type { ObservationReader } from '../../../ports/catalog/observation.reader.js';
import { BatchStore } from '../../../services/catalog/batch-store.js';
import { CompanionStore } from '../../../services/catalog/companion-store.js';
import { IngestService } from '../../../services/catalog/ingest.service.js';
import { MagnitudeService } from '../../../services/catalog/magnitude.service.js';
import { StatisticsUpkeep } from '../../../services/catalog/statistics-upkeep.js';
import type { RecordSubject } from './record-subject.js';

/** The services that load observations into a catalog, over its repositories. */
export function ingestServices(
  subject: RecordSubject,
  reader: ObservationReader,
): { readonly ingest: IngestService; readonly upkeep: StatisticsUpkeep } {
  const { database, objects, detections, nonDetections, magnitudeStatistics } = subject;
  const { dataQuality, gaiaMatch, ps1Match, solarSystemMatch, referenceImage } = subject;
  const companions = new CompanionStore(dataQuality, gaiaMatch, ps1Match, solarSystemMatch, referenceImage);
  const store = new BatchStore(objects, detections, nonDetections, magnitudeStatistics, companions, database);
  const upkeep = new StatisticsUpkeep(objects, magnitudeService(subject));
  return { ingest: new IngestService(reader, store, upkeep, database), upkeep };
}

export function magnitudeService(subject: RecordSubject): MagnitudeService {
  const { objects, detections, nonDetections, ps1Match, referenceImage, magnitudeStatistics, database } = subject;
  return new MagnitudeService(objects, detections, nonDetections, ps1Match, referenceImage, magnitudeStatistics, database);
}
