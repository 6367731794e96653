import assert from 'node:assert/strict';
import { rules, type Analyzer } from '../../server/src/core';
import { findingsIn, projectOf, roots, useLab, type Site } from '../rules/support';

const [root = assert.fail('no root')] = roots;
const middleware = `MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
]
`;
const apps = `INSTALLED_APPS = ['django.contrib.auth', 'django.contrib.contenttypes', 'django.contrib.sessions']\n`;

function siteOf(code: string, base?: string): Site {
  const files = base === undefined ? { 'settings.py': code } : { 'settings.py': code, 'base.py': base };
  return { root, files, entries: { 'settings.py': 'production' } };
}

describe('settings with a syntax error', () => {
  const lab = useLab();
  let analyzer: Analyzer;
  before(() => {
    analyzer = lab.analyzer(rules);
  });

  /** The settings that findings are about, each once. */
  function subjects(code: string, base?: string): ReadonlySet<string | null> {
    return new Set(findingsIn(analyzer, siteOf(code, base)).map(({ subject }) => subject));
  }

  function kindsOf(code: string, name: string, base?: string): readonly string[] {
    const [entry] = analyzer.explain(projectOf(siteOf(code, base)), [name]);
    return entry?.settings.flatMap(({ alternatives }) => alternatives.map(({ kind }) => kind)) ?? [];
  }

  it('does not miss what is being typed', () => {
    const start = `${apps}${middleware}`;
    assert.ok(subjects(start).has('SESSION_COOKIE_SECURE'));
    for (const typed of [
      'SESSION_COOKIE_SECURE = ',
      'SESSION_COOKIE_SECURE = (',
      'if X:\n    SESSION_COOKIE_SECURE = ',
    ])
      assert.ok(!subjects(start + typed).has('SESSION_COOKIE_SECURE'), typed);
  });

  it('does not go back to the value above that is being replaced', () => {
    const base = 'DEBUG = True\n';
    assert.ok(subjects('from base import *\n', base).has('DEBUG'));
    assert.ok(!subjects('from base import *\nDEBUG = ', base).has('DEBUG'));
    assert.ok(subjects('from base import *\nDEBUG = \nDEBUG = True\n', base).has('DEBUG'), 'it is set again below');
  });

  it('keeps what is said of a list while it is changed in place', () => {
    for (const typed of ['MIDDLEWARE.', 'MIDDLEWARE += [', "MIDDLEWARE.insert(0, 'x"])
      assert.deepEqual(subjects(apps + middleware + typed), subjects(apps + middleware), typed);
  });

  it('says that such a setting is not known, where it is asked what it is', () => {
    assert.deepEqual(kindsOf('SESSION_COOKIE_SECURE = ', 'SESSION_COOKIE_SECURE'), ['unknown']);
    assert.deepEqual(kindsOf('DEBUG = True\nDEBUG = ', 'DEBUG'), ['unknown']);
    assert.deepEqual(kindsOf(`${middleware}MIDDLEWARE.`, 'MIDDLEWARE'), ['unknown']);
    assert.deepEqual(kindsOf('DEBUG = True\nX = ', 'DEBUG'), ['literal']);
  });

  it("does not miss what a module of the project may bring, while the module's name is typed", () => {
    const base = `${apps}${middleware}SESSION_COOKIE_SECURE = True\n`;
    const code = `ROOT_URLCONF = 'a.urls'\n${apps}${middleware}SESSION_COOKIE_HTTPONLY = False\n`;
    assert.ok(subjects(code, base).has('SESSION_COOKIE_SECURE'));
    for (const typed of [
      'from .',
      'from .ba',
      'from .base ',
      'from .base import ',
      'from base import',
      'from base imp',
    ]) {
      const found = subjects(`${typed}\n${code}`, base);
      assert.ok(!found.has('SESSION_COOKIE_SECURE'), typed);
      assert.ok(found.has('SESSION_COOKIE_HTTPONLY'), `${typed} hides what is written below`);
    }
  });

  it('takes an import from a package for what it is', () => {
    const code = `${apps}${middleware}`;
    for (const typed of ['from', 'from pathlib', 'from pathlib import '])
      assert.ok(subjects(`${typed}\n${code}`).has('SESSION_COOKIE_SECURE'), typed);
  });

  it('does not take a function for a value while its call is typed', () => {
    const code = 'def flag(name):\n    return False\n';
    assert.ok(!subjects(`${code}DEBUG = flag`).has('DEBUG'));
    assert.ok(!subjects(`import os\n${code}DEBUG = os`).has('DEBUG'));
  });
});
