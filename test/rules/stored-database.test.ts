import assert from 'node:assert/strict';
import { rules } from '../../server/src/core/rules/index.generated';
import { findingsIn, roots, useLab, type Site } from './support';

const named = (path: string): string =>
  `DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "${path}"}}\n`;

describe('a database that git stores', () => {
  const lab = useLab();

  for (const root of roots) {
    it(`is a warning where settings for production name it, and a hint elsewhere, in ${root}`, () => {
      const severity = (settings: string, isTracked: boolean): string | undefined => {
        const row = { path: 'shop/db.sqlite3', pattern: '*.sqlite3' };
        const site: Site = {
          root,
          files: { 'shop/production.py': settings, '.gitignore': '*.log\n' },
          entries: { 'shop/production.py': 'production' },
          projectFiles: ['.gitignore'],
          unignored: [isTracked ? { ...row, isTracked: true } : row],
        };
        return findingsIn(lab.analyzer(rules), site).find(({ rule }) => rule === 'gitignore-missing-sensitive')
          ?.severity;
      };
      assert.equal(severity(named('/srv/shop/db.sqlite3'), true), 'warning');
      assert.equal(severity(named('/srv/shop/other.sqlite3'), true), 'hint');
      assert.equal(severity(named('/srv/shop/db.sqlite3'), false), 'hint');
    });
  }
});
