import { createHash } from 'node:crypto';
import type { ExecutedObsUnitId } from '../../../domain/observatory/ids.js';
import type { FilePlace } from '../../../ports/observatory/file-content.store.js';
import type { RawDataFileService } from '../../../services/observatory/raw-data-file.service.js';
import type { TwoSites } from './two-sites.js';

/** One execution that has ended, with the files that an instrument module wrote. */
export interface ObservedNight {
  readonly executedObsUnitId: ExecutedObsUnitId;
  readonly files: readonly { readonly place: FilePlace; readonly text: string }[];
}

/** Writes files to the source by `write`, records them, and ends the execution. */
export async function observe(
  rawFiles: RawDataFileService,
  { source }: TwoSites,
  write: (place: FilePlace, text: string) => void | Promise<void>,
  files: Readonly<Record<string, string>> = { 'scan-1.fits': 'Orion-KL, first scan', 'scan-2.fits': 'Orion-KL, second scan' },
): Promise<ObservedNight> {
  const { id: executedObsUnitId } = await rawFiles.beginExecution('Orion-KL map');
  const written: { place: FilePlace; text: string }[] = [];
  for (const [name, text] of Object.entries(files)) {
    const place = { location: source, path: `${executedObsUnitId}/LFA/${name}` };
    await write(place, text);
    const checksum = createHash('sha256').update(text).digest('hex');
    const sizeBytes = BigInt(Buffer.byteLength(text));
    await rawFiles.record({ executedObsUnitId, module: 'LFA', name, location: source.name, sizeBytes, checksum });
    written.push({ place, text });
  }
  await rawFiles.endExecution(executedObsUnitId);
  return { executedObsUnitId, files: written };
}
