import assert from 'node:assert/strict';
import { applyFix } from '../../server/src/core/lint/fix';
import { rules } from '../../server/src/core/rules/index.generated';
import { onlyRule } from './only-rule';
import { findingsIn, useLab, projectOf, roots, sampleOf, show, type Sample } from './support';
import { examplesOf } from './all-examples';
import type { Finding } from '../../server/src/core/lint/finding';
import type { Rule } from '../../server/src/core/rules/rule';

const lab = useLab();

function findingsOf(rule: Rule, sample: Sample): readonly Finding[] {
  return findingsIn(lab.analyzer(rules), sample.site, onlyRule(rule)).filter((finding) => finding.rule === rule.id);
}

function fixedText(rule: Rule, sample: Sample): string | undefined {
  const [first] = findingsOf(rule, sample);
  const fix = first?.fixes.find(({ preferred }) => preferred) ?? first?.fixes[0];
  return fix && applyFix(projectOf(sample.site).files, fix)?.get(sample.uri);
}

for (const root of roots) {
  describe(`examples of every rule (${root})`, () => {
    for (const rule of rules) {
      examplesOf(rule).forEach((example, index) => {
        const name = `${rule.id} ${String(index + 1)}: ${example.title ?? example.code.split('\n').at(-1) ?? ''}`;
        it(name, () => {
          const sample = sampleOf(rule, example, root);
          const found = findingsOf(rule, sample);
          const outside = found.filter(({ at }) => at.uri !== sample.uri).map(({ at }) => at.uri);
          assert.deepEqual(outside, [], 'reported in another file');
          assert.equal(
            show(
              sample.code,
              found.map(({ at }) => at.span),
            ),
            show(sample.code, sample.marks),
          );
          for (const { message } of found) {
            const sentences = message.match(/[.!?](?=\s|$)/g) ?? [];
            assert.ok(sentences.length > 0 && sentences.length <= 2, `a message has one or two sentences: ${message}`);
          }
          if (example.after !== undefined) assert.equal(fixedText(rule, sample), example.after);
        });
      });
    }
  });
}
