import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the checkout: npm runs scripts there. */
export const root = process.cwd();
export const rulesFolder = join(root, 'server', 'src', 'core', 'rules');

/** Files of the folder that are no rules: the contract and what is made from all rules. */
const notRules = ['address', 'index.generated', 'names', 'own', 'page', 'problem', 'profiles', 'rule'];

/** The ids of all rules by the names of their files, sorted. */
export function ruleIds(): readonly string[] {
  return readdirSync(rulesFolder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -3))
    .filter((id) => !notRules.includes(id))
    .sort();
}

/** `debug-enabled` as a name in code: `debugEnabled`. */
function camelCase(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The index of all rules; it is committed, so that a bundler and the compiler need no generation step. */
export function rulesIndex(ids: readonly string[]): string {
  const imports = ids.map((id) => `import ${camelCase(id)} from './${id}';`);
  const rows = ids.map((id) => `  ${camelCase(id)},`);
  return [
    '// Made by `npm run generate` from the files in this folder.',
    ...imports,
    "import type { Rule } from './rule';",
    '',
    '/** Every rule, by id. */',
    `export const rules: readonly Rule[] = Object.freeze([\n${rows.join('\n')}\n]);`,
    '',
  ].join('\n');
}
