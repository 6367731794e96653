import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Modules } from './generate';
import type { Random } from './random';
import { pythonOf } from './workers';

/** The settings module that the real `django-admin startproject` of a release writes; its key is new each time. */
export function startProject(label: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'startproject-'));
  try {
    execFileSync(pythonOf(label), ['-m', 'django', 'startproject', 'example', folder]);
    return readFileSync(join(folder, 'example', 'settings.py'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text with one of its lines changed. The result is meant to be odd, but most results are valid Python. */
export function mutated(random: Random, text: string): Modules {
  const lines = text.split('\n');
  const candidates = lines.flatMap((line, i) => (/^\s*['"\])A-Z]/.test(line) ? [i] : []));
  const at = random.pick(candidates);
  const line = lines[at] ?? '';
  lines.splice(at, 1, ...change(random, line));
  return { files: { settings: lines.join('\n') }, entry: 'settings' };
}

function change(random: Random, line: string): string[] {
  switch (random.int(6)) {
    case 0:
      return [];
    case 1:
      return [line, line];
    case 2:
      return [line.replace(/^(\s*)/, '$1# ')];
    case 3:
      return [line.replace(/True|False|\[\]|None/, (word) => (word === 'True' ? 'False' : 'True'))];
    case 4:
      return [line.replace(/(['"])([^'"]{3,})\1/, (_, quote: string, inner: string) => quote + inner.slice(1) + quote)];
    default:
      return [line.replace(/,\s*$/, '')];
  }
}
