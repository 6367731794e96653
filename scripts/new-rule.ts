// Scaffolds the file of a new rule: npm run new-rule -- <id>
import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, ruleIds, rulesFolder } from './rule-files';

function main(id: string | undefined): string | undefined {
  if (id === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)) {
    return 'Name the problem in kebab case, such as: npm run new-rule -- session-cookie-insecure';
  }
  if (ruleIds().includes(id)) return `There is a rule ${id} already.`;
  const path = join(rulesFolder, `${id}.ts`);
  if (existsSync(path)) return `${relative(root, path)} is taken by something that is no rule.`;
  writeFileSync(path, scaffold(id));
  console.log(
    `Written: ${relative(root, path)}\nFill it in, then compile and run \`npm run generate\` (see docs/adding-a-rule.md).`,
  );
  return undefined;
}

/** A rule about one flag, complete enough to compile; the test of the folder says what is still missing. */
function scaffold(id: string): string {
  return `import { falsy } from './shared/values';
import { defineRule } from './rule';

export default defineRule({
  id: '${id}',
  summary: 'What is wrong, in one line',
  why: 'What can happen to whom, in a paragraph.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [],
  fixable: 'sometimes',
  sources: [],
  examples: [
    { code: 'SETTING = False\\n#         ^^^^^', after: 'SETTING = True' },
    { code: 'SETTING = True' },
  ],
  *check(settings) {
    const found = settings.get('SETTING').deployed(falsy);
    if (found?.written === undefined) return;
    yield {
      at: found.at,
      subject: 'SETTING',
      message: 'What is wrong and what follows from it. What to do.',
      fixes: [{ title: 'Set \`SETTING = True\`', edits: [{ at: found.at, newText: 'True' }], safety: 'unsafe', preferred: true }],
    };
  },
});
`;
}

const problem = main(process.argv[2]);
if (problem !== undefined) {
  console.error(problem);
  process.exitCode = 2;
}
