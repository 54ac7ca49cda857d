import { Detection, type DetectionFields } from '../../../src/domain/catalog/detection.js';
import { NonDetection, type NonDetectionFields } from '../../../src/domain/catalog/non-detection.js';
import { ObservationSourceUnreadable } from '../../../src/ports/catalog/observation-source.errors.js';
import { ObservationReader, type ObservationGroup, type ObservationRecord } from '../../../src/ports/catalog/observation.reader.js';

const BYTES = 100;

const DETECTION: DetectionFields = {
  candid: 1n,
  oid: 'ZTF18aazeood',
  mjd: 58_300,
  fid: 1,
  pid: null,
  diffmaglim: null,
  isdiffpos: 1,
  nid: null,
  ra: 10,
  dec: 20,
  magpsf: 18,
  sigmapsf: 0.1,
  magap: null,
  sigmagap: null,
  distnr: null,
  rb: null,
  rbversion: null,
  drb: null,
  drbversion: null,
  magapbig: null,
  sigmagapbig: null,
  rfid: null,
  magpsfCorr: null,
  sigmapsfCorr: null,
  sigmapsfCorrExt: null,
  corrected: false,
  dubious: false,
  parentCandid: null,
  hasStamp: true,
  stepIdCorr: 'test',
};

/** Gives the records it was told to, as if each source were a file of 100 bytes. */
export class ScriptedReader extends ObservationReader {
  private readonly sources = new Map<string, readonly ObservationRecord[]>();

  script(source: string, records: readonly ObservationRecord[]): void {
    this.sources.set(
      source,
      records.map((record) => ({ ...record, file: source })),
    );
  }

  async *read(source: string, options: { readonly signal?: AbortSignal | undefined } = {}): AsyncIterable<ObservationGroup> {
    const records = await Promise.resolve(this.sources.get(source));
    if (!records) throw new ObservationSourceUnreadable(source, 'there is no such file');
    options.signal?.throwIfAborted();
    yield { records, bytesRead: BYTES };
  }

  size(source: string): Promise<number | undefined> {
    return Promise.resolve(this.sources.has(source) ? BYTES : undefined);
  }
}

export function detectionRecord(fields: Partial<DetectionFields>, line = 2): ObservationRecord {
  return { kind: 'detection', file: '', line, detection: new Detection({ ...DETECTION, ...fields }), history: undefined };
}

export function nonDetectionRecord(fields: Partial<NonDetectionFields>): ObservationRecord {
  const nonDetection = new NonDetection({ oid: 'ZTF18aazeood', fid: 1, mjd: 58_299, diffmaglim: 20, ...fields });
  return { kind: 'non-detection', file: '', line: 2, nonDetection };
}

export function problemRecord(line: number, reason: string): ObservationRecord {
  return { kind: 'problem', file: '', line, reason };
}
