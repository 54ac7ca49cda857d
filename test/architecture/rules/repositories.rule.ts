import type { Rule } from '../rule.js';
import type { SourceTree } from '../source-tree.js';

/** Contracts that serve several ports: what a port extends, and the contract that holds its repositories. */
const SHARED_CONTRACTS: readonly { readonly context: string; readonly extending: RegExp; readonly contract: string }[] = [
  {
    context: 'catalog',
    extending: /^src\/ports\/shared\/(detection-record|object-record|record)-repository\.ts$/,
    contract: 'src/testing/contracts/catalog/records.contract.ts',
  },
];
const ENGINES = 'src/testing/backends/backend.ts';
const SEEN_RED = 'test/contract/seen-red/all-cases.ts';

interface Port {
  readonly path: string;
  readonly context: string;
  readonly stem: string;
}

function portsOf(tree: SourceTree): Port[] {
  return [...tree.keys()].flatMap((path) => {
    const [, context, stem] = /^src\/ports\/([^/]+)\/([^/]+)\.repository\.ts$/.exec(path) ?? [];
    return context === undefined || stem === undefined ? [] : [{ path, context, stem }];
  });
}

const targetsOf = (tree: SourceTree, path: string): readonly string[] => tree.get(path)?.imports.map(({ target }) => target) ?? [];
const imports = (tree: SourceTree, path: string, target: string): boolean => targetsOf(tree, path).includes(target);

function contractOf(tree: SourceTree, { path, context, stem }: Port): string {
  const shared = SHARED_CONTRACTS.find(
    (one) => one.context === context && targetsOf(tree, path).some((target) => one.extending.test(target)),
  );
  return shared?.contract ?? `src/testing/contracts/${context}/${stem}.contract.ts`;
}

/** What is missing of a repository, in words. */
function missing(tree: SourceTree, port: Port): string[] {
  const { context, stem } = port;
  const contract = contractOf(tree, port);
  const reached = reachedFrom(tree, SEEN_RED);
  const tests = [...tree.keys()].filter((path) => /^test\/contract\/[^/]+\.test\.ts$/.test(path) && imports(tree, path, ENGINES));
  const parts: readonly (readonly [what: string, there: boolean])[] = [
    [`the adapter src/adapters/typeorm/${context}/${stem}.typeorm.ts`, tree.has(`src/adapters/typeorm/${context}/${stem}.typeorm.ts`)],
    [`the fake src/adapters/memory/${context}/${stem}.memory.ts`, tree.has(`src/adapters/memory/${context}/${stem}.memory.ts`)],
    [`the contract ${contract}`, tree.has(contract)],
    [`a test in test/contract that runs ${contract} on every engine`, tests.some((test) => imports(tree, test, contract))],
    [`an entry with its contract in ${SEEN_RED}`, reached.has(port.path) && reached.has(contract)],
  ];
  return parts.filter(([, there]) => !there).map(([what]) => what);
}

/** A module and what it imports, in test/contract all the way: how the matrix comes to its contexts and contracts. */
function reachedFrom(tree: SourceTree, from: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const toSee = [from];
  for (let path = toSee.pop(); path !== undefined; path = toSee.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    if (path.startsWith('test/contract/')) toSee.push(...targetsOf(tree, path));
  }
  return reached;
}

export const repositoriesAreProven: Rule = {
  name: 'a repository has an adapter, a fake, a contract that runs on every engine, and is seen red',
  faults: (tree) =>
    portsOf(tree).flatMap((port) => {
      const parts = missing(tree, port);
      return parts.length === 0 ? [] : [`${port.path} has not: ${parts.join('; ')}`];
    }),
  planted: {
    'src/ports/identity/user.repository.ts': '',
    'src/adapters/typeorm/identity/user.typeorm.ts': '',
    'src/adapters/memory/identity/user.memory.ts': '',
    'src/testing/contracts/identity/user.contract.ts': '',
    'test/contract/identity.test.ts': `
      import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
      import { describeUserRepository } from '../../src/testing/contracts/identity/user.contract.js';
    `,
  },
  plantedIn: 'src/ports/identity/user.repository.ts',
};
