import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from './project-root.js';
import { outputOfNode } from './run-node.js';

const COMPILER_OPTIONS = {
  target: 'es2023',
  lib: ['es2023', 'esnext.disposable'],
  module: 'nodenext',
  strict: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  types: ['node'],
};

interface PackageFile {
  readonly path: string;
}

/** An empty project somewhere else, into which the packed tarball was installed the way a user does. */
export class InstalledPackage {
  private constructor(
    readonly folder: string,
    /** Paths in the tarball. */
    readonly files: readonly string[],
  ) {}

  static async create(): Promise<InstalledPackage> {
    const folder = await mkdtemp(path.join(tmpdir(), 'sextant-package-'));
    const [packed] = JSON.parse(await npm(ROOT, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder)) as [
      { readonly filename: string; readonly files: readonly PackageFile[] },
    ];
    await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'observatory', private: true, type: 'module' }));
    await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: COMPILER_OPTIONS, include: ['*.ts', '*/*.ts'] }));
    const nodeTypes = await versionInstalled('@types/node');
    // Offline when npm's cache has everything, as it has after an installation of this project.
    await npm(folder, 'install', '--prefer-offline', '--ignore-scripts', `./${path.basename(packed.filename)}`, `@types/node@${nodeTypes}`);
    await reuseSqliteBinary(folder);
    return new InstalledPackage(
      folder,
      packed.files.map((file) => file.path),
    );
  }

  /** Copies TypeScript sources of this project into the other one. */
  async copySources(from: string, to = '.'): Promise<void> {
    const names = await readdir(path.join(ROOT, from));
    for (const name of names.filter((one) => one.endsWith('.ts'))) await cp(path.join(ROOT, from, name), path.join(this.folder, to, name));
  }

  async write(name: string, text: string): Promise<void> {
    await writeFile(path.join(this.folder, name), text);
  }

  /** Type-checks and compiles. @throws Error with what the compiler said. */
  async compile(...args: readonly string[]): Promise<void> {
    await outputOfNode([path.join(ROOT, 'node_modules', 'typescript-native', 'bin', 'tsc'), '-p', this.folder, ...args], {
      cwd: this.folder,
    });
  }

  /** Runs a compiled script and gives its standard output. @throws Error with what it said when it fails. */
  run(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<string> {
    return outputOfNode(args, { cwd: this.folder, env: { ...process.env, ...settings } });
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** What npm tells its scripts about the project they run in would mislead an npm that is to work in another one. */
function environmentForNpm(): NodeJS.ProcessEnv {
  const kept = /^npm_config_(cache|registry|userconfig|globalconfig|cafile|nodedir)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|NODE_ENV$)/i.test(name) || kept.test(name)));
}

function npm(cwd: string, ...args: readonly string[]): Promise<string> {
  const beside = path.dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath ?? '',
    path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = candidates.find((candidate) => candidate.endsWith('npm-cli.js') && existsSync(candidate));
  if (script === undefined) throw new Error(`npm is not beside ${process.execPath}`);
  return outputOfNode([script, ...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd, env: environmentForNpm() });
}

async function versionInstalled(name: string): Promise<string> {
  const text = await readFile(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

/** Compiling sqlite3 again would take two minutes and show nothing about our package. */
async function reuseSqliteBinary(folder: string): Promise<void> {
  const binary = path.join('node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');
  await mkdir(path.dirname(path.join(folder, binary)), { recursive: true });
  await cp(path.join(ROOT, binary), path.join(folder, binary));
}
