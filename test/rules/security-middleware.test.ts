import assert from 'node:assert/strict';
import { rules } from '../../server/src/core/rules/index.generated';
import { findingsIn, roots, useLab } from './support';

/** What the settings say, and what is said to be lost without `SecurityMiddleware`. */
const cases: readonly (readonly [string, string])[] = [
  ['SECURE_SSL_REDIRECT = True\nSECURE_HSTS_SECONDS = 0\n', '`SECURE_SSL_REDIRECT` does nothing'],
  [
    'SECURE_SSL_REDIRECT = False\nSECURE_HSTS_SECONDS = 0\n',
    '`nosniff`, the referrer policy and the opener policy are not sent',
  ],
  ['SECURE_HSTS_SECONDS = chosen()\n', '`SECURE_HSTS_SECONDS` does nothing'],
];

describe('what a missing SecurityMiddleware is said to cost', () => {
  const lab = useLab();

  for (const root of roots) {
    for (const [code, words] of cases) {
      it(`${words}, in ${root}`, () => {
        const text = `MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]\n${code}`;
        const site = { root, files: { 'settings.py': text }, entries: { 'settings.py': 'production' } } as const;
        const found = findingsIn(lab.analyzer(rules), site).find(({ rule }) => rule === 'security-middleware-missing');
        assert.ok(found?.message.includes(`, so ${words}.`), found?.message);
      });
    }
  }
});
