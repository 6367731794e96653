import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contributedGrammars, loadGrammar, type Token } from './tokens';

const root = join(__dirname, '../../..');
const security = /^support\.type\.security\.django\./;

type Tokenize = (line: string) => readonly Token[];

/** The texts that have a scope. */
function within(tokens: readonly Token[], scope: RegExp): string {
  return tokens
    .filter(({ scopes }) => scopes.some((name) => scope.test(name)))
    .map(({ text }) => text)
    .join('|');
}

describe('injection grammars', () => {
  it('are contributed under the scope that they have, and to no language of their own', () => {
    for (const { path, scopeName, injectTo } of contributedGrammars()) {
      assert.ok(existsSync(join(root, path)), path);
      const own = JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
      assert.equal(own['scopeName'], scopeName);
      assert.match(String(own['injectionSelector']), /^L:/);
      assert.ok(injectTo !== undefined && injectTo.length > 0, path);
    }
  });

  describe('in Python', () => {
    let tokenize: Tokenize;
    before(async () => {
      tokenize = await loadGrammar('python');
    });

    for (const [line, name] of [
      ['DEBUG = True', 'DEBUG'],
      ['DEBUG: bool = False', 'DEBUG'],
      ['ALLOWED_HOSTS += ["a.example"]', 'ALLOWED_HOSTS'],
      ['DATABASES["default"]["PASSWORD"] = x', 'DATABASES'],
      ['MIDDLEWARE.append("x")', 'MIDDLEWARE'],
      ['    SECURE_HSTS_SECONDS = 3600', 'SECURE_HSTS_SECONDS'],
      ['SECRET_KEY_FALLBACKS = []', 'SECRET_KEY_FALLBACKS'],
      ['CORS_ALLOW_ALL_ORIGINS = True', 'CORS_ALLOW_ALL_ORIGINS'],
    ] as const) {
      it(`mark the setting in ${line}`, () => {
        assert.equal(within(tokenize(line), security), name);
      });
    }

    for (const line of [
      ...['MY_DEBUG = 1', 'DEBUG_TOOLBAR = 1', 'x = DEBUG', 'DEBUG == 1', 'SECURE_THING = 1', '# DEBUG = True'],
      ...['x = "DEBUG = True"', 'if DEBUG:', 'print(DEBUG)'],
    ]) {
      it(`mark nothing in ${line}`, () => {
        assert.equal(within(tokenize(line), security), '');
      });
    }

    it('leave the rest of the line to the language', () => {
      const tokens = tokenize('DEBUG = True  # why');
      assert.equal(within(tokens, /^keyword\.operator\.assignment\.python$/), '=');
      assert.equal(within(tokens, /^constant\.language\.python$/), 'True');
      assert.equal(within(tokens, /^comment\.line\.number-sign\.python$/), '#| why');
    });

    it('mark an ignore comment and the rules in it', () => {
      const tokens = tokenize('DEBUG = True  # settings-lint: ignore[debug-enabled, csp-missing] on purpose');
      assert.equal(within(tokens, /^keyword\.\w+\.directive\.settings-lint$/), 'settings-lint|ignore');
      assert.equal(within(tokens, /^entity\.name\.tag\.rule\./), 'debug-enabled|csp-missing');
      assert.match(within(tokens, /^comment\.line\.number-sign\.python$/), /on purpose$/);
    });
  });

  describe('in .env files', () => {
    let tokenize: Tokenize;
    before(async () => {
      tokenize = await loadGrammar('dotenv');
    });

    for (const [line, name] of [
      ['SECRET_KEY=x', 'SECRET_KEY'],
      ['export DJANGO_DEBUG=1', 'DJANGO_DEBUG'],
      ['POSTGRES_PASSWORD="x"', 'POSTGRES_PASSWORD'],
      ['DATABASE_URL = postgres://db/site', 'DATABASE_URL'],
    ] as const) {
      it(`mark the variable in ${line}`, () => {
        assert.equal(within(tokenize(line), security), name);
      });
    }

    for (const line of ['PATH=x', 'MY_SECRET_KEY=x', 'SECRET_KEYS=x', 'X=SECRET_KEY', '# DEBUG=1', 'X="DEBUG=1"']) {
      it(`mark nothing in ${line}`, () => {
        assert.equal(within(tokenize(line), security), '');
      });
    }

    it('leave the rest of the line to the language', () => {
      const tokens = tokenize('SECRET_KEY="a ${B}"');
      assert.equal(within(tokens, /^keyword\.operator\.assignment\.dotenv$/), '=');
      assert.match(within(tokens, /^string\.quoted\.double\.dotenv$/).replaceAll('|', ''), /^"a /);
      assert.match(within(tokens, /interpolation/), /B/);
    });

    it('mark an ignore comment and the rules in it, and the comment stays one', () => {
      const line = '# settings-lint: ignore[dotenv-debug-on] the test site';
      const tokens = tokenize(line);
      assert.equal(within(tokens, /^keyword\.\w+\.directive\.settings-lint$/), 'settings-lint|ignore');
      assert.equal(within(tokens, /^entity\.name\.tag\.rule\./), 'dotenv-debug-on');
      assert.equal(within(tokens, /^comment\.line\.dotenv$/).replaceAll('|', ''), line);
    });

    it('mark no ignore comment inside of a value', () => {
      assert.equal(within(tokenize('X="# settings-lint: ignore[a]"'), /settings-lint/), '');
    });
  });
});
