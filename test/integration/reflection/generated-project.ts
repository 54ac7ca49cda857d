import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { TableSchema } from '../../../src/adapters/schema/shared/table.js';
import type { GeneratedFile } from '../../../src/adapters/typeorm/reflection/code/reflect-code.js';
import { packageRoot } from '../../../src/adapters/cli/package-root.js';

const ROOT = packageRoot();
/** The build that this test runs in. */
const BUILD = fileURLToPath(new URL('../../../', import.meta.url));

const COMPILER_OPTIONS = {
  target: 'es2023',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  rootDir: '.',
  outDir: 'out',
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  types: [],
};

/** A project of its own that has this package installed and the generated files in it. */
export class GeneratedProject {
  private constructor(private readonly folder: string) {}

  static async of(files: readonly GeneratedFile[]): Promise<GeneratedProject> {
    const folder = await mkdtemp(join(tmpdir(), 'sextant-generated-'));
    const library = join(folder, 'node_modules', 'sextant-db');
    await mkdir(library, { recursive: true });
    await copyFile(join(ROOT, 'package.json'), join(library, 'package.json'));
    await symlink(BUILD, join(library, 'dist'));
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: COMPILER_OPTIONS, exclude: ['node_modules', 'out'] }));
    for (const { path, text } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return new GeneratedProject(folder);
  }

  /** What the compiler says; empty when it is content. */
  async compile(): Promise<string> {
    const compiler = join(ROOT, 'node_modules', 'typescript-native', 'bin', 'tsc');
    return output(process.execPath, [compiler, '-p', this.folder]);
  }

  /** The files that prettier would write otherwise. */
  async unformatted(): Promise<string> {
    const prettier = join(ROOT, 'node_modules', 'prettier', 'bin', 'prettier.cjs');
    const config = join(ROOT, '.prettierrc.json');
    return output(process.execPath, [prettier, '--config', config, '--list-different', join(this.folder, '{domain,adapters}/**/*.ts')]);
  }

  /** The tables of a compiled context. */
  async tables(context: string, list: string): Promise<readonly TableSchema[]> {
    const module = await this.load<Record<string, readonly TableSchema[]>>(`adapters/schema/${context}/${context}.schema`);
    return module[list]!;
  }

  /** A compiled module. */
  async load<Module>(path: string): Promise<Module> {
    return (await import(pathToFileURL(join(this.folder, 'out', `${path}.js`)).href)) as Module;
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function output(program: string, argv: readonly string[]): Promise<string> {
  return promisify(execFile)(program, argv).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string }) => String(error.stdout),
  );
}
