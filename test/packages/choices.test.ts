import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Choice } from '../../server/src/core/django/choice';
import { choices } from '../../server/src/core/django/choices';
import { packagesFolder } from './claims';

/** The source of a module or package of the installed packages; undefined where there is none. */
function source(module: string): string | undefined {
  const lib = join(packagesFolder, 'together', 'lib');
  const site = readdirSync(lib).map((python) => join(lib, python, 'site-packages', ...module.split('.')));
  const file = site.flatMap((place) => [`${place}.py`, join(place, '__init__.py')]).find((one) => existsSync(one));
  return file === undefined ? undefined : readFileSync(file, 'utf8');
}

function hasPath(path: string): boolean {
  const dot = path.lastIndexOf('.');
  const text = source(path.slice(0, dot)) ?? '';
  const name = path.slice(dot + 1);
  return new RegExp(`^(?:class|def) ${name}\\b|^ *(?:from .* import .*)?\\b${name}\\b`, 'm').test(text);
}

describe('what completions offer of packages', () => {
  it('is there in the packages', () => {
    const rows = Object.values<readonly Choice[]>(choices).flat();
    const paths = rows.filter((row) => row.package !== undefined).map(({ text }) => text);
    assert.ok(paths.length > 50);
    assert.deepEqual(
      [...new Set(paths)].filter((path) => !hasPath(path)),
      [],
    );
  });
});
