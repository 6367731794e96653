import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { defaultIn } from '../../server/src/core/django/defaults';
import { sameSince18 } from '../../server/src/core/django/older-defaults';
import { existsIn, settings } from '../../server/src/core/django/settings';
import { parseVersion } from '../../server/src/core/django/versions';
import { canonical } from './canonical';
import { assertSetUp, cache, pythonOf, releases, root } from './workers';
import type { PythonValue } from './workers';

/** A value as extract_settings.py writes it. */
type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly tuple: readonly Plain[] }
  | { readonly dict: Readonly<Record<string, Plain>> };

/** The defaults of the installed releases, read by Python itself. */
function installed(): Readonly<Record<string, Readonly<Record<string, Plain>>>> {
  const folders = releases.map(({ label, libraries }) =>
    libraries ? sitePackages(pythonOf(label)) : join(cache, `django-${label}`, 'site'),
  );
  return read(folders);
}

function read(folders: readonly string[]): Readonly<Record<string, Readonly<Record<string, Plain>>>> {
  const script = join(root, 'test/django/extract_settings.py');
  return JSON.parse(execFileSync('python3', [script, ...folders], { encoding: 'utf8' })) as ReturnType<typeof read>;
}

function sitePackages(python: string): string {
  return execFileSync(python, ['-c', 'import django, pathlib; print(pathlib.Path(django.__file__).parent.parent)'], {
    encoding: 'utf8',
  }).trim();
}

function asWorkerWrites(plain: Plain): PythonValue {
  if (plain === null || typeof plain === 'boolean') return plain;
  if (typeof plain === 'string') return { str: plain };
  if (typeof plain === 'number') return { int: String(plain) };
  if (isList(plain)) return { list: plain.map(asWorkerWrites) };
  if ('tuple' in plain) return { tuple: plain.tuple.map(asWorkerWrites) };
  return { dict: Object.entries(plain.dict).map(([key, value]) => [{ str: key }, asWorkerWrites(value)] as const) };
}

function isList(plain: Plain): plain is readonly Plain[] {
  return Array.isArray(plain);
}

describe("Django's defaults as data", () => {
  before(assertSetUp);

  it('are those of the installed releases, setting by setting', () => {
    const found = installed();
    assert.deepEqual(Object.keys(found).sort(), ['3.2', '4.2', '5.2', '6.0', '6.1']);
    for (const [label, defaults] of Object.entries(found)) {
      const version = parseVersion(label) ?? [0, 0];
      assert.ok(Object.keys(defaults).length > 140);
      for (const [name, value] of Object.entries(defaults)) {
        const ours = defaultIn(name, version);
        assert.ok(ours !== undefined, `${name} has no default in ${label}`);
        assert.deepEqual(canonical(ours), { known: asWorkerWrites(value) }, `${name} in ${label}`);
      }
      for (const name of settings.keys()) {
        if (!Object.hasOwn(defaults, name)) assert.equal(defaultIn(name, version), undefined, `${name} in ${label}`);
      }
    }
  });

  it('hold in older releases where they are said to', () => {
    const labels = ['1.8', '1.11', '2.0', '2.1'];
    const found = read(labels.map((label) => join(cache, `django-${label}`, 'site')));
    assert.deepEqual(Object.keys(found).sort(), [...labels].sort());
    for (const [label, defaults] of Object.entries(found)) {
      for (const name of sameSince18) {
        const ours = defaultIn(name, parseVersion(label) ?? [0, 0]);
        assert.ok(ours !== undefined, `${name} has no default in ${label}`);
        assert.deepEqual(canonical(ours), { known: asWorkerWrites(defaults[name] ?? null) }, `${name} in ${label}`);
        assert.ok(Object.hasOwn(defaults, name), `${name} in ${label}`);
      }
    }
    assert.equal(defaultIn('SECURE_SSL_REDIRECT', [1, 7]), undefined);
    assert.equal(defaultIn('SESSION_COOKIE_SECURE', [1, 4]), undefined);
    assert.equal(defaultIn('SESSION_COOKIE_SECURE', [1, 7])?.kind, 'literal');
    assert.equal(defaultIn('SESSION_COOKIE_SAMESITE', [2, 0]), undefined);
  });

  it('belong to settings that are described, and that exist in the release', () => {
    for (const [label, defaults] of Object.entries(installed())) {
      for (const name of Object.keys(defaults)) {
        const facts = settings.get(name);
        assert.ok(facts !== undefined, `${name} of Django ${label} is not described`);
        assert.ok(existsIn(facts, parseVersion(label) ?? [0, 0]), `${name} is said not to exist in ${label}`);
      }
    }
  });
});
