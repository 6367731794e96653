// Writes what is made from the rules; with --check it compares instead, and fails where a file is out of date.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { generatedFiles, stalePages } from './generated-files';
import { root, ruleIds, rulesFolder, rulesIndex } from './rule-files';

const check = process.argv.includes('--check');

async function main(): Promise<void> {
  const stale: string[] = [];
  const indexPath = join(rulesFolder, 'index.generated.ts');
  await emit(indexPath, rulesIndex(ruleIds()), stale);
  if (stale.length > 0 && !check) {
    again();
    return;
  }
  for (const [path, text] of generatedFiles()) await emit(path, text, stale);
  removePages(stale);
  report(stale);
}

/** This process still has the old index; one that is compiled with the new index makes everything else. */
function again(): void {
  const steps = [[require.resolve('typescript/bin/tsc'), '-b', 'scripts'], [__filename]];
  for (const args of steps) {
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
    if (status === 0) continue;
    process.exitCode = status ?? 1;
    return;
  }
}

async function emit(path: string, text: string, stale: string[]): Promise<void> {
  const options = (await resolveConfig(path)) ?? {};
  const formatted = isShared(path) ? text : await format(text, { ...options, filepath: path });
  if (existsSync(path) && readFileSync(path, 'utf8') === formatted) return;
  stale.push(relative(root, path));
  if (check) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, formatted);
}

/** Files in which only a part is generated keep their author's form everywhere else. */
function isShared(path: string): boolean {
  return path.endsWith('package.json') || relative(root, path) === 'README.md';
}

/** Pages of rules that are gone go too. */
function removePages(stale: string[]): void {
  const folder = join(root, 'docs', 'rules');
  if (!existsSync(folder)) return;
  for (const name of stalePages(readdirSync(folder))) {
    stale.push(relative(root, join(folder, name)));
    if (!check) rmSync(join(folder, name));
  }
}

function report(stale: readonly string[]): void {
  if (stale.length === 0) return;
  const words = check ? 'Out of date, run `npm run generate`' : 'Written';
  console.log(`${words}:\n${stale.map((path) => `  ${path}`).join('\n')}`);
  if (check) process.exitCode = 1;
}

void main();
