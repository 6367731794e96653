import assert from 'node:assert/strict';
import { applyFix } from '../../server/src/core/lint/fix';
import { defaultOptions, type Options } from '../../server/src/core/lint/options';
import { rules } from '../../server/src/core/rules/index.generated';
import { joinUri } from '../../server/src/core/text';
import { findingsIn, useLab, projectOf, roots, strict, type Site } from '../rules/support';
import { startproject } from './startproject';
import type { RuleLevel } from '../../server/src/core/lint/options';
import type { Finding } from '../../server/src/core/lint/finding';
import type { Role } from '../../server/src/core/model/view';
import type { Rule } from '../../server/src/core/rules/rule';

const lab = useLab();

function levels(entries: Readonly<Record<string, RuleLevel>>, preset: Options['preset'] = 'default'): Options {
  return { ...defaultOptions, preset, rules: new Map(Object.entries(entries)) };
}

for (const root of roots) {
  const site = (files: Readonly<Record<string, string>>, entries: Readonly<Record<string, Role>>): Site => ({
    root,
    files,
    entries,
  });
  const one = (code: string, role: Role = 'unknown'): Site => site({ 'settings.py': code }, { 'settings.py': role });
  const lint = (of: Site, options: Options = defaultOptions): readonly Finding[] =>
    findingsIn(lab.analyzer(rules), of, options);
  const brief = (of: Site, options?: Options): readonly string[] =>
    lint(of, options).map(({ rule, severity }) => `${rule} ${severity}`);

  describe(`lint (${root})`, () => {
    it('says three things about an untouched startproject', () => {
      const found = lint(one(startproject));
      const single = found
        .filter(({ group }) => group === undefined)
        .map(({ rule, severity }) => `${rule} ${severity}`);
      assert.deepEqual(single.sort(), ['debug-enabled warning', 'secret-key-hardcoded error']);
      const grouped = found.filter(({ group }) => group === 'missing-hardening');
      assert.deepEqual(grouped.map(({ rule }) => rule).sort(), [
        'csrf-cookie-insecure',
        'hsts-missing',
        'session-cookie-insecure',
        'ssl-redirect-disabled',
      ]);
      assert.ok(grouped.every(({ severity }) => severity === 'info'));
    });

    it('does not say what settings for development leave out that a module only hands on', () => {
      const project = projectOf(one(startproject));
      const entries = project.entries.map((entry) => ({ ...entry, isForWork: true as const }));
      const loaded = { project: { ...project, entries }, options: defaultOptions, findings: [] };
      const found = lab.analyzer(rules).lint(loaded).findings;
      assert.deepEqual(found.map(({ rule }) => rule).sort(), ['debug-enabled', 'secret-key-hardcoded']);
    });

    it('does not say of settings for staging what only matters in production', () => {
      const text =
        'DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3"}}\nCELERY_TASK_ALWAYS_EAGER = True\n' +
        'CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}\n';
      const project = projectOf(site({ 'staging.py': text }, { 'staging.py': 'production' }));
      const told = (fact: { readonly isStage?: true }): number => {
        const entries = project.entries.map((entry) => ({ ...entry, ...fact }));
        const loaded = { project: { ...project, entries }, options: strict, findings: [] };
        const found = lab.analyzer(rules).lint(loaded).findings;
        return found.filter(({ rule }) => rule.endsWith('-in-production')).length;
      };
      assert.equal(told({}), 3);
      assert.equal(told({ isStage: true }), 0);
    });

    it('does not say what settings leave out that are only fallen back to, where those for production set it', () => {
      const above = 'from settings import *\nSESSION_COOKIE_SECURE = True\nDEBUG = False\n';
      const files = { 'settings.py': startproject, 'settings_prod.py': above };
      const project = projectOf(site(files, { 'settings.py': 'unknown', 'settings_prod.py': 'production' }));
      const missing = (production: readonly string[]): readonly string[] => {
        const entries = project.entries.map((entry) => ({
          ...entry,
          ...(entry.role === 'unknown' && { production: production.map((path) => joinUri(root, path)) }),
        }));
        const loaded = { project: { ...project, entries }, options: defaultOptions, findings: [] };
        return lab
          .analyzer(rules)
          .lint(loaded)
          .findings.filter(({ at, group }) => at.uri.endsWith('/settings.py') && group !== undefined)
          .map(({ rule }) => rule)
          .sort();
      };
      const all = ['csrf-cookie-insecure', 'hsts-missing', 'session-cookie-insecure', 'ssl-redirect-disabled'];
      assert.deepEqual(missing([]), all);
      assert.ok(!missing(['settings_prod.py']).includes('session-cookie-insecure'));
    });

    it('says once what one entry has under a name and another has only imported', () => {
      const key = `-----BEGIN PRIVATE KEY-----\n${'MIIB9aVqz7Xk2Lw5'.repeat(5)}\n-----END PRIVATE KEY-----`;
      const found = lint(
        site(
          {
            'base.py': `OAUTH = {"KEY": """${key}"""}\nTIME_ZONE = "UTC"\n`,
            'worker.py': 'from base import TIME_ZONE\n',
          },
          { 'base.py': 'production', 'worker.py': 'development' },
        ),
      ).filter(({ rule }) => rule === 'private-key-in-settings');
      assert.deepEqual(
        found.map(({ subject, entries }) => [subject, entries.length]),
        [['OAUTH', 2]],
      );
    });

    it('says what is missing once where a package chooses its module', () => {
      const production =
        'import os\nDEBUG = False\nSECRET_KEY = os.environ["SECRET_KEY"]\nALLOWED_HOSTS = ["shop.example"]\nMIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.contrib.sessions.middleware.SessionMiddleware"]\n';
      const chooser =
        'import os\nif os.environ["STAGE"] == "production":\n    from .production import *\nelse:\n    from .development import *\n';
      const found = lint(
        site(
          {
            'settings/__init__.py': chooser,
            'settings/production.py': production,
            'settings/development.py': production.replace('False', 'True'),
          },
          { 'settings/__init__.py': 'unknown', 'settings/production.py': 'production' },
        ),
      ).filter(({ rule }) => rule === 'session-cookie-insecure');
      assert.deepEqual(
        found.map(({ at, entries }) => [at.uri, entries.length]),
        [[joinUri(root, 'settings/production.py'), 2]],
      );
    });

    it('says what is missing once where a package runs the base of its module for production', () => {
      const base =
        'import os\nDEBUG = False\nSECRET_KEY = os.environ["SECRET_KEY"]\nALLOWED_HOSTS = ["shop.example"]\nMIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.contrib.sessions.middleware.SessionMiddleware"]\n';
      const files = {
        'settings/__init__.py': 'from .base import *\n',
        'settings/base.py': base,
        'settings/production.py': 'from .base import *\nCONN_MAX_AGE = 60\n',
      };
      const placesOf = (more: Readonly<Record<string, string>>): unknown =>
        lint(
          site({ ...files, ...more }, { 'settings/__init__.py': 'production', 'settings/production.py': 'production' }),
        )
          .filter(({ rule }) => rule === 'session-cookie-insecure')
          .map(({ at, entries }) => [at.uri, entries.length]);
      assert.deepEqual(placesOf({}), [[joinUri(root, 'settings/production.py'), 2]]);
      assert.deepEqual(placesOf({ 'settings/production.py': `${base}\nSESSION_COOKIE_SECURE = True\n` }), [
        [joinUri(root, 'settings/__init__.py'), 1],
      ]);
      // Where the module for production runs the package itself, one line in the package repairs both.
      assert.deepEqual(placesOf({ 'settings/production.py': 'from settings import *\n' }), [
        [joinUri(root, 'settings/__init__.py'), 2],
      ]);
    });

    it('raises what is missing once something says that the project is deployed', () => {
      const found = lint(one(startproject.replace('DEBUG = True', 'DEBUG = False')));
      const severity = (id: string): string | undefined => found.find(({ rule }) => rule === id)?.severity;
      assert.equal(severity('session-cookie-insecure'), 'warning');
      assert.equal(severity('hsts-missing'), 'info', 'not above what it is in production');
    });

    it('takes the severity from the role', () => {
      assert.deepEqual(brief(one('DEBUG = True')), ['debug-enabled warning']);
      assert.deepEqual(
        brief(one('DEBUG = True', 'production')).filter((each) => each.startsWith('debug')),
        ['debug-enabled error'],
      );
      assert.deepEqual(brief(one('DEBUG = True', 'development')), []);
      assert.deepEqual(brief(one('DEBUG = True', 'test')), []);
    });

    it('gives hints in settings for development to those who ask for them', () => {
      const of = one('SECRET_KEY = "an-example-key"', 'development');
      assert.deepEqual(brief(of), []);
      assert.ok(brief(of, { ...defaultOptions, preset: 'strict' }).includes('secret-key-hardcoded hint'));
      const on = new Map([['secret-key-hardcoded', 'on']] as const);
      assert.deepEqual(brief(of, { ...defaultOptions, rules: on }), ['secret-key-hardcoded hint']);
    });

    it('gives a shared module the severity of the strictest entry, once', () => {
      const files = {
        'base.py': 'DEBUG = True\n',
        'production.py': 'from base import *\n',
        'local.py': 'from base import *\n',
        'other.py': 'from base import *\n',
      };
      const found = lint(
        site(files, { 'local.py': 'development', 'other.py': 'unknown', 'production.py': 'production' }),
      ).filter(({ rule }) => rule === 'debug-enabled');
      assert.equal(found.length, 1);
      assert.equal(found[0]?.severity, 'error');
      assert.deepEqual(found[0].entries, [joinUri(root, 'other.py'), joinUri(root, 'production.py')]);
      assert.equal(found[0].at.uri, joinUri(root, 'base.py'));
    });

    it('runs hints in the strict preset only, unless one is switched on', () => {
      const code = 'ALLOWED_HOSTS = ["example.org", ""]';
      assert.deepEqual(
        brief(one(code)).filter((each) => each.includes('blank')),
        [],
      );
      assert.deepEqual(
        brief(one(code), strict).filter((each) => each.includes('blank')),
        ['allowed-hosts-blank-entry hint'],
      );
      assert.ok(
        brief(one(code), levels({ 'allowed-hosts-blank-entry': 'on' })).includes('allowed-hosts-blank-entry hint'),
      );
      assert.ok(
        brief(one(code), levels({ 'allowed-hosts-unstripped': 'error' })).includes('allowed-hosts-blank-entry error'),
        'by an old name',
      );
    });

    it('takes a configured level, but not into roles that the rule leaves alone', () => {
      assert.deepEqual(brief(one('DEBUG = True'), levels({ 'debug-enabled': 'info' })), ['debug-enabled info']);
      assert.deepEqual(brief(one('DEBUG = True'), levels({ 'debug-enabled': 'off' })), []);
      assert.deepEqual(brief(one('DEBUG = True', 'development'), levels({ 'debug-enabled': 'error' })), []);
    });

    it('switches the whole group of missing settings', () => {
      const found = lint(one(startproject), levels({ 'missing-hardening': 'off' }));
      assert.deepEqual(
        found.filter(({ group }) => group !== undefined),
        [],
      );
      const raised = lint(one(startproject), levels({ 'missing-hardening': 'error', 'hsts-missing': 'off' }));
      assert.deepEqual(
        raised.filter(({ group }) => group !== undefined).map(({ severity }) => severity),
        ['error', 'error', 'error'],
      );
    });

    it('reports one finding per cause', () => {
      assert.deepEqual(brief(one('SECRET_KEY = "an-example-key"'), strict), ['secret-key-hardcoded error']);
      assert.deepEqual(brief(one('import os\nDEBUG = os.getenv("DEBUG", "True")'), strict), ['debug-env-string error']);
      assert.deepEqual(
        brief(one('SECRET_KEY = "an-example-key"'), levels({ 'secret-key-hardcoded': 'off' }, 'strict')),
        ['secret-key-weak warning'],
        'the next one speaks when the first is off',
      );
    });

    it('reports a secret once, however many settings and entries it reaches', () => {
      const jwt = 'SECRET_KEY = "an-example-key"\nSIMPLE_JWT = {"SIGNING_KEY": SECRET_KEY}';
      assert.deepEqual(brief(one(jwt)), ['secret-key-hardcoded error']);
      const base = 'SECRET_KEY = "an-example-key"\n';
      const production = 'import os\nfrom base import *\nSECRET_KEY = os.environ.get("KEY", SECRET_KEY)\n';
      const split = site(
        { 'base.py': base, 'production.py': production },
        { 'base.py': 'unknown', 'production.py': 'production' },
      );
      assert.deepEqual(
        lint(split)
          .filter(({ at }) => at.uri.endsWith('base.py'))
          .map(({ rule }) => rule),
        ['secret-key-hardcoded'],
      );
    });

    it('judges each class of django-configurations, and adds what is missing to it', () => {
      const code = [
        'from configurations import Configuration',
        'class Base(Configuration):',
        "    INSTALLED_APPS = ['django.contrib.sessions']",
        "    MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware']",
        '    DEBUG = True',
        'class Local(Base):',
        '    SESSION_COOKIE_SECURE = False',
        'class Production(Base):',
        '    DEBUG = False',
        'SESSION_COOKIE_SECURE = True',
        '',
      ].join('\n');
      const found = lint(one(code)).filter(({ rule }) => /^(debug-enabled|session-cookie-insecure)$/.test(rule));
      assert.deepEqual(
        found.map(({ rule, severity }) => `${rule} ${severity}`),
        ['session-cookie-insecure warning'],
        'what the module says is overruled by the class, and nobody deploys the other one',
      );
      const fix = found[0]?.fixes.find(({ title }) => title.includes('= True')) ?? assert.fail();
      const after = applyFix(new Map([[joinUri(root, 'settings.py'), code]]), fix)
        ?.values()
        .next().value;
      assert.equal(after, code.replace('    DEBUG = False', '    DEBUG = False\n    SESSION_COOKIE_SECURE = True'));
    });

    it('informs where a package takes its settings for development when nothing is said', () => {
      const files = {
        'dev.py': 'DEBUG = True\n',
        'prod.py': 'DEBUG = False\n',
        'chosen.py':
          'import os\nif os.environ.get("STAGE") == "prod":\n    from prod import *\nelse:\n    from dev import *\n',
      };
      const [found, ...others] = lint(site(files, { 'chosen.py': 'unknown' }));
      assert.deepEqual([found?.rule, found?.severity, others.length], ['debug-fails-open', 'info', 0]);
      assert.match(found?.at.uri ?? '', /chosen\.py$/);
    });

    it('is silent about checks that the project silences', () => {
      const told = 'security-checks-silenced warning';
      assert.deepEqual(brief(one("DEBUG = True\nSILENCED_SYSTEM_CHECKS = ['security.W018']")), [told]);
      const strong = `SECRET_KEY = ${"'0123456789abcdef'"} * 4\nSILENCED_SYSTEM_CHECKS = ['security.W009']`;
      assert.deepEqual(
        brief(one(strong)),
        ['secret-key-hardcoded error', told],
        'Django does not see a strong key in the source',
      );
    });

    it('names the check ids that are true', () => {
      const [weak] = lint(one('SECRET_KEY = "an-example-key"'));
      assert.deepEqual(weak?.django, ['security.W009']);
      const middleware = "MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware']\n";
      const code = `INSTALLED_APPS = []\n${middleware}SESSION_COOKIE_SECURE = False\n`;
      const cookie = lint(one(code)).find(({ rule }) => rule === 'session-cookie-insecure');
      assert.deepEqual(cookie?.django, ['security.W011']);
    });

    it('goes on when a rule fails, and names it without its error', () => {
      const broken: Rule = {
        ...(rules[0] ?? assert.fail()),
        id: 'always-broken',
        on: 'settings',
        isLouder: true,
        check: () => {
          throw new Error('hunter2');
        },
      };
      const found = findingsIn(lab.analyzer([broken, ...rules]), one('DEBUG = True'), defaultOptions);
      assert.deepEqual(found.map(({ rule }) => rule).sort(), ['debug-enabled', 'rule-failed']);
      assert.ok(!JSON.stringify(found).includes('hunter2'));
      assert.ok(found.some(({ message }) => message.includes('always-broken')));
    });

    it('orders by file, place and rule, and passes on what the loader found', () => {
      const code = 'SECRET_KEY = "an-example-key"\nDEBUG = True\nALLOWED_HOSTS = ["*"]\n';
      const extra: Finding = {
        rule: 'file-too-large',
        severity: 'info',
        message: 'big',
        at: { uri: joinUri(root, 'a.py'), span: { start: 0, end: 0 } },
        subject: null,
        entries: [],
        django: [],
        cwe: [],
        related: [],
        fixes: [],
        tags: [],
      };
      const found = lab
        .analyzer(rules)
        .lint({ project: projectOf(one(code)), options: defaultOptions, findings: [extra] }).findings;
      assert.deepEqual(
        found.map(({ rule }) => rule),
        ['file-too-large', 'secret-key-hardcoded', 'debug-enabled', 'allowed-hosts-wildcard'],
      );
      for (const [level, severity] of [
        ['off', undefined],
        ['error', 'error'],
        ['on', 'info'],
      ] as const) {
        const options = { ...defaultOptions, rules: new Map([['file-too-large', level]]) };
        const again = lab.analyzer(rules).lint({ project: projectOf(one(code)), options, findings: [extra] }).findings;
        assert.equal(again.find(({ rule }) => rule === 'file-too-large')?.severity, severity, level);
      }
    });

    it('grades DEBUG in a plain .env by whether git ignores it', () => {
      const files = { '.env': 'DEBUG=True\n' };
      const grade = (ignoredByGit?: boolean): readonly string[] =>
        brief({ root, files, entries: {}, ...(ignoredByGit === undefined ? {} : { ignoredByGit }) });
      assert.deepEqual(grade(), ['dotenv-debug-on hint']);
      assert.deepEqual(grade(true), ['dotenv-debug-on hint']);
      assert.deepEqual(grade(false), ['dotenv-debug-on warning']);
      assert.deepEqual(brief(site({ '.env.production': 'DEBUG=True\n' }, {})), ['dotenv-debug-on error']);
    });

    it('never shows a secret', () => {
      const secret = ['zq', '7fK', 'pW2', 'mX9'].join('');
      const files = {
        'settings.py': `import os\nSECRET_KEY = os.environ.get("SECRET_KEY", "${secret}")\nDATABASES = {"default": {"HOST": "db.example.org", "PASSWORD": "${secret}"}}\n`,
        '.env': `SECRET_KEY=${secret}\n`,
      };
      const found = lint(site(files, { 'settings.py': 'production' }), strict);
      assert.ok(found.filter(({ rule }) => /secret|password/.test(rule)).length >= 3);
      assert.ok(!JSON.stringify(found).includes(secret));
    });
  });
}
