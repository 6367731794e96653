import assert from 'node:assert/strict';
import { packages, packageSettings } from '../../server/src/core/django/packages';
import { packageAtLeast, usesPackage } from '../../server/src/core/rules/shared/packages';
import { defineRule } from '../../server/src/core/rules/rule';
import { findingsIn, roots, useLab, type Site } from './support';

/** A rule that tells what the shared questions about a package answer. */
const spy = defineRule({
  id: 'spy',
  summary: '',
  why: '',
  on: 'settings',
  profile: 'always',
  django: [],
  cwe: [],
  fixable: { never: 'it is for a test' },
  sources: [],
  examples: [],
  *check(settings) {
    const uses = usesPackage(settings, 'cors-headers');
    const message = `${String(uses)} ${String(packageAtLeast(settings, 'cors-headers', '4.3'))}`;
    yield { at: settings.absentAt(), message };
  },
});

describe('whether a project uses a package', () => {
  const lab = useLab();
  const rows: readonly (readonly [string, string, Site['packages'], string])[] = [
    ['an installed app', 'INSTALLED_APPS = ["corsheaders"]', undefined, 'true undefined'],
    [
      'a configuration class',
      'INSTALLED_APPS = ["corsheaders.apps.CorsHeadersAppConfig"]',
      undefined,
      'true undefined',
    ],
    ['middleware', 'MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"]', undefined, 'true undefined'],
    ['an import', 'from corsheaders.defaults import default_headers\nX = 1', undefined, 'true undefined'],
    ['an import in a branch', 'if True:\n    import corsheaders\nX = 1', undefined, 'true undefined'],
    ['a dependency', 'X = 1', { 'django-cors-headers': '4.3.1' }, 'true true'],
    ['an older dependency', 'X = 1', { 'django-cors-headers': '4.2' }, 'true false'],
    ['a newer one', 'X = 1', { 'django-cors-headers': '5' }, 'true true'],
    ['another dependency', 'X = 1', { 'django-cors': '4.3' }, 'false undefined'],
    ['a module of the project with a like name', 'import corsheaders_extra\nX = 1', undefined, 'false undefined'],
    ['an app that is not known', 'import os\nINSTALLED_APPS = [os.environ["A"]]', undefined, 'false undefined'],
  ];
  for (const [title, code, dependencies, expected] of rows) {
    it(`${title}: ${expected}`, () => {
      for (const root of roots) {
        const site: Site = {
          root,
          files: { 'settings.py': code },
          entries: { 'settings.py': 'production' },
          ...(dependencies === undefined ? {} : { packages: dependencies }),
        };
        const [finding] = findingsIn(lab.analyzer([spy]), site);
        assert.equal(finding?.message, expected);
      }
    });
  }
});

describe('the data about packages', () => {
  it('has normalized names, and every setting once', () => {
    const names = Object.values(packages).flatMap(({ distributions }) => distributions);
    assert.deepEqual(
      names,
      names.map((name) => name.toLowerCase().replace(/[-_.]+/g, '-')),
    );
    const count = Object.values(packages).reduce((sum, { settings }) => sum + settings.length, 0);
    assert.equal(packageSettings.size, count);
  });

  it('says what each setting does', () => {
    for (const [name, { facts }] of packageSettings) {
      assert.match(name, /^[A-Z][A-Z0-9_]*$/);
      assert.match(facts.doc, /^[A-Z`].*\.$/, name);
    }
  });
});
