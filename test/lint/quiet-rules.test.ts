import assert from 'node:assert/strict';
import { defaultOptions, type Options, type RuleLevel } from '../../server/src/core/lint/options';
import { isQuiet } from '../../server/src/core/lint/plan';
import { severityOf } from '../../server/src/core/lint/severity';
import { createDotenvParser, createPythonParser } from '../../server/src/core';
import { createModeler } from '../../server/src/core/model/modeler';
import { rules } from '../../server/src/core/rules/index.generated';
import { loadEngine } from '../../server/src/grammar/node';
import { findingsIn, projectOf, roots, sampleOf, strict, useLab, type Site } from '../rules/support';
import { examplesOf } from '../rules/all-examples';
import type { Project } from '../../server/src/core/model/project';
import type { ProjectModel } from '../../server/src/core/model/model';
import type { Role } from '../../server/src/core/model/view';
import type { SettingsRule } from '../../server/src/core/rules/rule';

const quiet = rules.filter((rule): rule is SettingsRule => rule.on === 'settings' && isQuiet(rule));
const roles: readonly Role[] = ['production', 'unknown', 'development', 'test'];

describe('rules that the default preset does not ask', () => {
  let model: (project: Project) => ProjectModel;
  const [root = assert.fail()] = roots;

  before(async () => {
    const { engine } = await loadEngine('wasm');
    const parsePython = createPythonParser(engine.parsePython);
    model = createModeler({ parsePython, parseDotenv: createDotenvParser(engine.parseDotenv) });
  });

  it('are many', () => {
    assert.ok(quiet.length > 50);
  });

  for (const rule of quiet) {
    it(`say nothing that is shown: ${rule.id}`, () => {
      const views = examplesOf(rule).flatMap((example) => model(projectOf(sampleOf(rule, example, root).site)).views);
      const problems = views.flatMap((view) => [...rule.check(view)]);
      assert.ok(problems.length > 0 || rule.checkEnv !== undefined || rule.checkUrls !== undefined);
      for (const problem of problems)
        for (const role of roles) {
          const situation = { role, productionMarker: true, options: defaultOptions };
          assert.equal(severityOf(rule, problem, situation), 'off', role);
        }
    });
  }
});

describe('a rule that the default preset does not ask', () => {
  const lab = useLab();
  const hosts = 'import os\nALLOWED_HOSTS = os.environ.get("HOSTS", "").split(",")\n';
  const found = (code: string, options: Options): readonly string[] => {
    const [root = assert.fail()] = roots;
    const of: Site = { root, files: { 'settings.py': code }, entries: { 'settings.py': 'production' } };
    return findingsIn(lab.analyzer(rules), of, options).map(({ rule }) => rule);
  };
  const levels = (name: string, level: RuleLevel): Options => ({ ...defaultOptions, rules: new Map([[name, level]]) });
  const id = 'allowed-hosts-blank-entry';

  it('speaks in the strict preset', () => {
    assert.ok(!found(hosts, defaultOptions).includes(id));
    assert.ok(found(hosts, strict).includes(id));
  });

  it('speaks where the configuration names it, also by an old name', () => {
    assert.ok(found(hosts, levels(id, 'on')).includes(id));
    assert.ok(found(hosts, levels('allowed-hosts-unstripped', 'warning')).includes(id));
    assert.ok(!found(hosts, levels('debug-enabled', 'warning')).includes(id));
  });

  it('is known to be excused by a comment', () => {
    const excused = hosts.replace(
      /\n$/,
      '  # settings-lint: ignore[allowed-hosts-blank-entry] the proxy strips them\n',
    );
    assert.ok(!found(excused, defaultOptions).includes('unused-ignore'));
    const other = hosts.replace(/\n$/, '  # settings-lint: ignore[allowed-hosts-wildcard] the proxy strips them\n');
    assert.ok(found(other, defaultOptions).includes('unused-ignore'));
  });
});
