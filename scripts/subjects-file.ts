import { join } from 'node:path';
import { rules } from '../server/src/core/rules/index.generated';
import { root } from './rule-files';
import { subjectFinder } from './rule-subjects';

/** What rules cannot do without, as a table for the core. */
export function subjectsFile(): readonly [path: string, text: string] {
  const subjectsOf = subjectFinder();
  const rows = rules.flatMap((rule) => {
    const names = rule.on === 'settings' ? subjectsOf(rule) : undefined;
    return names === undefined ? [] : [`  ['${rule.id}', [${names.map((name) => `'${name}'`).join(', ')}]],`];
  });
  const text = [
    '// Made by `npm run generate`, which asks every rule about an entry that writes nothing.',
    "import type { Subjects } from './subjects';",
    '',
    '/** By rule: where an entry has none of these, the rule has nothing to say about it. */',
    `export const subjects: Subjects = new Map([\n${rows.join('\n')}\n]);`,
    '',
  ].join('\n');
  return [join(root, 'server', 'src', 'core', 'lint', 'subjects.generated.ts'), text];
}
