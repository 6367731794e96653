import assert from 'node:assert/strict';
import { rules } from '../../server/src/core/rules/index.generated';
import { scanPython } from '../../server/src/core/rules/shared/source';
import { findingsIn, useLab, roots, sampleOf, strict, type Sample, type Site } from './support';
import { apply } from './fixed-site';
import { onlyRule } from './only-rule';
import { examplesOf } from './all-examples';
import type { Finding } from '../../server/src/core/lint/finding';
import type { Fix } from '../../server/src/core/rules/problem';
import type { Rule } from '../../server/src/core/rules/rule';
import type { Uri } from '../../server/src/core/text';

const lab = useLab();

function ownFindings(rule: Rule, site: Site): readonly Finding[] {
  return findingsIn(lab.analyzer(rules), site, onlyRule(rule)).filter((finding) => finding.rule === rule.id);
}

function count(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function assertParses(site: Site): void {
  for (const [path, text] of Object.entries(site.files)) {
    if (!path.endsWith('.py')) continue;
    const module = lab.parsePython(text);
    assert.deepEqual(module.errors, [], `${path} no longer parses:\n${text}`);
    assert.ok(
      module.statements.every(({ node }) => node.kind !== 'broken'),
      `${path} has a broken statement:\n${text}`,
    );
  }
}

function pythonComments(text: string): readonly string[] {
  return scanPython(text).comments.map(({ start, end }) => text.slice(start, end));
}

/** In a `.env` file only a line of its own is a comment to every loader. */
function commentsOf(site: Site): readonly string[] {
  return Object.entries(site.files)
    .flatMap(([path, text]) => (path.endsWith('.py') ? pythonComments(text) : (text.match(/^[ \t]*#.*$/gm) ?? [])))
    .sort();
}

function assertNothingNew(rule: Rule, before: Site, after: Site): void {
  const analyzer = lab.analyzer(rules);
  const old = count(findingsIn(analyzer, before, strict));
  const now = findingsIn(analyzer, after, strict);
  for (const [id, many] of count(now)) {
    if (many <= (old.get(id) ?? 0)) continue;
    const shown = now.filter((finding) => finding.rule === id);
    const revealed = shown.every(
      (finding) =>
        rule.reveals?.includes(id) === true ||
        (finding.group !== undefined && rule.reveals?.includes(finding.group) === true),
    );
    assert.ok(
      revealed,
      `${id} is new and not among what ${rule.id} reveals:\n${Object.values(after.files).join('\n---\n')}`,
    );
    assert.ok(
      shown.every(({ severity }) => severity !== 'error'),
      `${id} is a new error`,
    );
  }
}

function checkFix(rule: Rule, sample: Sample, finding: Finding, fix: Fix): void {
  const before = ownFindings(rule, sample.site);
  const after = apply(sample.site, fix);
  assertParses(after);
  const left = ownFindings(rule, after).filter(({ subject }) => subject === finding.subject);
  const were = before.filter(({ subject }) => subject === finding.subject);
  assert.ok(
    left.length < were.length,
    `still reported after "${fix.title}":\n${Object.values(after.files).join('\n---\n')}`,
  );
  assertNothingNew(rule, sample.site, after);
  const kept = commentsOf(after);
  for (const comment of commentsOf(sample.site)) assert.ok(kept.includes(comment), `the comment ${comment} is lost`);
}

function assertFixedPoint(rule: Rule, start: Site): void {
  let site = start;
  for (let round = 0; round < 5; round++) {
    const fix = ownFindings(rule, site).flatMap(({ fixes }) => fixes.slice(0, 1))[0];
    if (fix === undefined) return;
    site = apply(site, fix);
  }
  assert.equal(ownFindings(rule, site).flatMap(({ fixes }) => fixes).length, 0, 'no fixed point within five rounds');
}

/** A fix changes the file of the finding, or one beside it that is no code. */
function targets(uri: Uri, fix: Fix): boolean {
  return fix.edits.some((edit) => edit.at.uri === uri || !edit.at.uri.endsWith('.py'));
}

for (const root of roots) {
  describe(`fixes of every example (${root})`, () => {
    for (const rule of rules) {
      it(rule.id, () => {
        let fixed = 0;
        let reported = 0;
        for (const example of examplesOf(rule)) {
          const sample = sampleOf(rule, example, root);
          for (const finding of ownFindings(rule, sample.site)) {
            reported++;
            assert.ok(finding.fixes.filter(({ preferred }) => preferred).length <= 1, 'more than one preferred fix');
            for (const fix of finding.fixes) {
              assert.ok(targets(sample.uri, fix), 'the fix leaves the file of the finding alone');
              checkFix(rule, sample, finding, fix);
            }
            if (finding.fixes.length > 0) fixed++;
          }
          assertFixedPoint(rule, sample.site);
        }
        if (rule.fixable === 'always') assert.equal(fixed, reported, 'says that it is always fixable');
        else if (rule.fixable === 'sometimes') assert.ok(fixed > 0, 'says that it is sometimes fixable');
        else assert.equal(fixed, 0, 'says that it is never fixable');
      });
    }
  });
}

describe('comments inside a replaced range', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      'secret-key-hardcoded',
      'import os\nSECRET_KEY = (\n    "an-example"  # first half\n    "-key"  # second half\n)\n',
      'settings.py',
      '# first half',
    ],
    [
      'allowed-hosts-wildcard',
      'import os\nALLOWED_HOSTS = [\n    "*",  # until the launch\n]\n',
      'settings.py',
      '# until the launch',
    ],
    [
      'debug-env-string',
      'import os\nDEBUG = os.environ.get(\n    "DEBUG",  # set by the platform\n    "",\n)\n',
      'settings.py',
      '# set by the platform',
    ],
    [
      'csrf-middleware-missing',
      'MIDDLEWARE = [\n    "django.middleware.common.CommonMiddleware",  # paths\n    # logins\n    "django.contrib.auth.middleware.AuthenticationMiddleware",\n]\n',
      'settings.py',
      '# logins',
    ],
    [
      'xframe-middleware-missing',
      'MIDDLEWARE = [\n    "django.middleware.common.CommonMiddleware"  # paths\n]\n',
      'settings.py',
      '# paths',
    ],
  ];
  for (const [id, code, path, comment] of cases) {
    it(`${id} keeps ${comment}`, () => {
      const rule = rules.find((each) => each.id === id);
      assert.ok(rule !== undefined);
      const sample = sampleOf(rule, { code, path }, roots[0] ?? ('' as Uri));
      const [finding] = ownFindings(rule, sample.site);
      const [fix] = finding?.fixes ?? [];
      assert.ok(finding !== undefined && fix !== undefined, 'no fix');
      checkFix(rule, sample, finding, fix);
      assert.ok(Object.values(apply(sample.site, fix).files).join('\n').includes(comment));
    });
  }
});
