import jsdoc from 'eslint-plugin-jsdoc';
import tseslint from 'typescript-eslint';
import layers from './scripts/lint/layers.mjs';

const stateAtModuleLevel = ['Program', 'Program > ExportNamedDeclaration'].map((at) => ({
  selector: `${at} > VariableDeclaration[kind!="const"]`,
  message: 'State at module level outlives a run and leaks between projects; keep it in session.ts or pass it on.',
}));

/** What every keystroke makes anew has to be garbage for the next one: see "Speed" in docs/architecture.md. */
const keptByHiddenClasses = [
  { selector: 'ObjectExpression > Property[kind="get"]', message: 'Write a class with a getter.' },
  { selector: ':function :function[generator=true]', message: 'Write the generator at module level.' },
].map(({ selector, message }) => ({
  selector,
  message: `V8 makes a hidden class for each of these, and keeps what it can reach through the quick collections of garbage. ${message}`,
}));

/** What others may call says in a sentence what it gives, and in which units. */
const documented = {
  publicOnly: true,
  enableFixer: false,
  require: { FunctionDeclaration: true, ClassDeclaration: true, MethodDefinition: false },
  contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration'],
};

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', '.cache/', 'examples/', 'grammars/', 'test/fixtures/'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { layers },
    rules: {
      'layers/imports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A `default` says that the other members are meant to be treated alike; without one, each has its case.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // A text spreads into code points, which is how Python counts and cuts its own.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // What VS Code calls a Disposable is whatever can be disposed of.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // It does not see what a callback, or another call while one is awaited, does to a variable.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // A reader of JSON names the shape that it reads.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Invented credentials are written as `${'…'}`, so that other tools do not take the source for a leak.
      '@typescript-eslint/no-unnecessary-template-expression': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...stateAtModuleLevel],
    },
  },
  {
    files: ['server/src/**/*.ts', 'client/src/**/*.ts', 'scripts/**/*.ts'],
    plugins: { jsdoc },
    rules: { 'jsdoc/require-jsdoc': ['error', documented] },
  },
  {
    files: ['server/src/core/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...stateAtModuleLevel, ...keptByHiddenClasses] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // What tests take out of a harness needs no `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
