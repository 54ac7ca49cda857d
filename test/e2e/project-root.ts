import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

function rootAbove(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : rootAbove(path.dirname(folder));
}

/** The folder of package.json, from wherever the compiled tests are. */
export const ROOT = rootAbove(path.dirname(fileURLToPath(import.meta.url)));
