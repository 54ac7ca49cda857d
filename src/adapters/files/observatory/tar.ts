import { open, stat } from 'node:fs/promises';
import { chunksOf, partOf } from './file-chunks.js';
import { readTarHeader, TAR_BLOCK, TAR_END, tarHeader, tarPadding } from './tar-header.js';

/** The bytes of an archive of these files, each under its name. @throws RangeError for a file that changes meanwhile. */
export async function* tarOf(files: readonly { readonly name: string; readonly path: string }[]): AsyncGenerator<Buffer> {
  for (const { name, path } of files) {
    const { size } = await stat(path);
    yield tarHeader({ path: name, size });
    let read = 0;
    for await (const chunk of chunksOf(path)) {
      read += chunk.length;
      yield chunk;
    }
    if (read !== size) throw new RangeError(`${name} changed while it was read`);
    yield Buffer.alloc(tarPadding(size));
  }
  yield TAR_END;
}

/** Hands over each file of an archive with its bytes, in order. @throws RangeError for an archive that is damaged or ends too early. */
export async function readTar(archive: string, take: (path: string, chunks: AsyncIterable<Buffer>) => Promise<void>): Promise<void> {
  const file = await open(archive, 'r');
  try {
    for (let position = 0; ;) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(TAR_BLOCK), 0, TAR_BLOCK, position);
      if (bytesRead < TAR_BLOCK) throw new RangeError('the archive ends too early');
      const entry = readTarHeader(buffer);
      if (!entry) return;
      await take(entry.path, partOf(file, position + TAR_BLOCK, entry.size));
      position += TAR_BLOCK + entry.size + tarPadding(entry.size);
    }
  } finally {
    await file.close();
  }
}
