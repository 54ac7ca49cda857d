import { FileObservationReader } from '../../../src/adapters/files/catalog/observation.reader.files.js';
import type { Detection } from '../../../src/domain/catalog/detection.js';
import type { NonDetection } from '../../../src/domain/catalog/non-detection.js';
import type { ObservationRecord } from '../../../src/ports/catalog/observation.reader.js';

/** A reader whose standard input is a text of the test, arriving in pieces of a chosen size. */
class PipedReader extends FileObservationReader {
  constructor(
    private readonly content: Buffer,
    private readonly pieceBytes: number,
  ) {
    super();
  }

  protected override async *standardInput(): AsyncIterable<Buffer> {
    for (let from = 0; from < this.content.length; from += this.pieceBytes)
      yield await Promise.resolve(this.content.subarray(from, from + this.pieceBytes));
  }
}

/** Every record of a source given as text, read as standard input. */
export async function recordsOf(text: string | Buffer, pieceBytes = 1 << 16): Promise<ObservationRecord[]> {
  return readAll(new PipedReader(Buffer.from(text), pieceBytes), '-');
}

export async function readAll(reader: FileObservationReader, source: string): Promise<ObservationRecord[]> {
  const records: ObservationRecord[] = [];
  for await (const group of reader.read(source)) records.push(...group.records);
  return records;
}

export function detectionsIn(records: readonly ObservationRecord[]): Detection[] {
  return records.flatMap((record) => (record.kind === 'detection' ? [record.detection] : []));
}

export function nonDetectionsIn(records: readonly ObservationRecord[]): NonDetection[] {
  return records.flatMap((record) => (record.kind === 'non-detection' ? [record.nonDetection] : []));
}

/** `line: reason` of each problem. */
export function problemsIn(records: readonly ObservationRecord[]): string[] {
  return records.flatMap((record) => (record.kind === 'problem' ? [`${String(record.line)}: ${record.reason}`] : []));
}
