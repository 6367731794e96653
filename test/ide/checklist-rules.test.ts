import assert from 'node:assert/strict';
import { checklist, type CheckedItem } from '../../server/src/core/ide/checklist/checklist';
import { checklistItems } from '../../server/src/core/ide/checklist/items';
import { collect } from '../../server/src/core/lint/collect';
import { planRules } from '../../server/src/core/lint/plan';
import { rules } from '../../server/src/core/rules/index.generated';
import { isStrictOnly } from '../../server/src/core/rules/profiles';
import { projectOf, roots, sampleOf, strict, type Sample } from '../rules/support';
import { createRemake } from './models';
import { examplesOf } from '../rules/all-examples';
import type { ProjectModel } from '../../server/src/core/model/model';
import type { Project } from '../../server/src/core/model/project';
import type { Rule } from '../../server/src/core/rules/rule';

/** Rules that no item names, and why a checklist for production does not ask for it. */
const besides: Readonly<Record<string, string>> = {
  'cookie-samesite-strict': 'a stricter cookie meets the demand; that logins may get lost is about comfort',
  'csrf-cookie-httponly-no-benefit': 'the flag does no harm, so nothing has to be done before going live',
  'gzip-breach': 'Django masks the CSRF token in every release, and since 4.2 the length of pages as well',
  'proxy-ssl-header-unconditional':
    'whether the proxy overwrites the header is for a person to see, and an item asks for it',
  'hsts-preload-off': 'being on the list is irreversible for months: a decision, and no demand on every site',
};

const namedBy = (rule: Rule): readonly string[] =>
  checklistItems.filter((item) => item.rules?.includes(rule.id)).map(({ id }) => id);

const plan = planRules(rules);

describe('the rules behind the checklist', () => {
  const unnamed = rules.filter((rule) => namedBy(rule).length === 0);

  it('are all that warn by default', () => {
    const heard = unnamed.filter(({ profile, absence }) => absence === true || !isStrictOnly(profile));
    assert.deepEqual(
      heard.map(({ id }) => id),
      [],
    );
  });

  it('are the milder ones as well, but for those with a reason', () => {
    const ids = unnamed.map(({ id }) => id);
    assert.deepEqual(
      Object.keys(besides).filter((id) => !ids.includes(id)),
      [],
    );
    assert.ok(ids.length < 10, `name them, or say why not: ${ids.join(', ')}`);
  });
});

for (const root of roots.slice(0, 1)) {
  describe('the checklist over the examples of all rules', () => {
    let model: (project: Project) => ProjectModel;
    before(async () => {
      model = await createRemake();
    });

    /** The items by id, and the rules that speak about what an item looks at. */
    const check = (sample: Sample): { items: ReadonlyMap<string, CheckedItem>; spoken: ReadonlySet<string> } => {
      const project = projectOf(sample.site);
      const one = model(project);
      const { sections } = checklist(one, { project, options: strict, findings: [] }, plan);
      const items = sections.flatMap((section) => section.items);
      const fired = collect(one, plan, strict).candidates.filter(({ severity }) => severity !== 'off');
      return {
        items: new Map(items.map((item) => [item.id, item])),
        spoken: new Set(fired.map(({ rule }) => rule.id)),
      };
    };

    for (const rule of rules) {
      it(rule.id, () => {
        examplesOf(rule).forEach((example, index) => {
          const name = `${rule.id} ${String(index + 1)}`;
          const sample = sampleOf(rule, example, root);
          const { items, spoken } = check(sample);
          if (sample.marks.length > 0)
            for (const id of namedBy(rule)) assert.equal(items.get(id)?.state, 'failed', `${name}: ${id}`);
          for (const { id, rules: named = [] } of checklistItems) {
            const item = items.get(id) ?? assert.fail(id);
            const fires = named.some((each) => spoken.has(each));
            if (fires) assert.notEqual(item.state, 'passed', `${name}: ${id} has passed, and a rule of it speaks`);
            else assert.notEqual(item.state, 'failed', `${name}: ${id} has failed, and no rule of it speaks`);
            const places = item.results.flatMap((result) => result.places);
            assert.equal(
              places.length > 0,
              item.state === 'failed',
              `${name}: ${id} has failed exactly where a place is`,
            );
          }
        });
      });
    }
  });
}
