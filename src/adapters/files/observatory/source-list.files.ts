import { createReadStream } from 'node:fs';
import { adapter, Profile } from '../../../container/index.js';
import { SourceListUnreadable, UnknownSourceListFormat } from '../../../ports/observatory/source-list.errors.js';
import { SourceListReader, type SourceListRecord } from '../../../ports/observatory/source-list.reader.js';
import { SourceListRows } from './source-list-rows.js';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Reads lists of sources from CSV files (RFC 4180, UTF-8) with a header: `name` (or `source`), `ra` (or `RAJ2000`), `dec` (or
 * `DEJ2000`, `DECJ2000`), in any order and in capitals or small letters; columns not known are passed over. Positions are
 * taken for ICRS, from which J2000 differs by some hundredths of an arcsecond.
 */
@adapter.for(SourceListReader, { profile: Profile.ALL })
export class FileSourceListReader extends SourceListReader {
  async *read(file: string, { signal }: { readonly signal?: AbortSignal | undefined } = {}): AsyncIterable<readonly SourceListRecord[]> {
    const rows = new SourceListRows(file);
    let isBegun = false;
    for await (const text of textOf(file)) {
      signal?.throwIfAborted();
      rows.push(!isBegun && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
      isBegun ||= text !== '';
      yield rows.take();
    }
    rows.finish();
    yield rows.take();
  }
}

async function* textOf(file: string): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new UnknownSourceListFormat(file, 'it is no text in UTF-8');
    throw new SourceListUnreadable(file, unreadable(error), error);
  }
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'is a folder';
  return code === 'EACCES' || code === 'EPERM' ? 'may not be read by this user' : `cannot be read (${String(error)})`;
}
