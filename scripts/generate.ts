// Writes what is made from the rules; with --check it compares instead, and fails where a file is out of date.
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
    console.log('The index of rules has changed: compile once more and run this again for the pages.');
    return;
  }
  for (const [path, text] of generatedFiles()) await emit(path, text, stale);
  removePages(stale);
  report(stale);
}

async function emit(path: string, text: string, stale: string[]): Promise<void> {
  const options = (await resolveConfig(path)) ?? {};
  const formatted = path.endsWith('package.json') ? text : await format(text, { ...options, filepath: path });
  if (existsSync(path) && readFileSync(path, 'utf8') === formatted) return;
  stale.push(relative(root, path));
  if (check) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, formatted);
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
