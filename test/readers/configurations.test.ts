import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createModeler } from '../../server/src/core/model/modeler';
import type { SettingsView } from '../../server/src/core/model/view';
import { createDotenvParser } from '../../server/src/core/syntax/dotenv';
import { createPythonParser } from '../../server/src/core/syntax/python';
import { joinUri, type Uri } from '../../server/src/core/text';
import { wasmEngine } from '../harness/engines';
import { readScenarios, type Scenario } from '../model/scenarios';
import { admits, possible, type Environment, type PythonValue } from '../python/compare';

/** What `record_configurations.py` saw the real package hand to Django, or the exception with which it stopped. */
interface Recorded {
  readonly environments: readonly Environment[];
  readonly rows: readonly {
    readonly title: string;
    readonly configuration: string;
    readonly runs: readonly (Readonly<Record<string, PythonValue>> | { readonly error: string })[];
  }[];
}

const folder = path.resolve(__dirname, '../../../test');
const recorded = JSON.parse(fs.readFileSync(path.join(folder, 'readers/configurations.json'), 'utf8')) as Recorded;
const scenarios = readScenarios(path.join(folder, 'model/shapes/configurations.md'));

describe('classes of django-configurations, compared with the real package', () => {
  let viewsOf: (scenario: Scenario) => readonly SettingsView[];

  before(async () => {
    const engine = await wasmEngine();
    const parsePython = createPythonParser(engine.parsePython);
    const parseDotenv = createDotenvParser(engine.parseDotenv);
    const root = 'file:///proj' as Uri;
    viewsOf = ({ files }) => {
      const texts = new Map(files.map((file) => [joinUri(root, ...file.path.split('/')), file.text]));
      const uri = [...texts.keys()].at(-1) ?? root;
      return createModeler({ parsePython, parseDotenv })({
        root,
        files: texts,
        entries: [{ uri, role: 'unknown', because: [] }],
        loose: [],
        envFiles: [],
        importRoots: [root],
        facts: { django: { version: '5.2', from: 'a test' }, hasProcessFile: false },
      }).views;
    };
  });

  for (const { title, configuration, runs } of recorded.rows) {
    it(`${title}: ${configuration}`, () => {
      const scenario = scenarios.find((one) => one.title === title);
      assert.ok(scenario !== undefined, 'record the scenarios again');
      const view = viewsOf(scenario).find((one) => one.configuration?.name === configuration);
      assert.ok(view !== undefined);
      runs.forEach((run, i) => {
        const environment = recorded.environments[i] ?? {};
        if (isError(run)) return assertMayStop(view, environment);
        const told = Object.entries(run);
        assert.ok(told.length > 0);
        for (const [name, value] of told)
          assert.ok(
            admits(view.get(name).all, value, environment),
            `${name} is ${JSON.stringify(value)} where ${JSON.stringify(environment)}`,
          );
      });
    });
  }

  it('knows most of them', () => {
    const asked = scenarios.flatMap(({ expected }) => expected).filter(({ query }) => query === 'all');
    assert.ok(asked.filter(({ value }) => !value.includes('?')).length / asked.length > 0.75);
  });
});

function isError(run: Recorded['rows'][number]['runs'][number]): run is { readonly error: string } {
  return typeof (run as { readonly error?: unknown }).error === 'string';
}

/** Where the package stops, some setting has no value in this environment. */
function assertMayStop(view: SettingsView, environment: Environment): void {
  const stops = view.assigned.some((name) => possible(view.get(name).all, environment).length === 0);
  assert.ok(stops, 'every setting seems to have a value');
}
