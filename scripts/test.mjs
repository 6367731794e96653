// Runs every suite that needs nothing but Node, and says in one line which ones need more.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Suites that need more than Node, with what they need. */
const others = [
  ['test:native', 'a C++ compiler'],
  ['test:python', 'Python'],
  ['test:django', 'Python'],
  ['test:packages', 'Python'],
  ['test:neovim', 'Neovim'],
  ['test:vscode', 'Chromium'],
];

const ignored = ['vscode', 'neovim', 'native', 'django', 'packages', 'python'].map((name) => `out/test/${name}/**`);
const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
const args = [mocha, 'out/test/**/*.test.js', ...ignored.flatMap((glob) => ['--ignore', glob]), '--timeout', '60000'];
const run = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
console.log(`Left out: ${others.map(([script, needs]) => `npm run ${script} (needs ${needs})`).join(', ')}.`);
process.exit(run.status ?? 1);
