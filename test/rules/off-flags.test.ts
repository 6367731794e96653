import assert from 'node:assert/strict';
import { rules } from '../../server/src/core/rules/index.generated';
import { findingsIn, roots, useLab } from './support';

const head = [
  'import os',
  "INSTALLED_APPS = ['django.contrib.sessions']",
  "MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware']",
  '',
].join('\n');

/** How the settings deal with the flag, and how the report puts it. */
const cases: readonly (readonly [string, string])[] = [
  ['', 'is not set'],
  ["if os.getenv('USE_HTTPS'):\n    SESSION_COOKIE_SECURE = True\n", 'is set only where the environment asks for it'],
  ["if os.getenv('USE_HTTPS'):\n    SESSION_COOKIE_SECURE = unknown()\n", 'is not set'],
  ['SESSION_COOKIE_SECURE = False\n', 'is off'],
  ["SESSION_COOKIE_SECURE = bool(os.getenv('SECURE'))\n", 'is off unless the environment turns it on'],
];

describe('how a flag that protects is said to be off', () => {
  const lab = useLab();

  for (const root of roots) {
    for (const [code, words] of cases) {
      it(`${words}, in ${root}`, () => {
        const site = { root, files: { 'settings.py': head + code }, entries: { 'settings.py': 'production' } } as const;
        const [finding] = findingsIn(lab.analyzer(rules), site).filter(
          ({ rule }) => rule === 'session-cookie-insecure',
        );
        assert.match(finding?.message ?? '', new RegExp(`^\`SESSION_COOKIE_SECURE\` ${words}, so `));
      });
    }
  }
});
