import type { Analyzer } from '../../server/src/core/analyzer';
import type { Finding } from '../../server/src/core/lint/finding';
import { newSecretToken, type FileEdit, type Fix } from '../../server/src/core/rules/problem';
import { defineRule } from '../../server/src/core/rules/rule';
import { joinUri, type Uri } from '../../server/src/core/text';
import { fakeAnalyzer } from '../load/fake-analyzer';

export interface CountedAnalyzer extends Analyzer {
  /** How many analyses were made. */
  readonly lints: () => number;
}

/**
 * Reports the words `BAD…` wherever they stand, so that the protocol is tested apart from Django: `BAD` has an unsafe fix,
 * `BAD_SAFE` a safe one, `BAD_BOTH` one of each, `BAD_GROUP` and `BAD_GROUP2` belong together, `BAD_CROSS` is fixed in two
 * files, `BAD_NEW` by a new file, `BAD_KEY` by a random key in two places, and `CRASH` makes the analysis fail.
 */
export function countedAnalyzer(): CountedAnalyzer {
  const count = { lints: 0 };
  return {
    ...fakeAnalyzer,
    rules: [badRule, badMember],
    lints: () => count.lints,
    hover: (project, uri, offset) => {
      const start = project.files.get(uri)?.indexOf('DEBUG') ?? -1;
      const inside = start >= 0 && start <= offset && offset <= start + 5;
      return inside ? { markdown: 'What **DEBUG** does.', span: { start, end: start + 5 } } : null;
    },
    lint({ project, options, findings }) {
      count.lints++;
      const found = [...project.files].flatMap(([uri, text]) => findingsIn(uri, text, project.root));
      return {
        findings: [...findings, ...found.filter((finding) => options.rules.get(finding.rule) !== 'off')],
        accepted: 0,
        entries: [],
      };
    },
  };
}

const badRule = defineRule({
  id: 'debug-enabled',
  on: 'settings',
  summary: 'Something is bad',
  why: 'Because the test says so.',
  profile: 'always',
  django: [],
  cwe: [1],
  fixable: 'always',
  sources: [],
  examples: [],
  check: () => [],
});

/** A member of the group that `BAD_GROUP` reports. */
const badMember = defineRule({ ...badRule, id: 'bad-member', group: 'missing-hardening' });

const ids: Readonly<Record<string, string>> = { BAD: 'debug-enabled' };

function findingsIn(uri: Uri, text: string, root: Uri): readonly Finding[] {
  if (/\bCRASH\b/.test(text)) throw new Error(`the text was ${text}`);
  return [...text.matchAll(/\bBAD(?:_\w+)?\b/g)].map((match): Finding => {
    const word = match[0];
    const at = { uri, span: { start: match.index, end: match.index + word.length } };
    return {
      rule: ids[word] ?? word.toLowerCase().replace(/_/g, '-'),
      severity: word === 'BAD_GROUP2' ? 'error' : 'warning',
      message: `Found ${word}`,
      at,
      subject: word,
      ...(word.startsWith('BAD_GROUP') && { group: 'missing-hardening' }),
      entries: [uri],
      django: word === 'BAD' ? ['security.W018'] : [],
      cwe: [],
      related:
        word === 'BAD_CROSS'
          ? [{ at: { uri: joinUri(root, '.env'), span: { start: 0, end: 3 } }, message: 'read from here' }]
          : [],
      fixes: fixesOf(word, { at, newText: 'GOOD' }, root),
      tags: word === 'BAD_SAFE' ? ['unnecessary'] : [],
    };
  });
}

function fixesOf(word: string, edit: FileEdit, root: Uri): readonly Fix[] {
  const unsafe: Fix = { title: `Replace ${word}`, edits: [edit], safety: 'unsafe', preferred: true };
  const other = { uri: joinUri(root, '.env'), span: { start: 0, end: 0 } };
  switch (word) {
    case 'BAD_SAFE':
      return [{ ...unsafe, safety: 'safe' }];
    case 'BAD_BOTH':
      return [unsafe, { title: 'Replace it safely', edits: [edit], safety: 'safe', preferred: false }];
    case 'BAD_CROSS':
      return [{ ...unsafe, edits: [edit, { at: other, newText: 'X=1\n' }] }];
    case 'BAD_NEW':
      return [
        {
          ...unsafe,
          edits: [edit, { at: { ...other, uri: joinUri(root, '.env.new') }, newText: 'X=1\n', create: true }],
        },
      ];
    case 'BAD_KEY':
      return [{ ...unsafe, edits: [{ ...edit, newText: `${newSecretToken}|${newSecretToken}` }] }];
    case 'BAD_NOFIX':
      return [];
    default:
      return [unsafe];
  }
}
