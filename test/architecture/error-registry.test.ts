import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { errorRegistry } from '../../src/error-registry.js';
import { projectTree, ROOT } from './source-tree.js';

/** The codes a source declares in `static readonly definition = { code: '…' }`. */
function declaredCodes(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2023, true);
  const codes: string[] = [];
  function visit(node: ts.Node): void {
    if (ts.isPropertyDeclaration(node) && node.name.getText(source) === 'definition' && node.initializer)
      codes.push(/code: '([^']+)'/.exec(node.initializer.getText(source))?.[1] ?? `${file}: a definition without a literal code`);
    ts.forEachChild(node, visit);
  }
  visit(source);
  return codes;
}

function repeated(items: readonly string[]): string[] {
  return items.filter((item, index) => items.indexOf(item) !== index);
}

describe('The error registry', () => {
  const registered = errorRegistry.map(({ code }) => code);
  const declared = [...projectTree().keys()].filter((file) => file.startsWith('src/')).flatMap(declaredCodes);
  const documented = [...readFileSync(path.join(ROOT, 'docs', 'errors.md'), 'utf8').matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(
    (row) => row[1],
  );

  it('holds every error that a class declares', () => {
    expect(declared.filter((code) => !registered.includes(code))).to.deep.equal([]);
  });

  it('holds no error that no class declares', () => {
    expect(registered.filter((code) => !declared.includes(code))).to.deep.equal([]);
  });

  it('gives each code once', () => {
    expect(repeated(registered)).to.deep.equal([]);
  });

  it('is what docs/errors.md lists, in the same order', () => {
    expect(documented).to.deep.equal(registered);
  });

  it('says of each error what it means and what to do, in a sentence', () => {
    const unfinished = errorRegistry.filter(({ meaning, remedy }) => !/^[A-Z].*\.$/s.test(meaning) || !/^[A-Z].*\.$/s.test(remedy));
    expect(unfinished.map(({ code }) => code)).to.deep.equal([]);
  });
});
