import path from 'node:path';
import ts from 'typescript';

/** One import or re-export as written in a source. */
export interface ImportLine {
  /** `typeorm`, `node:fs`, or a path from the root of the project: `src/domain/shared/ids.ts`. */
  readonly target: string;
  /** `import('…')`: loaded only when the code runs. */
  readonly lazy: boolean;
  /** Gone after compilation. */
  readonly typeOnly: boolean;
  /** `import './x.js'`, which can only be there for a side effect. */
  readonly bare: boolean;
  readonly line: number;
}

/** A TypeScript source, parsed as far as the rules need it. */
export interface SourceModule {
  /** From the root of the project, with forward slashes. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly ImportLine[];
  readonly exportsDefault: boolean;
  /** Lines that read `process.env`. */
  readonly environmentLines: readonly number[];
}

/** The path from the root of what a module names. */
function targetOf(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return path.posix.join(path.posix.dirname(from), specifier).replace(/\.js$/, '.ts');
}

function importIsTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((e) => e.isTypeOnly)
  );
}

export function parseModule(modulePath: string, text: string): SourceModule {
  const source = ts.createSourceFile(modulePath, text, ts.ScriptTarget.ES2023, true);
  const imports: ImportLine[] = [];
  const environmentLines: number[] = [];
  let exportsDefault = false;
  const lineOf = (node: ts.Node): number => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;

  function add(node: ts.Node, specifier: ts.Expression | undefined, kind: Partial<ImportLine>): void {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const target = targetOf(modulePath, specifier.text);
    imports.push({ target, lazy: false, typeOnly: false, bare: false, line: lineOf(node), ...kind });
  }

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node))
      add(node, node.moduleSpecifier, { typeOnly: importIsTypeOnly(node.importClause), bare: node.importClause === undefined });
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, { typeOnly: node.isTypeOnly });
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node, node.arguments[0], { lazy: true });
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node, node.argument.literal, { typeOnly: true });
    else if (ts.isExportAssignment(node)) exportsDefault = true;
    else if (ts.isPropertyAccessExpression(node) && node.name.text === 'env' && node.expression.getText(source) === 'process')
      environmentLines.push(lineOf(node));
    if (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword))
      exportsDefault = true;
    ts.forEachChild(node, visit);
  }
  visit(source);

  return { path: modulePath, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0), imports, exportsDefault, environmentLines };
}
