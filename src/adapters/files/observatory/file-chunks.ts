import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

const CHUNK_BYTES = 1_048_576;

/** The bytes of a file, a part at a time; it is opened when the first is asked for. */
export async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>;
}

/** Some bytes of an open file. @throws RangeError when the file ends before. */
export async function* partOf(file: FileHandle, start: number, size: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < size;) {
    const length = Math.min(CHUNK_BYTES, size - done);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start + done);
    if (bytesRead === 0) throw new RangeError('the archive ends too early');
    done += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
