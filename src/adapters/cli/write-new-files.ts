import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FilesInTheWay } from './command-line.errors.js';

/** Writes files into a folder, making folders as needed. @throws FilesInTheWay, before writing any, when one exists and differs. */
export async function writeNewFiles(
  folder: string,
  files: readonly { readonly path: string; readonly text: string }[],
  { overwrite }: { readonly overwrite: boolean },
): Promise<void> {
  const inTheWay: string[] = [];
  for (const { path, text } of files) {
    const present = await readFile(join(folder, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (present !== undefined && present !== text) inTheWay.push(path);
  }
  if (inTheWay.length > 0 && !overwrite) throw new FilesInTheWay(folder, inTheWay);
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
