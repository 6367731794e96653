import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analyzer } from '../../server/src/core/analyzer';
import type { Finding } from '../../server/src/core/lint/finding';
import { defaultOptions } from '../../server/src/core/lint/options';
import type { Project } from '../../server/src/core/model/project';
import { fileUri, joinUri } from '../../server/src/core/text';
import { createNodeAnalyzer } from '../../server/src/lsp/node-analyzer';

const root = join(__dirname, '../../..');

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function snippets(path: string): readonly Snippet[] {
  return Object.values(json(path) as Record<string, Snippet>);
}

/** What stands in the editor when the defaults are taken: the first choice, the placeholder's text. */
function expanded({ body }: Snippet): string {
  return body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/(?<!\\)\$\d/g, '')
    .replace(/\\\$/g, '$');
}

const folder = fileUri('/srv/site');

function lint(
  analyzer: Analyzer,
  files: Readonly<Record<string, string>>,
  entry: string,
  django: string,
): readonly Finding[] {
  const uri = joinUri(folder, entry);
  const isPython = entry.endsWith('.py');
  const project: Project = {
    root: folder,
    files: new Map(Object.entries(files).map(([path, text]) => [joinUri(folder, path), text])),
    entries: isPython ? [{ uri, role: 'production', because: [] }] : [],
    loose: [],
    envFiles: isPython ? [] : [{ uri, role: 'example' }],
    importRoots: [folder],
    facts: { django: { version: django, from: 'requirements.txt' }, hasProcessFile: true },
  };
  const options = { ...defaultOptions, preset: 'strict' as const };
  return analyzer.lint({ project, options, findings: [] }).findings.filter(({ at }) => at.uri === uri);
}

const base = `from pathlib import Path
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
`;

describe('snippets', () => {
  let analyzer: Analyzer;
  before(async () => {
    analyzer = await createNodeAnalyzer();
  });

  for (const snippet of snippets('snippets/python.json')) {
    for (const django of ['4.2', '5.2', '6.0']) {
      it(`${snippet.prefix} is clean on Django ${django}`, () => {
        const text = expanded(snippet);
        const whole = text.includes('import *') ? text : `import os\n${text}\n`;
        const found = lint(analyzer, { 'base.py': base, '__init__.py': '', 'prod.py': whole }, 'prod.py', django);
        const own = snippet.prefix === 'dsl-prod' ? found : found.filter(({ group }) => group === undefined);
        assert.deepEqual(
          own.map(({ rule, message }) => `${rule}: ${message}`),
          [],
        );
      });
    }

    it(`${snippet.prefix} assigns what it says, in Python that parses`, () => {
      const { assigned } = analyzer.inspect(fileUri('/x.py'), expanded(snippet));
      assert.ok(assigned.length > 0);
      assert.doesNotMatch(expanded(snippet), /\$\{|\$\d/);
    });
  }

  it('would not be clean with one wrong line', () => {
    const [production] = snippets('snippets/python.json')
      .filter(({ prefix }) => prefix === 'dsl-prod')
      .map(expanded);
    assert.ok(production);
    const wrong = {
      'base.py': base,
      '__init__.py': '',
      'prod.py': production.replace('DEBUG = False', 'DEBUG = True'),
    };
    assert.deepEqual(
      lint(analyzer, wrong, 'prod.py', '5.2').map(({ rule }) => rule),
      ['debug-enabled'],
    );
  });

  for (const snippet of snippets('snippets/dotenv.json')) {
    it(`${snippet.prefix} is a clean template without a value that looks like a secret`, () => {
      const text = expanded(snippet);
      assert.deepEqual(lint(analyzer, { '.env.example': text }, '.env.example', '5.2'), []);
      assert.match(text, /^SECRET_KEY=$/m);
      assert.doesNotMatch(text, /PASSWORD=./);
    });
  }

  it('share one prefix, and each has a description of its own', () => {
    const all = [...snippets('snippets/python.json'), ...snippets('snippets/dotenv.json')];
    assert.ok(all.every(({ prefix }) => /^dsl-[a-z-]+$/.test(prefix)));
    assert.equal(new Set(all.map(({ prefix }) => prefix)).size, all.length);
    assert.equal(new Set(all.map(({ description }) => description)).size, all.length);
  });
});
