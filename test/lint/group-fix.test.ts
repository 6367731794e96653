import assert from 'node:assert/strict';
import { applyFix } from '../../server/src/core/lint/fix';
import { defaultOptions } from '../../server/src/core/lint/options';
import { rules } from '../../server/src/core/rules/index.generated';
import { joinUri, type Uri } from '../../server/src/core/text';
import { findingsIn, projectOf, roots, useLab, type Site } from '../rules/support';
import { startproject } from './startproject';
import type { Finding } from '../../server/src/core/lint/finding';
import type { Fix } from '../../server/src/core/rules/problem';
import type { Role } from '../../server/src/core/model/view';

const lab = useLab();

function siteOf(root: Uri, files: Site['files'], entries: Readonly<Record<string, Role>>): Site {
  return { root, files, entries, django: '5.2' };
}

function groupOf(site: Site): readonly Finding[] {
  const found = findingsIn(lab.analyzer(rules), site, defaultOptions);
  return found.filter(({ group }) => group === 'missing-hardening');
}

function fixOf(site: Site): Fix {
  const fixes = groupOf(site).flatMap((finding) =>
    finding.fixes.filter(({ title }) => title.startsWith('Add all missing')),
  );
  assert.equal(fixes.length, 1, 'one fix for the whole group');
  return fixes[0] ?? assert.fail();
}

function fixed(site: Site, path: string): string {
  return (
    applyFix(projectOf(site).files, fixOf(site))?.get(joinUri(site.root, path)) ?? assert.fail('the edits overlap')
  );
}

const apart = /^(?:ssl-redirect|hsts|csp)-/;

for (const root of roots) {
  describe(`adding all missing hardening (${root})`, () => {
    const single = siteOf(root, { 'settings.py': startproject }, { 'settings.py': 'unknown' });

    it('adds every setting of the group but those that have to be decided one by one', () => {
      const text = fixed(single, 'settings.py');
      assert.ok(text.startsWith(startproject), 'nothing else is changed');
      const added = text.slice(startproject.length);
      assert.match(added, /^SESSION_COOKIE_SECURE = not DEBUG$/m);
      assert.match(added, /^CSRF_COOKIE_SECURE = not DEBUG$/m);
      assert.doesNotMatch(text, /SECURE_SSL_REDIRECT|SECURE_HSTS|CSP/);
      assert.match(fixOf(single).title, /one by one/);
      const left = groupOf({ ...single, files: { 'settings.py': text } });
      assert.deepEqual(
        left.filter(({ rule }) => !apart.test(rule)).map(({ rule }) => rule),
        [],
      );
      assert.ok(left.length > 0);
    });

    it('writes whole lines', () => {
      const { errors, statements } = lab.parsePython(fixed(single, 'settings.py'));
      assert.deepEqual(errors, []);
      assert.ok(statements.every(({ node }) => node.kind !== 'broken'));
      const open = siteOf(root, { 'settings.py': startproject.trimEnd() }, { 'settings.py': 'unknown' });
      assert.deepEqual(lab.parsePython(fixed(open, 'settings.py')).errors, []);
      const windows = siteOf(
        root,
        { 'settings.py': startproject.replace(/\n/g, '\r\n') },
        { 'settings.py': 'unknown' },
      );
      assert.doesNotMatch(
        fixed(windows, 'settings.py'),
        /[^\r]\n|\r\n\r\n(?:SESSION|CSRF)_COOKIE_SECURE = not DEBUG\r\n\r\n/,
      );
    });

    it('belongs to the module that is deployed', () => {
      const files = { 'base.py': startproject, 'production.py': 'from base import *\nDEBUG = False\n' };
      const site = siteOf(root, files, { 'production.py': 'production' });
      assert.match(fixed(site, 'production.py'), /^SESSION_COOKIE_SECURE = True$/m);
      assert.deepEqual([...new Set(fixOf(site).edits.map(({ at }) => at.uri))], [joinUri(root, 'production.py')]);
    });

    it('is not there for one setting alone', () => {
      const one = `${startproject}\nSESSION_COOKIE_SECURE = True\nAUTH_PASSWORD_VALIDATORS = [{"NAME": "x"}]\n`;
      const site = siteOf(root, { 'settings.py': one }, { 'settings.py': 'unknown' });
      assert.deepEqual(
        groupOf(site).flatMap(({ fixes }) => fixes.filter(({ title }) => title.startsWith('Add all missing'))),
        [],
      );
    });

    it('changes what a site does, so nothing runs it unasked', () => {
      assert.deepEqual([fixOf(single).safety, fixOf(single).preferred], ['unsafe', false]);
    });
  });
}
