import assert from 'node:assert/strict';
import { runChecks } from '../../server/src/core/django/checks';
import { deploy, type CheckReport, type DeployReport } from '../../server/src/core/ide/deploy';
import { rules } from '../../server/src/core/rules/index.generated';
import { defineRule } from '../../server/src/core/rules/rule';
import { createLineIndex } from '../../server/src/core/text';
import { createMake, places, type Make, type Sample } from './models';

const middleware = `MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
`;

for (const { name, folder } of places) {
  describe(`what check --deploy would say (${name})`, () => {
    let make: Make;
    before(async () => {
      make = await createMake();
    });

    const reports = (sample: Sample): readonly DeployReport[] => deploy(make(sample, folder), rules);
    const one = (text: string, id: string, django = '5.2'): CheckReport => {
      const found = reports({ files: { 's.py': text }, entries: { 's.py': 'production' }, django });
      return found[0]?.checks.find((check) => check.id === id) ?? assert.fail(`there is no ${id}`);
    };
    const lineOf = (text: string, { at }: CheckReport): number | undefined =>
      at && createLineIndex(text).positionAt(at.span.start).line + 1;

    it('names the line that decides, the rule and its fix', () => {
      const text = 'import os\nDEBUG = True\n';
      const check = one(text, 'security.W018');
      assert.deepEqual([check.reports, check.setting, lineOf(text, check)], [true, 'DEBUG', 2]);
      assert.deepEqual(check.rule, { id: 'debug-enabled', fix: 'Turn `DEBUG` off' });
    });

    it("names Django's default without a line", () => {
      const check = one(middleware, 'security.W004');
      assert.deepEqual([check.reports, check.setting, check.at], [true, 'SECURE_HSTS_SECONDS', undefined]);
      assert.equal(check.rule?.id, 'hsts-missing');
    });

    it('names the list where a missing middleware keeps a check silent, and the value where that does', () => {
      assert.equal(one('MIDDLEWARE = []\n', 'security.W004').setting, 'MIDDLEWARE');
      assert.equal(one(`${middleware}SECURE_HSTS_SECONDS = 60\n`, 'security.W004').setting, 'SECURE_HSTS_SECONDS');
    });

    it('says a rule that is about the same setting where the check and the rule look at it differently', () => {
      const check = one('import os\nDEBUG = os.environ.get("DEBUG", "True")\n', 'security.W018');
      assert.equal(check.rule?.id, 'debug-env-string');
    });

    for (const [what, text, id, setting, line, why] of [
      [
        'a required variable',
        'import os\nSECRET_KEY = os.environ["KEY"]\n',
        'security.W009',
        'SECRET_KEY',
        2,
        /variable `KEY` decides/,
      ],
      [
        'an import',
        'from secrets_file import DEBUG\n',
        'security.W018',
        'DEBUG',
        1,
        /imported from outside the project/,
      ],
      ['a call', 'DEBUG = load()\n', 'security.W018', 'DEBUG', 1, /name that is not defined|call/],
      [
        'a part of a list',
        'MIDDLEWARE = [\n    load(),\n]\n',
        'security.W001',
        'MIDDLEWARE',
        2,
        /a part of it is not known/,
      ],
      ['an open list', 'MIDDLEWARE = [*load()]\n', 'security.W001', 'MIDDLEWARE', 1, /may hold more/],
      [
        'a condition',
        'import socket\nDEBUG = False\nif socket.gethostname() == "x7":\n    DEBUG = True\n',
        'security.W018',
        'DEBUG',
        4,
        /depends on the condition: if socket\.gethostname\(\) == "…"/,
      ],
      ['nothing of the settings', 'DEBUG = False\n', 'async.E001', undefined, undefined, /environment of the process/],
    ] as const) {
      it(`says why it cannot tell: ${what}`, () => {
        const check = one(text, id);
        assert.deepEqual([check.reports, check.setting, lineOf(text, check)], [null, setting, line]);
        assert.match(check.why ?? '', why);
      });
    }

    it('says that releases differ where none is known', () => {
      const text = `${middleware}INSTALLED_APPS = ["django.contrib.sessions"]\nSESSION_COOKIE_SECURE = "yes"\n`;
      const [report] = reports({ files: { 's.py': text }, entries: { 's.py': 'unknown' } });
      assert.equal(report?.django, null);
      const check = report.checks.find(({ id }) => id === 'security.W012');
      assert.equal(check?.reports, null);
      assert.match(check.why ?? '', /releases of Django differ/);
    });

    it('keeps silent where Django is told to', () => {
      const text = 'DEBUG = True\nSILENCED_SYSTEM_CHECKS = ["security.W018"]\n';
      const check = one(text, 'security.W018');
      assert.deepEqual([check.reports, check.setting, lineOf(text, check)], [false, 'SILENCED_SYSTEM_CHECKS', 2]);
      assert.match(check.why ?? '', /silent/);
    });

    it('gives the verdicts of the checks, each that is open with a reason', () => {
      const text = `import os\nfrom plugins import *\n${middleware}DEBUG = os.environ.get("D")\nTEMPLATES = load()\n`;
      const model = make({ files: { 's.py': text }, entries: { 's.py': 'unknown' }, django: '6.1' }, folder);
      const [report] = deploy(model, rules);
      const view = model.cautious[0];
      assert.ok(report !== undefined && view !== undefined);
      assert.deepEqual(Object.fromEntries(report.checks.map((check) => [check.id, check.reports])), runChecks(view));
      const open = report.checks.filter((check) => check.reports === null);
      assert.ok(open.length > 5);
      assert.deepEqual(
        open.filter(({ why }) => (why ?? '') === ''),
        [],
      );
    });

    it('goes on where a rule fails', () => {
      const failing = defineRule({
        ...(rules.find(({ id }) => id === 'nosniff-disabled') ?? assert.fail()),
        on: 'settings',
        isLouder: true,
        check: () => {
          throw new Error('a bug');
        },
      });
      const model = make({ files: { 's.py': 'DEBUG = True\n' }, entries: { 's.py': 'unknown' } }, folder);
      const [report] = deploy(model, [failing, ...rules]);
      assert.equal(report?.checks.find(({ id }) => id === 'security.W018')?.rule?.id, 'debug-enabled');
    });

    it('has one report for each entry and none for a piece of settings that no entry uses', () => {
      const files = {
        'base.py': 'DEBUG = True\n',
        'a.py': 'from base import *\n',
        'b.py': 'from base import *\nDEBUG = False\n',
        'piece.py': 'CACHES = {}\n',
        'lone.py': 'ROOT_URLCONF = "site.urls"\n',
      };
      const found = reports({
        files,
        entries: { 'a.py': 'production', 'b.py': 'test' },
        loose: ['piece.py', 'lone.py'],
      });
      assert.deepEqual(
        found.map(({ uri, role }) => [uri.slice(uri.lastIndexOf('/') + 1), role]),
        [
          ['a.py', 'production'],
          ['b.py', 'test'],
          ['lone.py', 'unknown'],
        ],
      );
      const debug = found.map(({ checks }) => checks.find(({ id }) => id === 'security.W018')?.reports);
      assert.deepEqual(debug, [true, false, false]);
    });
  });
}
