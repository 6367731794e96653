import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { knownNames } from '../../server/src/core/rules/names';
import { ownFindings } from '../../server/src/core/rules/own';
import { renderOwnPage, renderRulePage } from '../../server/src/core/rules/page';
import { rules } from '../../server/src/core/rules/index.generated';
import { findingsIn, useLab, roots, sampleOf, show, withoutMarks } from './support';
import { onlyRule } from './only-rule';
import { checkout } from './checkout';
import type { Problem } from '../../server/src/core/rules/problem';
import type { Example, Rule } from '../../server/src/core/rules/rule';

const folder = join(checkout, 'server', 'src', 'core', 'rules');
const pages = join(checkout, 'docs', 'rules');
const noRules = ['address', 'index.generated', 'names', 'own', 'page', 'problem', 'profiles', 'rule'];
const marked = ({ code }: Example): boolean => withoutMarks(code).marks.length > 0;

describe('the folder of rules', () => {
  it('has one file for each rule in the index, named by its id', () => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => name.slice(0, -3))
      .filter((name) => !noRules.includes(name));
    assert.deepEqual(
      rules.map(({ id }) => id),
      files.sort(),
    );
  });

  it('gives every name once', () => {
    const names = rules.flatMap((rule) => [rule.id, ...(rule.aliases ?? [])]);
    assert.equal(new Set(names).size, names.length);
    assert.ok(knownNames(rules).includes('missing-hardening'));
  });

  it('has a page for each rule and each finding of the product itself, and no other page', () => {
    const wanted = [...rules.map(({ id }) => id), ...ownFindings.map(({ id }) => id), 'README'].map((id) => `${id}.md`);
    assert.deepEqual(readdirSync(pages).sort(), wanted.sort());
  });

  for (const rule of rules) {
    it(`${rule.id} has all that a reader needs`, () => {
      assert.match(rule.id, /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
      assert.ok(rule.why.length > 60, 'the reason is missing');
      assert.doesNotMatch(rule.summary, /\.$/);
      assert.ok(rule.examples.some(marked), 'no failing example');
      assert.ok(
        rule.examples.some((example) => !marked(example)),
        'no passing example',
      );
      assert.ok(rule.sources.length > 0 && rule.sources.every((source) => source.startsWith('https://')));
      assert.ok(rule.cwe.length > 0);
    });

    it(`${rule.id} is a screen or two of code`, () => {
      const lines = readFileSync(join(folder, `${rule.id}.ts`), 'utf8').split('\n').length;
      assert.ok(lines < 200, `${String(lines)} lines`);
    });

    it(`${rule.id} has a page that is rendered from it`, () => {
      const page = renderRulePage(rule);
      assert.ok(existsSync(join(pages, `${rule.id}.md`)));
      for (const part of [rule.summary, rule.why, `ignore[${rule.id}]`]) assert.ok(page.includes(part));
    });
  }

  it('renders pages of the product’s own findings', () => {
    for (const own of ownFindings) assert.ok(renderOwnPage(own).includes(own.why));
  });
});

/** The rule with another check, whatever it is about. */
function checking(rule: Rule, check: () => readonly Problem[]): Rule {
  switch (rule.on) {
    case 'settings':
      return { ...rule, check, ...(rule.checkEnv === undefined ? {} : { checkEnv: check }) };
    case 'env':
      return { ...rule, check, ...(rule.checkProject === undefined ? {} : { checkProject: check }) };
    case 'urls':
      return { ...rule, check };
    case 'project':
      return { ...rule, check };
  }
}

describe('examples notice a rule that stopped working', () => {
  const lab = useLab();
  /** The examples of a rule that another check would get wrong. */
  function wrong(rule: Rule, changed: Rule): number {
    const analyzer = lab.analyzer(rules.map((each) => (each.id === rule.id ? changed : each)));
    return rule.examples.filter((example) => {
      const sample = sampleOf(rule, example, roots[0] ?? assert.fail());
      const found = findingsIn(analyzer, sample.site, onlyRule(rule)).filter((finding) => finding.rule === rule.id);
      return (
        show(
          sample.code,
          found.map(({ at }) => at.span),
        ) !== show(sample.code, sample.marks)
      );
    }).length;
  }

  for (const rule of rules) {
    it(`${rule.id}: never fires`, () => {
      assert.ok(
        wrong(
          rule,
          checking(rule, () => []),
        ) > 0,
      );
    });
    it(`${rule.id}: always fires at the first place`, () => {
      const everywhere = rule.examples.map((example) => sampleOf(rule, example, roots[0] ?? assert.fail()).uri);
      const loud = checking(rule, () =>
        everywhere.map((uri) => ({ at: { uri, span: { start: 0, end: 5 } }, message: 'always' })),
      );
      assert.ok(wrong(rule, loud) > 0);
    });
  }
});
