import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../server/src/core/rules/index.generated';
import { readScenarios, scenarioFiles } from '../model/scenarios';
import { check, modelMaker, Worker, type Model, type Tally } from '../python/oracle';
import { generateProgram, type Program } from '../python/program';
import { examplesOf } from '../rules/all-examples';

/*
 * Python with the real reader packages as the oracle: every scenario of the model, every example of a rule, and generated
 * programs run in the environments that `setup.sh` makes. Wherever the model claims a value, Python has the same.
 */

const checkout = path.resolve(__dirname, '../../..');
const cache = path.resolve(process.env['DJANGO_VENVS'] ?? path.join(checkout, '.cache'));
const count = Number(process.env['READER_PROGRAMS'] ?? 150);
const set = {
  DEBUG: 'False',
  SECRET_KEY: 'an-example-key',
  ALLOWED_HOSTS: 'a.example.com, b.example.com',
  ENV: 'production',
};

for (const release of ['3.2', '4.2', '5.2']) {
  describe(`Python with the packages beside Django ${release}`, function () {
    this.timeout(600_000);
    let worker: Worker;
    let model: Model;

    before(async () => {
      const python = path.join(cache, `django-${release}`, 'bin', 'python');
      assert.ok(existsSync(python), 'run test/django/setup.sh first');
      worker = new Worker(python, path.join(checkout, 'test', 'python', 'worker.py'));
      model = await modelMaker();
    });
    after(() => {
      worker.stop();
    });

    const agree = async (programs: readonly Program[], least: number): Promise<void> => {
      const tally: Tally = { modules: 0, settings: 0, known: 0, wrong: [] };
      for (const program of programs) check(program, await worker.run(program), model, tally);
      assert.deepEqual(tally.wrong.slice(0, 20), []);
      assert.ok(tally.known >= least, `only ${tally.known.toString()} values are known`);
    };

    it('agrees on every scenario', () => agree(scenarios(), 300));
    it('agrees on modules as people write them', () => agree(written(), 250));
    it('agrees on every example of a rule', () => agree(examples(), 500));
    it(`agrees on ${count.toString()} generated programs`, () =>
      agree(
        Array.from({ length: count }, (_, i) => generateProgram(i + 1)),
        count,
      ));
  });
}

function scenarios(): readonly Program[] {
  const folders = ['shapes', 'verdicts'].map((name) => path.join(checkout, 'test', 'model', name));
  return folders
    .flatMap(scenarioFiles)
    .flatMap(readScenarios)
    .flatMap(({ files }, i) => programOf(i, files));
}

/** Each with an empty environment, and with one text after the other in all variables that it may read. */
function written(): readonly Program[] {
  const all = scenarioFiles(path.join(checkout, 'test', 'python', 'modules')).flatMap(readScenarios);
  return all.flatMap(({ files }, i) =>
    programOf(i, files).map((program) => ({ ...program, environments: [{}, ...texts.map(environmentFor(program))] })),
  );
}

const texts = ['1', '0', 'True', 'False', 'on', 'production', 'dev', 'a,b', 'https://shop.example.com'];

function environmentFor({ modules }: Program): (text: string) => Readonly<Record<string, string>> {
  const source = modules.map(({ text }) => text).join('\n');
  const names = new Set([...source.matchAll(/["']([A-Z][A-Z0-9_]+)["']/g)].map(([, name]) => name ?? ''));
  return (text) => Object.fromEntries([...names].map((name) => [name, text]));
}

function examples(): readonly Program[] {
  const of = rules.filter(({ on }) => on === 'settings').flatMap(examplesOf);
  return of.flatMap(({ code, path: file = 'settings.py', files = {} }, i) =>
    programOf(i, [...Object.entries(files).map(([name, text]) => ({ path: name, text })), { path: file, text: code }]),
  );
}

/** Modules in memory; Django reads no module for a class of django-configurations, a configured program or a template. */
function programOf(
  seed: number,
  files: readonly { readonly path: string; readonly text: string }[],
): readonly Program[] {
  const modules = files
    .filter((file) => file.path.endsWith('.py'))
    .map((file) => ({ name: file.path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.'), text: file.text }));
  // An example that is a `.env` file alone.
  if (modules.length === 0) return [];
  if (modules.some(({ text }) => /\bconfigurations\b|settings\.configure\(|\{\{|\{%/.test(text))) return [];
  // A package that is only named by its modules' paths.
  const parents = modules.flatMap(({ name }) => (name.includes('.') ? [name.slice(0, name.lastIndexOf('.'))] : []));
  const missing = [...new Set(parents)].filter((name) => !modules.some((one) => one.name === name));
  const own = ownName(modules);
  return [
    {
      seed,
      modules: [...missing.map((name) => ({ name, text: '' })), ...modules],
      environments: [own, { ...set, ...own }],
    },
  ];
}

/** Django sets the name of the entry, which comes last, before it runs what asks for it. */
function ownName(modules: Program['modules']): Readonly<Record<string, string>> {
  const [variable, entry] = ['DJANGO_SETTINGS_MODULE', modules.at(-1)?.name ?? ''];
  return modules.slice(0, -1).some(({ text }) => text.includes(variable)) ? { [variable]: entry } : {};
}
