import assert from 'node:assert/strict';
import type { Analyzer } from '../../server/src/core/analyzer';
import { knownVersions } from '../../server/src/core/django/versions';
import type { Finding } from '../../server/src/core/lint/finding';
import { offered, readers, settingsSetBy, snippets, variantOf } from '../../server/src/core/snippets';
import type { ReaderWords, Releases, Snippet } from '../../server/src/core/snippets';
import { fileUri, type Uri } from '../../server/src/core/text';
import { createNodeAnalyzer } from '../../server/src/lsp/node-analyzer';
import { findingsIn, type Site } from '../rules/support';
import { expanded } from './expand';

const root = fileUri('/srv/site');

/** A sound base module, so that whatever is found is the snippet's. */
const base = `from pathlib import Path
BASE_DIR = Path(__file__).resolve().parent
DEBUG = False
ROOT_URLCONF = "site.urls"
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
ADMINS = [("Ada", "ada@example.org")]
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.CursorPagination",
    "PAGE_SIZE": 50,
}
`;

function compare(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => text.split('.').map(Number));
  return (x?.[0] ?? 0) - (y?.[0] ?? 0) || (x?.[1] ?? 0) - (y?.[1] ?? 0);
}

function isWithin(version: string, { from, before }: Releases): boolean {
  return (from === undefined || compare(version, from) >= 0) && (before === undefined || compare(version, before) < 0);
}

const versions = knownVersions.filter((version) => compare(version, '2.2') >= 0);

function djangoFor({ django = {} }: Snippet): readonly string[] {
  const fit = versions.filter((version) => isWithin(version, django));
  return [
    ...new Set([
      fit[0],
      fit.find((version) => version === '3.2'),
      fit.find((version) => version === '5.2'),
      fit.at(-1),
    ]),
  ].flatMap((one) => one ?? []);
}

/** The oldest release that a variant is for, and one above those that it names. */
function packagesFor({ package: of }: Snippet): NonNullable<Site['packages']> {
  if (of === undefined) return {};
  const before = of.before?.split('.').map(Number) ?? [];
  return { [of.name]: of.from ?? (before[0] === undefined ? '99.0' : `${String(before[0] - 1)}.9`) };
}

/** The module that somebody has after inserting the snippet into a module with the reader's import. */
function moduleOf(text: string, words: ReaderWords): string {
  const code = expanded(text);
  if (code.includes('import *')) return code;
  return `from base import *\n${code.includes(words.imports) ? '' : `${words.imports}\n`}${code}\n`;
}

function siteOf(snippet: Snippet, text: string, words: ReaderWords, django: string): Site {
  const own = snippet.isFile === true && snippet.prefix === 'dsl-settings-init';
  const modules = own ? { 'production.py': base, 'local.py': base } : { 'base.py': base, '__init__.py': '' };
  return {
    root,
    files: { ...modules, 'settings.py': own ? expanded(text) : moduleOf(text, words) },
    entries: { 'settings.py': 'production' },
    django,
    packages: { django, 'argon2-cffi': '23.1', ...packagesFor(snippet) },
  };
}

function inModule(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ at }) => at.uri.endsWith('/settings.py'));
}

/** What a block does not set is for other blocks to set. */
function aboutBlock(snippet: Snippet, findings: readonly Finding[], text: string): readonly Finding[] {
  if (snippet.prefix === 'dsl-prod') return findings;
  const own = settingsSetBy(expanded(text));
  return findings.filter(({ group, subject }) => group === undefined && (subject === null || own.includes(subject)));
}

describe('snippets', () => {
  let analyzer: Analyzer;
  before(async () => {
    analyzer = await createNodeAnalyzer();
  });
  const words = (finding: Finding): string => `${finding.rule}: ${finding.message}`;

  for (const snippet of snippets.filter(({ scope }) => scope === 'settings')) {
    const spoken = snippet.readers === 'none' ? readers.slice(0, 1) : readers;
    for (const reader of spoken) {
      const text = snippet.text(reader);
      if (text === undefined) continue;
      const variant = variantOf({ snippet, words: snippet.readers === 'none' ? null : reader });
      const name = `${snippet.prefix}${variant === '' ? '' : ` (${variant})`} in the words of ${reader.reader}`;
      for (const django of djangoFor(snippet)) {
        it(`${name} is clean on Django ${django}`, () => {
          const found = inModule(findingsIn(analyzer, siteOf(snippet, text, reader, django)));
          assert.deepEqual(aboutBlock(snippet, found, text).map(words), []);
        });
      }
      it(`${name} is Python that parses and sets something`, () => {
        const { assigned } = analyzer.inspect(fileUri('/x.py'), expanded(text));
        const own = settingsSetBy(expanded(text));
        assert.ok(
          snippet.prefix === 'dsl-settings-init' ||
            snippet.prefix === 'dsl-sentry' ||
            own.length > 0 ||
            assigned.length > 0,
        );
        assert.doesNotMatch(expanded(text), /\$\{|\$\d/);
      });
    }
  }

  for (const snippet of snippets.filter(({ scope }) => scope === 'urls')) {
    it(`${snippet.prefix} is a clean URLconf`, () => {
      const [one] = offered(snippet);
      const site: Site = {
        root,
        files: { 'settings.py': base, 'urls.py': expanded(one?.text ?? '') },
        entries: { 'settings.py': 'production' },
        urlModules: ['urls.py'],
      };
      assert.deepEqual(
        findingsIn(analyzer, site)
          .filter(({ at }) => at.uri.endsWith('urls.py'))
          .map(words),
        [],
      );
    });
  }

  for (const snippet of snippets.filter(({ scope }) => scope === 'dotenv')) {
    it(`${snippet.prefix} is a clean template without a value that looks like a secret`, () => {
      const [one] = offered(snippet);
      const site: Site = { root, files: { '.env.example': expanded(one?.text ?? '') }, entries: {} };
      assert.deepEqual(findingsIn(analyzer, site).map(words), []);
      assert.match(site.files['.env.example'] ?? '', /^SECRET_KEY=$/m);
      assert.doesNotMatch(site.files['.env.example'] ?? '', /PASSWORD=./);
    });
  }

  it('name in the template every variable that blocks read', () => {
    const template = snippets.find(({ prefix }) => prefix === 'dsl-dotenv')?.text(readers[0] ?? assert.fail()) ?? '';
    const named = new Set([...template.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name));
    const texts = snippets.flatMap(offered).map(({ text }) => expanded(text));
    const read = texts.flatMap((text) =>
      [...text.matchAll(/(?:environ\[|environ\.get\(|\benv(?:\.\w+)?\(|\bconfig\()"([A-Z_]+)"/g)].map(
        ([, name]) => name,
      ),
    );
    assert.ok(read.length > 60, `${read.length} reads`);
    assert.deepEqual(
      [...new Set(read)].filter((name) => !named.has(name)),
      [],
    );
  });

  it('keep the templates out of what the ignore rules cover', () => {
    const text = snippets.find(({ prefix }) => prefix === 'dsl-gitignore')?.text(readers[0] ?? assert.fail()) ?? '';
    const site: Site = {
      root,
      files: { 'settings.py': base, '.gitignore': text },
      entries: { 'settings.py': 'production' },
      projectFiles: ['.gitignore'],
    };
    const about = findingsIn(analyzer, site).filter(({ at }: { at: { uri: Uri } }) => at.uri.endsWith('.gitignore'));
    assert.deepEqual(about.map(words), []);
  });

  it('would not be clean with one wrong line', () => {
    const production = snippets.find(({ prefix }) => prefix === 'dsl-prod') ?? assert.fail();
    const reader = readers[0] ?? assert.fail();
    const text = production.text(reader)?.replace('DEBUG = False', 'DEBUG = True') ?? '';
    const found = inModule(findingsIn(analyzer, siteOf(production, text, reader, '5.2')));
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['debug-enabled'],
    );
  });

  it('have one name for each variant', () => {
    const names = snippets.flatMap(offered).map((one) => `${one.snippet.title} ${variantOf(one)}`);
    assert.equal(new Set(names).size, names.length);
    for (const { prefix } of snippets) assert.match(prefix, /^dsl-[a-z0-9-]+$/);
  });
});
