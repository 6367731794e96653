import assert from 'node:assert/strict';
import path from 'node:path';
import { createModeler } from '../../server/src/core/model/modeler';
import type { Setting, SettingsView } from '../../server/src/core/model/view';
import { createDotenvParser } from '../../server/src/core/syntax/dotenv';
import { createPythonParser } from '../../server/src/core/syntax/python';
import { joinUri, type Uri } from '../../server/src/core/text';
import { wasmEngine } from '../harness/engines';
import { readScenarios, scenarioFiles, type Expectation, type Scenario } from './scenarios';
import { showBound, type Texts } from './shape-notation';

const folders = ['shapes', 'verdicts'].map((name) => path.resolve(__dirname, '../../../test/model', name));
const roots = ['file:///proj', 'file:///c%3A/proj'] as const;

for (const at of roots) {
  const root = at as Uri;
  describe(`what settings may be, in ${root}`, () => {
    let viewsOf: (scenario: Scenario) => { readonly views: readonly SettingsView[]; readonly texts: Texts };

    before(async () => {
      const engine = await wasmEngine();
      const parsePython = createPythonParser(engine.parsePython);
      const parseDotenv = createDotenvParser(engine.parseDotenv);
      viewsOf = (scenario) => {
        const texts = new Map(scenario.files.map((file) => [joinUri(root, ...file.path.split('/')), file.text]));
        const uri = [...texts.keys()].at(-1) ?? root;
        const model = createModeler({ parsePython, parseDotenv })({
          root,
          files: texts,
          entries: [{ uri, role: 'unknown', because: [] }],
          loose: [],
          envFiles: [],
          importRoots: [root],
          facts: { django: { version: '5.2', from: 'a test' }, hasProcessFile: false },
        });
        return { views: model.views, texts };
      };
    });

    for (const file of folders.flatMap(scenarioFiles)) {
      describe(path.basename(file, '.md'), () => {
        // A scenario with a verdict may leave out what the model says.
        for (const scenario of readScenarios(file).filter(
          (one) => one.findings === undefined || one.expected.length > 0,
        )) {
          it(scenario.title, () => {
            const { views, texts } = viewsOf(scenario);
            assert.ok(scenario.expected.length > 0);
            const lines = (value: (expectation: Expectation) => string): readonly string[] =>
              scenario.expected.map((one) => `${one.query} ${one.name} = ${value(one)}`);
            assert.deepEqual(
              lines((one) => showBound(ask(viewFor(views, one).get(one.name), one.query), texts)),
              lines((one) => one.value),
            );
          });
        }
      });
    }
  });
}

function viewFor(views: readonly SettingsView[], { configuration }: Expectation): SettingsView {
  const view = views.find((one) => one.configuration?.name === configuration);
  assert.ok(view !== undefined, `no view of ${configuration ?? 'the module'}`);
  return view;
}

function ask(setting: Setting, query: Expectation['query']): Setting['deployedAlternatives'] {
  if (query === 'all') return setting.all;
  return query === 'deployed' ? setting.deployedAlternatives : setting.actualAlternatives({ unset: true });
}
