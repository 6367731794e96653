import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Choice } from '../../server/src/core/django/choice';
import { choices } from '../../server/src/core/django/choices';
import { atLeast, parseVersion } from '../../server/src/core/django/versions';
import { assertSetUp, cache, pythonOf, releases } from './workers';

function folderOf(label: string, libraries: boolean): string {
  if (!libraries) return join(cache, `django-${label}`, 'site');
  const script = 'import django, pathlib; print(pathlib.Path(django.__file__).parent.parent)';
  return execFileSync(pythonOf(label), ['-c', script], { encoding: 'utf8' }).trim();
}

/** The text of a module or package; undefined where a release has none. */
function source(folder: string, path: string): string | undefined {
  const place = join(folder, ...path.split('.'));
  const file = [`${place}.py`, join(place, '__init__.py')].find((one) => existsSync(one));
  return file === undefined ? undefined : readFileSync(file, 'utf8');
}

/** True where a release has a module, or one that defines or imports the last part of the path. */
function hasPath(folder: string, path: string): boolean {
  if (source(folder, path) !== undefined) return true;
  const dot = path.lastIndexOf('.');
  const name = path.slice(dot + 1);
  const text = source(folder, path.slice(0, dot)) ?? '';
  if (new RegExp(`\\b(?:class|def) ${name}\\b|^\\s*(?:from .* import .*\\b)?${name}\\b`, 'm').test(text)) return true;
  const stars = [...text.matchAll(/^from (django[\w.]+) import \*/gm)];
  return stars.some(([, module = '']) => hasPath(folder, `${module}.${name}`));
}

describe('what completions offer of Django', () => {
  before(assertSetUp);

  it('is there in the releases that it is offered for, and only in those', () => {
    const rows = Object.values<readonly Choice[]>(choices).flat();
    const paths = rows.filter(({ text }) => text.startsWith('django.'));
    assert.ok(paths.length > 80);
    for (const { label, libraries } of releases) {
      const folder = folderOf(label, libraries);
      const version = parseVersion(label) ?? [0, 0];
      const wrong = paths.filter(({ text, since, removed }) => {
        const offered =
          (since === undefined || atLeast(version, since)) && (removed === undefined || !atLeast(version, removed));
        return offered !== hasPath(folder, text);
      });
      assert.deepEqual(
        wrong.map(({ text }) => `${label}: ${text}`),
        [],
      );
    }
  });
});
