import assert from 'node:assert/strict';
import { explain, summarize } from '../../server/src/core/ide/explain-entries';
import type { AlternativeReport } from '../../server/src/core/ide/explain';
import { joinUri } from '../../server/src/core/text';
import { createMake, places } from './models';
import type { Make, Sample } from './models';

const secret = ['hunter', '2', 'hunter', '2'].join('#');

const sample: Sample = {
  django: '5.2',
  files: {
    'config/__init__.py': '',
    'config/base.py': [
      'import os',
      'DEBUG = os.environ.get("DEBUG", "False") == "True"',
      `SECRET_KEY = os.environ.get("KEY", "${secret}")`,
      'ALLOWED_HOSTS = ["example.com"]',
      'EMAIL_TIMEOUT = load_it()',
      'if DEBUG:',
      '    SESSION_COOKIE_SECURE = False',
      'else:',
      '    SESSION_COOKIE_SECURE = True',
      `if os.environ.get("STAGE") == "${secret}":`,
      '    SECURE_HSTS_SECONDS = 60',
      'FLAG = load_it()',
      'if not FLAG:',
      '    X_FRAME_OPTIONS = "SAMEORIGIN"',
    ].join('\n'),
    'config/production.py': 'from .base import *\nSECURE_SSL_REDIRECT = True\n',
  },
  entries: { 'config/production.py': 'production' },
  loose: ['config/base.py'],
};

describe('explain', () => {
  let make: Make;
  before(async () => {
    make = await createMake();
  });

  for (const { name, folder } of places) {
    const alternatives = (setting: string): readonly AlternativeReport[] =>
      explain(make(sample, folder), [setting])[0]?.settings[0]?.alternatives ?? [];

    it(`lists entries first, then modules that none reaches (${name})`, () => {
      const reports = explain(make(sample, folder));
      assert.deepEqual(
        reports.map(({ uri, role }) => [uri, role]),
        [
          [joinUri(folder, 'config/production.py'), 'production'],
          [joinUri(folder, 'config/base.py'), 'unknown'],
        ],
      );
      assert.deepEqual(reports[0]?.because, ['named config/production.py']);
      assert.ok(reports[0].settings.some((setting) => setting.name === 'SECURE_SSL_REDIRECT'));
    });

    it(`tells what comes out alike once, without the tests that decide nothing (${name})`, () => {
      const branch = (test: string, indent: string, inner: string): string =>
        `${indent}if ${test}:\n${inner}${indent}else:\n${inner}`;
      const write = '        SECURE_HSTS_SECONDS = DAY\n';
      const both = branch('one()', '    ', write);
      const files = { 'settings.py': `DAY = 86400\nif two():\n${both}else:\n    SECURE_HSTS_SECONDS = 0\n` };
      const model = make({ django: '5.2', files, entries: { 'settings.py': 'production' } }, folder);
      const found = explain(model, ['SECURE_HSTS_SECONDS'])[0]?.settings[0]?.alternatives ?? [];
      assert.deepEqual(
        found.map(({ display, when }) => [display, ...when]),
        [
          ['86400', 'if two()'],
          ['0', 'if not two()'],
        ],
      );
    });

    it(`gives what stands before an operator as the condition of what stands behind it (${name})`, () => {
      const files = { 'settings.py': 'DEBUG = one() and two() and three()\n' };
      const model = make({ django: '5.2', files, entries: { 'settings.py': 'production' } }, folder);
      const found = explain(model, ['DEBUG'])[0]?.settings[0]?.alternatives ?? [];
      assert.deepEqual(
        found.map(({ when }) => when.join(', ')),
        ['if not one()', 'if one(), if not (one() and two())', 'if one(), if one() and two()'],
      );
    });

    it(`says what a setting may be, where it is written and under which condition (${name})`, () => {
      const [first, second] = alternatives('SECRET_KEY');
      assert.deepEqual([first?.kind, first?.display, first?.when], ['env', 'env KEY', ['KEY is set']]);
      assert.deepEqual([second?.kind, second?.value, second?.when], ['literal', '…', ['KEY is not set']]);
      const text = sample.files['config/base.py'] ?? '';
      assert.equal(second?.uri, joinUri(folder, 'config/base.py'));
      assert.equal(second.offset, text.indexOf(`"${secret}"`));
    });

    it(`names the branch, and hides the texts in its test (${name})`, () => {
      assert.deepEqual(
        alternatives('SESSION_COOKIE_SECURE').map((one) => [one.value, one.when]),
        [
          [false, ['if DEBUG']],
          [true, ['if not DEBUG']],
        ],
      );
      const hsts = alternatives('SECURE_HSTS_SECONDS').find((one) => one.value === 60);
      assert.ok(hsts?.when.includes('if os.environ.get("…") == "…"'), hsts?.when.join());
      assert.deepEqual(
        alternatives('X_FRAME_OPTIONS').map((one) => one.when),
        [['if not FLAG'], ['if FLAG']],
      );
    });

    it(`gives the default of the project's Django, and the reason why something is not known (${name})`, () => {
      const [only] = alternatives('SECURE_REFERRER_POLICY');
      assert.deepEqual(
        [only?.kind, only?.value, only?.uri],
        ['default', 'same-origin', joinUri(folder, 'config/production.py')],
      );
      const [unknown] = alternatives('EMAIL_TIMEOUT');
      assert.equal(unknown?.kind, 'unknown');
      assert.match(unknown.why ?? '', /load_it/);
      assert.ok(!('value' in unknown));
      assert.deepEqual(alternatives('NOBODY_KNOWS_IT'), []);
    });

    it(`shows a planted secret nowhere (${name})`, () => {
      assert.ok(!JSON.stringify(explain(make(sample, folder))).includes(secret));
    });

    it(`adds Django's verdicts to the summary (${name})`, () => {
      const [production] = summarize(make(sample, folder));
      assert.equal(production?.checks['security.W008'], false);
      assert.equal(production.checks['security.W001'], true);
      assert.equal(production.checks['async.E001'], null);
      assert.ok(!('security.W007' in production.checks), 'a check of another release is left out');
    });
  }
});
