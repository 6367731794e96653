// Run by `garbage.test.ts` in a process of its own, which can ask for collections: prints in bytes how much of one keystroke,
// and of eight, is still there after collections of young objects only.
import { getHeapSpaceStatistics } from 'node:v8';
import { createAnalyzer, createDotenvParser, createPythonParser, plan } from '../../server/src/core';
import { defaultOptions } from '../../server/src/core/lint/options';
import type { LoadedProject } from '../../server/src/core/lint/loaded';
import type { Uri } from '../../server/src/core/text';
import { loadEngine } from '../../server/src/grammar/node';

declare const gc: (options?: { readonly type: 'minor' | 'major' }) => void;

const root = 'file:///srv/p' as Uri;
const [settings, environment, ignores] = ['settings.py', '.env', '.gitignore'].map(
  (name) => `${root}/${name}` as Uri,
) as [Uri, Uri, Uri];

function project(typed: string): LoadedProject {
  const features = Array.from(
    { length: 200 },
    (_, i) => `PART_${String(i)} = {"A": [${String(i)}, "x"], "B": DEBUG}\n`,
  );
  const text = `import os\nDEBUG = os.getenv("DEBUG") == "1"\nNAME = "${typed}"\n${features.join('')}INSTALLED_APPS = ["a" "b"]\n`;
  const file = {
    uri: environment,
    path: '.env',
    role: 'unknown',
    tracked: null,
    ignored: null,
    ignoreFile: { uri: ignores, text: null },
  } as const;
  return {
    project: {
      root,
      files: new Map([
        [settings, text],
        [environment, 'DEBUG=1\nTEXT="two\nlines"\n'],
      ]),
      entries: [{ uri: settings, role: 'production', because: [] }],
      loose: [],
      envFiles: [file],
      importRoots: [root],
      facts: { django: null, packages: new Map(), hasProcessFile: false },
    },
    options: defaultOptions,
    findings: [],
  };
}

/** Where objects end up that collections of young ones have found in use. */
function kept(): number {
  const spaces = getHeapSpaceStatistics().filter((space) => /^(old|large_object)_space$/.test(space.space_name));
  return spaces.reduce((sum, space) => sum + space.space_used_size, 0);
}

async function main(): Promise<void> {
  const { engine } = await loadEngine('wasm');
  const parsePython = createPythonParser(engine.parsePython);
  const analyzer = createAnalyzer({ parsePython, parseDotenv: createDotenvParser(engine.parseDotenv), plan });
  let round = 0;
  const after = (keystrokes: number): number => {
    for (let i = 0; i < 3; i++) gc();
    const before = kept();
    for (let i = 0; i < keystrokes; i++) analyzer.lint(project(String(round++)));
    for (let i = 0; i < 2; i++) gc({ type: 'minor' });
    return kept() - before;
  };
  after(20);
  // A collection that comes by itself in the middle of a keystroke finds its model in use, so several rounds are measured: what
  // piles up does so in each of them.
  const rounds = Array.from({ length: 5 }, () => ({ one: after(1), eight: after(8) }));
  const [least] = rounds.sort((a, b) => a.eight / a.one - b.eight / b.one);
  console.log(JSON.stringify(least));
}

void main();
