import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { knownNames } from '../../server/src/core/rules/names';
import { ownFindings } from '../../server/src/core/rules/own';
import { renderOwnPage, renderRulePage } from '../../server/src/core/rules/page';
import { rules } from '../../server/src/core/rules/index.generated';
import { moreExamples } from './cases';
import { withoutMarks } from './support';
import { checkout } from './checkout';
import type { Example } from '../../server/src/core/rules/rule';

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

  it('has more cases for rules that there are, each file of them in the index', () => {
    const files = readdirSync(join(checkout, 'test', 'rules', 'cases')).map((name) => name.replace(/\.ts$/, ''));
    assert.deepEqual(Object.keys(moreExamples), files.filter((name) => name !== 'index').sort());
    for (const id of Object.keys(moreExamples))
      assert.ok(
        rules.some((rule) => rule.id === id),
        id,
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
      assert.doesNotMatch(page, /There is no quick-fix: (?:[A-Z][a-z]|.*\.\.$)/m, 'the reason goes on with a sentence');
    });
  }

  it("renders pages of the product's own findings", () => {
    for (const own of ownFindings) assert.ok(renderOwnPage(own).includes(own.why));
  });
});
