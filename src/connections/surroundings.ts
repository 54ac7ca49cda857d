import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';

/** What is known of a file without reading it. */
export interface FileStatus {
  /** Type and permission bits as `stat` gives them. */
  readonly mode: number;
  /** The user id of its owner; 0 is root. */
  readonly owner: number;
}

/** Everything that completing an address looks at besides the address; a test gives its own. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  readonly platform: NodeJS.Platform;
  /** The name this process runs as in the operating system. */
  readonly userName: () => string;
  /** The text of a file, or undefined when it cannot be read. */
  readonly readFile: (path: string) => Promise<string | undefined>;
  /** Undefined when there is no such file. */
  readonly fileStatus: (path: string) => Promise<FileStatus | undefined>;
  /** The names in a folder; none when there is no such folder. */
  readonly listFolder: (path: string) => Promise<readonly string[]>;
}

/** This process and this machine, with `overrides` in place of what they name. */
export function surroundingsOf(overrides: Partial<Surroundings> = {}): Surroundings {
  const environment = overrides.environment ?? process.env;
  return {
    environment,
    homeFolder: environment['HOME'] || homedir(),
    platform: process.platform,
    userName: () => userInfo().username,
    readFile: (path) => readFile(path, 'utf8').catch(() => undefined),
    fileStatus: (path) =>
      stat(path).then(
        ({ mode, uid }) => ({ mode, owner: uid }),
        () => undefined,
      ),
    listFolder: (path) => readdir(path).catch(() => []),
    ...overrides,
  };
}
