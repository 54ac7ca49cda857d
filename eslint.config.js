import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const environmentOnlyAtTheEdge = {
  object: 'process',
  property: 'env',
  message: 'Only src/settings, src/connections and src/adapters/cli read the environment; take a value from the settings instead.',
};

const namedExportsOnly = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that a thing has one name everywhere.',
};

export default defineConfig(
  globalIgnores(['dist/', '.build-*/', 'coverage/', 'data/', 'examples/data/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // `new Star({ ...this, ...changes })` is how an immutable class changes, and a spread text is its code points.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // TypeORM's options are classes that everybody fills with object literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A system error is told apart by its code, which `unknown` does not have.
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      // Ports are written with method signatures, also where the function behind one needs no `this`.
      '@typescript-eslint/unbound-method': 'off',
      // A class is often only its decorator and its constructor here.
      '@typescript-eslint/no-extraneous-class': 'off',
      // Fakes and adapters promise because their port does, with nothing to await.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-restricted-properties': ['error', environmentOnlyAtTheEdge],
      'no-restricted-syntax': ['error', namedExportsOnly],
    },
  },
  {
    // src/testing hands its own environment to the servers it starts.
    files: [
      'src/settings/**/*.ts',
      'src/connections/**/*.ts',
      'src/adapters/cli/**/*.ts',
      'src/testing/**/*.ts',
      'test/**/*.ts',
      'bench/**/*.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // A plan is arrays that refer to each other by index; looking each one up twice would cost more than it protects.
    files: ['src/container/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['test/**/*.ts', 'examples/**/*.ts', 'bench/**/*.ts', 'src/testing/**/*.ts'],
    rules: {
      'no-console': 'off',
      // `expect(value).to.be.true` is a whole statement in chai.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Values that exist only for the compiler to look at.
    files: ['test/types/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-vars': 'off', '@typescript-eslint/no-unnecessary-type-parameters': 'off' },
  },
  {
    files: ['scripts/**/*.mjs', 'bench/**/*.mjs', 'eslint.config.js'],
    extends: [tseslint.configs.recommended],
    rules: { eqeqeq: 'error', 'prefer-const': 'error' },
  },
);
