import assert from 'node:assert/strict';
import { rules } from '../../server/src/core/rules/index.generated';
import { defaultOptions } from '../../server/src/core/lint/options';
import { relativePath } from '../../server/src/core/text';
import { findingsIn, projectOf, roots, useLab, type Site } from './support';
import type { Finding } from '../../server/src/core/lint/finding';

const [root] = roots;
assert.ok(root !== undefined);

describe('one finding for one cause', () => {
  const lab = useLab();

  function only(rule: string, site: Site): Finding {
    const found = findingsIn(lab.analyzer(rules), site).filter((finding) => finding.rule === rule);
    assert.equal(found.length, 1, rule);
    assert.ok(found[0] !== undefined);
    return found[0];
  }

  function related(site: Site, finding: Finding): readonly string[] {
    const { files } = projectOf(site);
    return finding.related.map(({ at }) => files.get(at.uri)?.slice(at.span.start, at.span.end) ?? '');
  }

  it('names every secret of a file that git stores', () => {
    const site: Site = {
      root,
      files: { '.env': `DB_PASSWORD=${'grey-tulip7'}\nSITE_NAME=shop\nMAIL_PASSWORD=${'blue-tulip8'}\n` },
      entries: {},
      stored: { '.env': { isTracked: true } },
    };
    assert.deepEqual(related(site, only('dotenv-tracked', site)), ['MAIL_PASSWORD']);
  });

  it('tells what a copy of settings has as well in the settings of the site alone', () => {
    const key = `SECRET_KEY = "${'kX9vQ2mT7pL4wR8sY3nB6'}${'vC1dF5gH0jKpZaB4cD8eF2'}"\n`;
    const of = (copy: string): readonly string[] => {
      const site: Site = { root, files: { 'site.py': key, 'old/site.py': copy }, entries: { 'site.py': 'production' } };
      const project = projectOf(site);
      const loose = [...project.files.keys()].filter((uri) => uri.endsWith('old/site.py'));
      const { findings } = lab.analyzer(rules).lint({
        project: { ...project, loose, copies: loose },
        options: defaultOptions,
        findings: [],
      });
      return findings.filter(({ rule }) => rule === 'secret-key-hardcoded').map(({ at }) => relativePath(root, at.uri));
    };
    assert.deepEqual(of(key), ['site.py']);
    assert.deepEqual(of(key.replace('kX9', 'mB3')), ['old/site.py', 'site.py']);
  });

  it('names the old name of a flag that lets every origin in', () => {
    for (const [credentials, rule] of [
      ['', 'cors-allow-all'],
      ['CORS_ALLOW_CREDENTIALS = True\n', 'cors-allow-all-with-credentials'],
    ] as const) {
      const site: Site = {
        root,
        files: {
          'base.py': `INSTALLED_APPS = ["corsheaders"]\nCORS_ALLOW_ALL_ORIGINS = True\n${credentials}`,
          'production.py': 'from base import *\nCORS_ORIGIN_ALLOW_ALL = 1\n',
        },
        entries: { 'production.py': 'production' },
      };
      assert.equal(related(site, only(rule, site)).at(-1), '1');
    }
  });

  it('names every place at which Celery takes pickles', () => {
    const site: Site = {
      root,
      files: {
        'settings.py':
          'CELERY_ACCEPT_CONTENT = ["json", "pickle"]\nCELERY_TASK_SERIALIZER = "pickle"\nCELERY_RESULT_SERIALIZER = \'pickle\'\n',
      },
      entries: { 'settings.py': 'production' },
    };
    assert.deepEqual(related(site, only('celery-unsafe-serializer', site)), ['"pickle"', "'pickle'"]);
  });
});

describe('DEBUG that a .env file turns on', () => {
  const lab = useLab();
  const settings =
    'import environ\nfrom pathlib import Path\nBASE = Path(__file__).resolve().parent\nenv = environ.Env()\nenviron.Env.read_env(BASE / ".env")\nDEBUG = env.bool("DEBUG", False)\n';

  it('is a warning where settings for production load the file, else a hint', () => {
    for (const [role, expected] of [
      ['production', 'warning'],
      ['development', 'hint'],
    ] as const) {
      const site: Site = {
        root,
        files: { '.env': 'DEBUG=True\n', 'settings.py': settings },
        entries: { 'settings.py': role },
      };
      const found = findingsIn(lab.analyzer(rules), site).filter(({ rule }) => rule === 'dotenv-debug-on');
      assert.deepEqual(
        found.map(({ severity }) => severity),
        [expected],
      );
    }
  });
});

describe('a misspelt variable of a .env file', () => {
  const lab = useLab();
  const read = (name: string): string => `import os\nHOSTS = os.environ.get("${name}", "").split(",")\n`;
  const rows: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
    [
      'is renamed in the file where the settings read the name of a setting',
      files('ALOWED_HOSTS', 'ALLOWED_HOSTS'),
      ['.env'],
    ],
    ['is left to the author where the file has the name of a setting', files('ALLOWED_HOSTS', 'ALOWED_HOSTS'), []],
    ['is renamed in the file where both are names of the project', files('SITE_HOSTS', 'SITES_HOSTS'), ['.env']],
    [
      'is left to the author where a template has the name of the file',
      { ...files('SITE_HOSTS', 'SITES_HOSTS'), '.env.example': 'SITE_HOSTS=\n' },
      [],
    ],
  ];

  it('is none in the file of another program, where one beside it has the variable', () => {
    const rowsOf: readonly (readonly [Readonly<Record<string, string>>, readonly string[]])[] = [
      [{ 'pgbouncer.env': 'SITES_HOSTS=a\nLISTEN=1\n', 'django.env': 'SITE_HOSTS=b\n' }, []],
      [{ 'pgbouncer.env': 'SITES_HOSTS=a\nLISTEN=1\n', 'django.env': 'OTHER=b\n' }, ['pgbouncer.env']],
      [{ 'prod.env': 'SITES_HOSTS=a\nSITE_NAME=1\n', 'other.env': 'SITE_HOSTS=b\n' }, ['prod.env']],
    ];
    for (const [texts, expected] of rowsOf) {
      const settings = `${read('SITE_HOSTS')}NAME = os.environ["SITE_NAME"]\n`;
      const site: Site = {
        root,
        files: { ...texts, 'settings.py': settings },
        entries: { 'settings.py': 'production' },
      };
      const found = findingsIn(lab.analyzer(rules), site).filter(({ rule }) => rule === 'setting-name-typo');
      assert.deepEqual(
        found.map(({ at }) => at.uri.slice(root.length + 1)),
        expected,
      );
    }
  });

  function files(written: string, asked: string): Readonly<Record<string, string>> {
    return { '.env': `${written}=example.org\n`, 'settings.py': read(asked) };
  }

  for (const [title, texts, expected] of rows) {
    it(title, () => {
      const site: Site = { root, files: texts, entries: { 'settings.py': 'production' } };
      const found = findingsIn(lab.analyzer(rules), site).filter(
        ({ rule, at }) => rule === 'setting-name-typo' && at.uri.endsWith('/.env'),
      );
      const changed = found.flatMap(({ fixes }) =>
        fixes.flatMap(({ edits }) => [...new Set(edits.map(({ at }) => at.uri))]),
      );
      assert.deepEqual(
        changed.map((uri) => uri.slice(root.length + 1)),
        expected,
      );
    });
  }
});
