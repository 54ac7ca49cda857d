import { readFileSync } from 'node:fs';

/** The text of a file, or undefined when there is none. @throws the file system's error when it cannot be read. */
export function readFileFromDisk(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
}
