import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import { createAnalyzer, createDotenvParser, createPythonParser, plan, type Analyzer } from '../../server/src/core';
import { rules } from '../../server/src/core/rules/index.generated';
import { createLineIndex, fileUri, relativePath } from '../../server/src/core/text';
import { loadProject } from '../../server/src/load';
import { wasmEngine } from '../harness/engines';
import { memorySource } from '../load/memory-source';
import { readScenarios, scenarioFiles, type Scenario } from '../model/scenarios';

/*
 * Whole projects with texts that look insecure and are not, each beside a twin where the same text is. The loader finds out by
 * itself what is deployed; all rules run as they do by default. What nobody has written is left out.
 */

const folder = path.resolve(__dirname, '../../../test/traps');
const names = 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n';

describe('traps', () => {
  let analyzer: Analyzer;

  before(async () => {
    const engine = await wasmEngine();
    const parsePython = createPythonParser(engine.parsePython);
    analyzer = createAnalyzer({ parsePython, parseDotenv: createDotenvParser(engine.parseDotenv), plan });
  });

  for (const file of scenarioFiles(folder)) {
    describe(path.basename(file, '.md'), () => {
      for (const scenario of readScenarios(file)) {
        it(scenario.title, async () => {
          assert.ok(scenario.findings !== undefined, 'a verdict belongs to each project');
          assert.deepEqual(await reported(analyzer, scenario), [...scenario.findings.lines].sort());
        });
      }
    });
  }
});

/** `rule path:line`, each as often as it is reported. */
async function reported(analyzer: Analyzer, scenario: Scenario): Promise<readonly string[]> {
  const written = Object.fromEntries(scenario.files.map(({ path: name, text }) => [name, text]));
  const files = { '.git/HEAD': '', '.gitignore': '.env*\n', 'manage.py': names, 'shop/wsgi.py': names, ...written };
  const source = memorySource(files, fileUri('/srv/site'));
  const loaded = await loadProject(source, source.root, { analyzer, ruleIds: rules.map(({ id }) => id) });
  const { findings } = analyzer.lint(loaded);
  return findings
    .filter(({ group }) => group === undefined)
    .map(({ rule, at }) => {
      const text = loaded.texts.get(at.uri) ?? '';
      const line = createLineIndex(text).positionAt(at.span.start).line + 1;
      return `${rule} ${relativePath(source.root, at.uri)}:${line.toString()}`;
    })
    .sort();
}
