import { open, stat } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { adapter, Profile } from '../../../container/index.js';
import { ObservationReader, type ObservationGroup } from '../../../ports/catalog/observation.reader.js';
import { ObservationSourceUnreadable, UnknownObservationFormat } from '../../../ports/catalog/observation-source.errors.js';
import { AlertObservations } from './alert-observations.js';
import { CsvObservations } from './csv-observations.js';
import { RecordCollector, type ObservationParser } from './observation-parser.js';

const STANDARD_INPUT = '-';
/** Small enough that a piece, as bytes and as text, stays in the processor's cache. */
const CHUNK_BYTES = 1 << 16;

/** Reads CSV tables and alert JSON, told apart by their first character, from files or standard input. */
@adapter.for(ObservationReader, { profile: Profile.ALL })
export class FileObservationReader extends ObservationReader {
  async *read(source: string, options: { readonly signal?: AbortSignal | undefined } = {}): AsyncIterable<ObservationGroup> {
    const file = source === STANDARD_INPUT ? '<stdin>' : source;
    const collector = new RecordCollector(file);
    const decoder = new StringDecoder('utf8');
    let parser: ObservationParser | undefined;
    let bytesRead = 0;
    let pending = '';
    for await (const bytes of this.bytes(source)) {
      options.signal?.throwIfAborted();
      bytesRead += bytes.length;
      pending += decoder.write(bytes);
      if (!parser) {
        parser = parserFor(pending, collector);
        if (!parser) continue;
        if (pending.charCodeAt(0) === BYTE_ORDER_MARK) pending = pending.slice(1);
      }
      parser.push(pending);
      pending = '';
      yield { records: collector.take(), bytesRead };
    }
    if (!parser) throw new UnknownObservationFormat(file, 'it is empty');
    parser.push(decoder.end());
    parser.finish();
    yield { records: collector.take(), bytesRead };
  }

  async size(source: string): Promise<number | undefined> {
    if (source === STANDARD_INPUT) return undefined;
    const found = await stat(source).catch(() => undefined);
    return found?.isFile() ? found.size : undefined;
  }

  /** What `-` stands for; a test gives it something else. */
  protected standardInput(): AsyncIterable<Buffer> {
    return process.stdin;
  }

  private async *bytes(source: string): AsyncIterable<Buffer> {
    try {
      yield* source === STANDARD_INPUT ? this.standardInput() : bytesOf(source);
    } catch (error) {
      throw new ObservationSourceUnreadable(source, unreadable(error), error);
    }
  }
}

/** A file in pieces of one buffer that is filled again and again: take what is in it before asking for the next. */
async function* bytesOf(path: string): AsyncIterable<Buffer> {
  await using file = await open(path);
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** The parser that a source's first character asks for; undefined while only blanks have come. */
function parserFor(beginning: string, collector: RecordCollector): ObservationParser | undefined {
  const first = /\S/.exec(beginning)?.[0]; // the byte order mark counts as a blank
  if (first === undefined) return undefined;
  if (UNPRINTABLE.test(beginning.slice(0, 1000)))
    throw new UnknownObservationFormat(
      collector.file,
      'it is no text; unpack a compressed file and pipe it in (gunzip -c FILE | sextant ingest -)',
    );
  return first === '{' || first === '[' ? new AlertObservations(collector) : new CsvObservations(collector);
}

const BYTE_ORDER_MARK = 0xfeff;
const UNPRINTABLE = /[\u0000-\u0008\u000e-\u001f]/;

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'is a folder';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read by this user';
    default:
      return `cannot be read (${error instanceof Error ? error.message : String(error)})`;
  }
}
