import assert from 'node:assert/strict';
import { createDotenvParser, createPythonParser } from '../../server/src/core';
import { speakersOn } from '../../server/src/core/lint/plan';
import { plan } from '../../server/src/core/lint/product-plan';
import { subjects } from '../../server/src/core/lint/subjects.generated';
import { createModeler } from '../../server/src/core/model/modeler';
import { rules } from '../../server/src/core/rules/index.generated';
import { normalizeUri } from '../../server/src/core/text';
import { loadEngine } from '../../server/src/grammar/node';
import { subjectFinder } from '../../scripts/rule-subjects';
import { projectOf, roots, sampleOf } from './support';
import { examplesOf } from './all-examples';
import type { Project } from '../../server/src/core/model/project';
import type { ProjectModel } from '../../server/src/core/model/model';
import type { SettingsView } from '../../server/src/core/model/view';
import type { Problem } from '../../server/src/core/rules/problem';
import type { Rule, SettingsRule } from '../../server/src/core/rules/rule';

const [root = normalizeUri('file:///srv/site')] = roots;
const about = rules.filter((rule): rule is SettingsRule => rule.on === 'settings');
const [any] = about;
assert.ok(any !== undefined);

describe('rules that need not be asked about an entry', () => {
  let model: (project: Project) => ProjectModel;

  before(async () => {
    const { engine } = await loadEngine('wasm');
    const parsePython = createPythonParser(engine.parsePython);
    model = createModeler({ parsePython, parseDotenv: createDotenvParser(engine.parseDotenv) });
  });

  for (const of of rules) {
    it(`would say nothing about the examples of ${of.id}`, () => {
      for (const view of viewsOf(of)) {
        const speakers = new Set(speakersOn(view, plan.aboutSettings));
        for (const rule of about) if (!speakers.has(rule)) assert.deepEqual([...rule.check(view)], [], rule.id);
      }
    });
  }

  function viewsOf(rule: Rule): readonly SettingsView[] {
    return examplesOf(rule).flatMap((example) => model(projectOf(sampleOf(rule, example, root).site)).views);
  }

  it('are most of the rules', () => {
    assert.ok(subjects.size > about.length / 2);
    for (const id of subjects.keys())
      assert.ok(
        about.some((rule) => rule.id === id),
        id,
      );
  });
});

describe('the settings and packages that a rule cannot do without', () => {
  const subjectsOf = subjectFinder();
  const of = (check: SettingsRule['check']): readonly string[] | undefined =>
    subjectsOf({ ...any, isLouder: true, check });
  const problem = (settings: SettingsView): Problem => ({
    at: { uri: settings.uri, span: { start: 0, end: 0 } },
    message: 'Something is wrong.',
  });

  it('are those that it asks for while nothing is written', () => {
    assert.deepEqual(
      of(function* (settings) {
        if (settings.get('B').isAssigned && settings.get('NOT_ASKED').isAssigned) yield problem(settings);
        if (settings.get('A').writes.length > 0) yield problem(settings);
      }),
      ['A', 'B'],
    );
  });

  it('are found on every way that a rule can take', () => {
    assert.deepEqual(
      of(function* (settings) {
        const isNew = settings.django !== undefined && settings.django[0] >= 6;
        if (settings.once('package cors-headers', () => false) && isNew && settings.get('RARE').isAssigned)
          yield problem(settings);
        if (settings.packages?.has('django-axes') === true && settings.get('AXES').isAssigned) yield problem(settings);
      }),
      ['AXES', 'RARE'],
    );
  });

  it('are the packages of a rule that speaks for them alone', () => {
    assert.deepEqual(
      of((settings) =>
        settings.once('package cors-headers', () => false) || settings.packages?.has('django-csp') === true
          ? [problem(settings)]
          : [],
      ),
      ['package cors-headers', 'requirement django-csp'],
    );
    assert.deepEqual(
      of((settings) => (settings.packages?.get('django')?.exact === true ? [problem(settings)] : [])),
      ['requirement django'],
    );
  });

  it('are not known of a rule that speaks about what is missing, be it in one case only', () => {
    const missing = of(function* (settings) {
      if (settings.get('A').isAssigned || settings.role !== 'production') return;
      if (settings.django?.[0] === 4 && settings.django[1] === 1) yield problem(settings);
    });
    assert.equal(missing, undefined);
    const byDefault = of(function* (settings) {
      if (settings.get('SECURE_SSL_REDIRECT').must((value) => value.kind === 'literal') !== undefined)
        yield problem(settings);
    });
    assert.equal(byDefault, undefined);
  });

  it('are not known of a rule that looks at more than settings by their names', () => {
    const others: readonly SettingsRule['check'][] = [
      (settings) => settings.assigned.map(() => problem(settings)),
      (settings) => settings.sources.map(() => problem(settings)),
      (settings) => {
        const found: string[] = [];
        settings.eachMentioned((name) => found.push(name));
        return found.map(() => problem(settings));
      },
      (settings) => [...(settings.packages ?? [])].map(() => problem(settings)),
    ];
    for (const check of others) assert.equal(of(check), undefined);
  });
});
