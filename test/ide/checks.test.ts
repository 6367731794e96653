import assert from 'node:assert/strict';
import { checks, checksOf, runChecks } from '../../server/src/core/django/checks';
import { defaultBound } from '../../server/src/core/django/defaults';
import { docsAddress, removedIn, settings, sinceOf } from '../../server/src/core/django/settings';
import { createMake, places } from './models';
import type { Make } from './models';

const [{ folder }] = places;

describe("Django's checks over the model", () => {
  let make: Make;
  before(async () => {
    make = await createMake();
  });

  const verdict = (id: string, text: string, django?: string): boolean | null | undefined => {
    const sample = { files: { 's.py': text }, entries: { 's.py': 'production' as const } };
    const view = make(django === undefined ? sample : { ...sample, django }, folder).views[0];
    assert.ok(view !== undefined);
    return runChecks(view)[id];
  };

  it('are null where code that is not run decides', () => {
    assert.equal(verdict('security.W018', 'from secrets_file import DEBUG', '5.2'), null);
    assert.equal(verdict('security.W018', 'from elsewhere import *', '5.2'), null);
    assert.equal(verdict('security.W001', 'MIDDLEWARE = [*load()]', '5.2'), null);
  });

  it('judge an environment read by its fallback, because no variable is set', () => {
    assert.equal(verdict('security.W018', 'import os\nDEBUG = os.environ.get("D", "1")', '5.2'), true);
    assert.equal(verdict('security.W018', 'import os\nDEBUG = os.environ.get("D")', '5.2'), false);
    assert.equal(verdict('security.W018', 'import os\nDEBUG = os.environ["D"]', '5.2'), null);
  });

  it('count a true text as set until 4.0 and as missing since 4.1', () => {
    const text = 'INSTALLED_APPS = ["django.contrib.sessions"]\nSESSION_COOKIE_SECURE = "yes"';
    assert.equal(verdict('security.W010', text, '4.0'), false);
    assert.equal(verdict('security.W010', text, '4.1'), true);
  });

  it('agree over all releases in use where the release is not known', () => {
    const text = 'INSTALLED_APPS = ["django.contrib.sessions"]\nSESSION_COOKIE_SECURE = "yes"';
    assert.equal(verdict('security.W010', text), null);
    assert.equal(verdict('security.W018', 'DEBUG = True'), true);
  });

  it('never judge what keeps Django from starting', () => {
    assert.equal(verdict('security.W020', 'ALLOWED_HOSTS = "example.com"', '5.2'), null);
    assert.equal(verdict('admin.E408', 'INSTALLED_APPS = "x"', '5.2'), null);
  });

  it('leave middleware of the project open where a subclass would count', () => {
    const text = (item: string): string =>
      `INSTALLED_APPS = ["django.contrib.admin"]\nMIDDLEWARE = ["${item}"]\nTEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]`;
    assert.equal(verdict('admin.E410', text('shop.middleware.Sessions'), '5.2'), null);
    assert.equal(verdict('admin.E410', text('whitenoise.middleware.WhiteNoiseMiddleware'), '5.2'), true);
  });

  it('exist in the releases that have them', () => {
    const ids = (version: readonly [number, number]): string[] => checksOf(version).map(({ id }) => id);
    assert.ok(ids([3, 2]).includes('security.E100') && !ids([4, 0]).includes('security.E100'));
    assert.ok(!ids([3, 2]).includes('security.E024') && ids([4, 0]).includes('security.E024'));
    assert.ok(!ids([6, 0]).includes('mail.E001') && ids([6, 1]).includes('mail.E001'));
    assert.equal(new Set(checks.map(({ id }) => id)).size, checks.length);
  });
});

describe("Django's settings as data", () => {
  const facts = (name: string): NonNullable<ReturnType<typeof settings.get>> => {
    const found = settings.get(name);
    assert.ok(found !== undefined);
    return found;
  };

  it('know when a setting came and went', () => {
    assert.equal(sinceOf(facts('SECURE_CSP')), '6.0');
    assert.equal(sinceOf(facts('DEBUG')), undefined);
    assert.equal(removedIn(facts('STATICFILES_STORAGE')), '5.1');
    assert.equal(removedIn(facts('MIDDLEWARE_CLASSES')), '2.0');
    assert.equal(removedIn(facts('STORAGES')), undefined);
  });

  it('point to the last documentation of what is gone', () => {
    assert.match(docsAddress(facts('USE_L10N'), [5, 2]), /\/en\/4\.2\/.*#use-l10n$/);
    assert.match(docsAddress(facts('DEBUG'), undefined), /\/en\/stable\/.*#debug$/);
  });

  it('give every default that a release in use has, where the release is not known', () => {
    const values = defaultBound('USE_TZ', undefined).map(({ value }) =>
      value.kind === 'literal' ? value.value : null,
    );
    assert.deepEqual(values, [false, true]);
    assert.equal(defaultBound('USE_TZ', [5, 0]).length, 1);
    assert.equal(defaultBound('toString', [5, 0]).length, 0);
  });

  it('describe each setting in one line without its value', () => {
    for (const { name, doc } of settings.values()) {
      assert.ok(doc.length > 15 && doc.endsWith('.') && !doc.includes('\n'), name);
    }
  });
});
