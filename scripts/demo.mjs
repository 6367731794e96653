// Shows what the linter says about an insecure project, and that its hardened twin is clean. Bundles first where needed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const cli = path.join('dist', 'cli.js');

if (!existsSync(path.join(root, cli))) {
  console.log('Bundling once ...');
  const built = run(['scripts/build.mjs']);
  if (built !== 0) process.exit(built);
}

title('An insecure project: examples/insecure');
const insecure = run([cli, 'check', 'examples/insecure']);
title('Its hardened twin: examples/hardened');
const hardened = run([cli, 'check', 'examples/hardened']);

if (insecure !== 1 || hardened !== 0) {
  console.error(
    'The demo did not go as it should: findings were expected in the first project and none in the second.',
  );
  process.exit(1);
}

title('What next');
console.log(`  node dist/cli.js check PATH             your own project (npx django-settings-lint PATH once installed)
  node dist/cli.js explain PATH DEBUG     what a setting may be, and which line decides
  node dist/cli.js rules debug-enabled    why a rule exists, and when it stays silent
  diff -r examples/insecure/config/settings examples/hardened/config/settings
`);

function run(args) {
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  return status ?? 2;
}

function title(text) {
  console.log(`\n${text}\n${'='.repeat(text.length)}\n`);
}
