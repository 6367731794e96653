import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../server/src/core/rules/index.generated';
import { createLineIndex, normalizeUri } from '../../server/src/core/text';
import { scenarioFiles } from '../model/scenarios';
import { findingsIn, strict, useLab, type Site } from './support';
import type { Role } from '../../server/src/core/model/view';

/*
 * What each rule says of cases that would make its page too long. A heading names the rule; each block is a settings module, with
 * the role, the release of Django and packages behind `python`. A line that ends in `# !` is reported by that rule in the strict
 * preset, and no other line is.
 */

interface Block {
  readonly rule: string;
  readonly title: string;
  readonly options: readonly string[];
  readonly text: string;
}

const folder = path.resolve(__dirname, '../../../test/rules/clauses');
const root = normalizeUri('file:///srv/site');
const lab = useLab();

describe('clauses of rules', () => {
  for (const block of scenarioFiles(folder).flatMap(blocksIn)) {
    it(`${block.rule}: ${block.title}`, () => {
      assert.ok(
        rules.some(({ id }) => id === block.rule),
        'a rule that there is',
      );
      const marked = block.text.split('\n').flatMap((line, index) => (line.endsWith('# !') ? [index + 1] : []));
      assert.deepEqual(reported(block), marked);
    });
  }
});

function blocksIn(file: string): readonly Block[] {
  return readFileSync(file, 'utf8')
    .split(/^## /m)
    .slice(1)
    .flatMap((part) => {
      const rule = part.slice(0, part.indexOf('\n')).trim();
      return [...part.matchAll(/^```python([^\n]*)\n([\s\S]*?)^```$/gm)].map(([, options = '', text = '']) => ({
        rule,
        title: text.split('\n').find((line) => line.trim() !== '') ?? '',
        options: options.split(' ').filter((option) => option !== ''),
        text,
      }));
    });
}

/** The lines that the rule reports, each once. */
function reported({ rule, options, text }: Block): readonly number[] {
  const packages = Object.fromEntries(
    options.filter((option) => option.includes('==')).map((option) => option.split('==') as [string, string]),
  );
  const django = options.find((option) => option.startsWith('django='))?.slice('django='.length);
  const role = (options.find((option) => /^[a-z]+$/.test(option)) ?? 'unknown') as Role;
  const site: Site = {
    root,
    files: { 'settings.py': text },
    entries: { 'settings.py': role },
    ...(django === undefined ? {} : { django }),
    ...(Object.keys(packages).length === 0 ? {} : { packages }),
  };
  const lines = findingsIn(lab.analyzer(rules), site, strict)
    .filter((finding) => finding.rule === rule)
    .map(({ at }) => createLineIndex(text).positionAt(at.span.start).line + 1);
  return [...new Set(lines)].sort((a, b) => a - b);
}
