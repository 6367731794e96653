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
    extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic],
    plugins: { layers },
    rules: {
      'layers/imports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
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
);
