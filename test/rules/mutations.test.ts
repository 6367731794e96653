import assert from 'node:assert/strict';
import { rules } from '../../server/src/core/rules/index.generated';
import { apply } from './fixed-site';
import { onlyRule } from './only-rule';
import { findingsIn, roots, sampleOf, show, useLab, type Sample } from './support';
import { examplesOf } from './all-examples';
import type { Analyzer } from '../../server/src/core';
import type { Finding } from '../../server/src/core/lint/finding';
import type { Problem } from '../../server/src/core/rules/problem';
import type { SettingsView } from '../../server/src/core/model/view';
import type { Rule } from '../../server/src/core/rules/rule';

/*
 * Breaks every rule in every way of a list, and asks whether what the other suites hold of its examples would notice: that
 * exactly the marked places are reported, that a fix gives the text that the example names, and that `fixable` says the truth.
 */

type Change = (problems: readonly Problem[], rule: Rule) => readonly Problem[];

/** The rule with all that it says changed, whatever it is about. */
function changing(rule: Rule, change: Change): Rule {
  const by =
    <View>(check: (view: View) => Iterable<Problem>) =>
    (view: View): readonly Problem[] =>
      change([...check(view)], rule);
  switch (rule.on) {
    case 'settings':
      return {
        ...rule,
        isLouder: true,
        check: by<SettingsView>((view) => rule.check(view)),
        ...(rule.checkEnv && { checkEnv: by(rule.checkEnv) }),
        ...(rule.checkUrls && { checkUrls: by(rule.checkUrls) }),
      };
    case 'env':
      return { ...rule, check: by(rule.check), ...(rule.checkProject && { checkProject: by(rule.checkProject) }) };
    case 'urls':
      return { ...rule, check: by(rule.check) };
    case 'project':
      return { ...rule, check: by(rule.check) };
  }
}

const [root = assert.fail('no folder')] = roots;

const always: Change = (_, rule) =>
  examplesOf(rule).map((example) => ({
    at: { uri: sampleOf(rule, example, root).uri, span: { start: 0, end: 5 } },
    message: 'always',
  }));

const beside: Change = (problems) =>
  problems.map((problem) => {
    const { uri, span } = problem.at;
    return { ...problem, at: { uri, span: { start: span.start + 1, end: span.end + 1 } } };
  });

const withoutFixes: Change = (problems) => problems.map((problem) => ({ ...problem, fixes: [] }));

const idleFixes: Change = (problems) =>
  problems.map(({ fixes = [], ...problem }) => ({ ...problem, fixes: fixes.map((fix) => ({ ...fix, edits: [] })) }));

/** Fixes that only add a blank line at the end of their first edit, and leave what was there. */
const uselessFixes: Change = (problems) =>
  problems.map(({ fixes = [], ...problem }) => ({
    ...problem,
    fixes: fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.slice(0, 1).map(({ at: { uri, span } }) => ({
        at: { uri, span: { start: span.end, end: span.end } },
        newText: '\n',
      })),
    })),
  }));

const isFixable = ({ fixable }: Rule): boolean => typeof fixable === 'string';

const mutants: readonly (readonly [name: string, change: Change, applies: (rule: Rule) => boolean])[] = [
  ['never fires', () => [], () => true],
  ['always fires at the first place', always, () => true],
  ['fires one character beside the place', beside, () => true],
  ['offers no fix', withoutFixes, isFixable],
  ['offers fixes that do nothing', idleFixes, isFixable],
  ['offers fixes that do not silence it', uselessFixes, isFixable],
];

describe('examples notice a rule that stopped working', () => {
  const lab = useLab();

  function findingsOf(analyzer: Analyzer, rule: Rule, site: Sample['site']): readonly Finding[] {
    return findingsIn(analyzer, site, onlyRule(rule)).filter((finding) => finding.rule === rule.id);
  }

  function isReportedWrongly(sample: Sample, found: readonly Finding[]): boolean {
    const spans = found.map(({ at }) => at.span);
    return show(sample.code, spans) !== show(sample.code, sample.marks);
  }

  /** True where the fix that an example shows, of its first finding, gives another text or leaves the finding there. */
  function isFixedWrongly(analyzer: Analyzer, rule: Rule, sample: Sample, after: string | undefined): boolean {
    const found = findingsOf(analyzer, rule, sample.site);
    const [first] = found;
    const fix = first?.fixes.find(({ preferred }) => preferred) ?? first?.fixes[0];
    if (first === undefined || fix === undefined) return after !== undefined;
    const fixed = apply(sample.site, fix);
    if (after !== undefined && fixed.files[sample.path] !== after) return true;
    const isSame = ({ subject }: Finding): boolean => subject === first.subject;
    return findingsOf(analyzer, rule, fixed).filter(isSame).length >= found.filter(isSame).length;
  }

  /** True where an example, or the rule's own word about its fixes, is wrong for a changed rule. */
  function isNoticed(rule: Rule, changed: Rule): boolean {
    const analyzer = lab.analyzer(rules.map((each) => (each.id === rule.id ? changed : each)));
    let fixes = 0;
    for (const example of examplesOf(rule)) {
      const sample = sampleOf(rule, example, root);
      const found = findingsOf(analyzer, rule, sample.site);
      if (isReportedWrongly(sample, found)) return true;
      if (isFixedWrongly(analyzer, rule, sample, example.after)) return true;
      fixes += found.flatMap((finding) => finding.fixes).length;
    }
    return isFixable(rule) && fixes === 0;
  }

  for (const rule of rules) {
    it(`${rule.id}: as it is`, () => {
      assert.ok(!isNoticed(rule, rule), 'an example is wrong');
    });
    for (const [name, change, applies] of mutants.filter((mutant) => mutant[2](rule))) {
      it(`${rule.id}: ${name}`, () => {
        assert.ok(applies(rule) && isNoticed(rule, changing(rule, change)));
      });
    }
  }
});
