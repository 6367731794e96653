import assert from 'node:assert/strict';
import { createAnalyzer, planRules, rules, type Analyzer } from '../../server/src/core';
import { defaultOptions } from '../../server/src/core/lint/options';
import { joinUri, normalizeUri, type Uri } from '../../server/src/core/text';
import { projectOf, useLab, type Site } from '../rules/support';
import { plantedSite } from './site';

const root = normalizeUri('file:///srv/shop');

describe('planted secrets in what the core says', () => {
  const lab = useLab();
  const { files, planter } = plantedSite();
  const site: Site = {
    root,
    files,
    entries: {
      'config/production.py': 'production',
      'config/local.py': 'development',
      'config/broken.py': 'unknown',
      'config/staging.py': 'production',
      'config/base.py': 'production',
    },
    django: '5.2',
  };
  const project = projectOf(site);
  let analyzer: Analyzer;
  before(() => {
    analyzer = lab.analyzer(rules);
  });

  it('are in many places', () => {
    assert.ok(planter.marks.length > 120, `${planter.marks.length} marks`);
    for (const { text, what } of planter.marks)
      assert.equal(Object.values(files).filter((content) => content.includes(text)).length, 1, what);
  });

  for (const preset of ['default', 'strict'] as const) {
    it(`are in no finding of the ${preset} preset, but for the edits of its fixes`, () => {
      const { findings } = analyzer.lint({ project, options: { ...defaultOptions, preset }, findings: [] });
      assert.ok(findings.length > 20, `${findings.length} findings`);
      const said = findings.map((finding) => ({
        ...finding,
        fixes: finding.fixes.map(({ edits: _edits, ...fix }) => fix),
      }));
      planter.assertNone(JSON.stringify(said), 'findings');
    });
  }

  it('are in no explanation', () => {
    const explained = JSON.stringify(analyzer.explain(project));
    assert.ok(explained.length > 10_000);
    planter.assertNone(explained, 'explain');
  });

  it('are in no hover, wherever the mouse points', () => {
    let hovers = 0;
    for (const [path, text] of Object.entries(files)) {
      const uri: Uri = joinUri(root, path);
      for (let offset = 0; offset <= text.length; offset++) {
        const hover = analyzer.hover(project, uri, offset);
        if (hover === null) continue;
        hovers++;
        planter.assertNone(hover.markdown, `hover in ${path} at ${offset}`);
      }
    }
    assert.ok(hovers > 500, `${hovers} hovers`);
  });

  it('would be seen by this test', () => {
    const [mark = assert.fail('no marks')] = planter.marks;
    assert.throws(() => {
      planter.assertNone(`before ${mark.text.toUpperCase()} after`, 'the test itself');
    });
  });

  it('are in no message about a rule that fails', () => {
    const leaky = rules.slice(0, 1).map((rule) => ({
      ...rule,
      check: () => {
        throw new Error(planter.marks[0]?.text);
      },
    }));
    const failing = createAnalyzer({
      parsePython: (text) => lab.parsePython(text),
      parseDotenv: () => ({ lines: [], comments: [], bom: false }),
      plan: planRules(leaky),
    });
    const { findings } = failing.lint({ project, options: defaultOptions, findings: [] });
    assert.ok(findings.some(({ rule }) => rule === 'rule-failed'));
    planter.assertNone(JSON.stringify(findings), 'a failed rule');
  });
});
