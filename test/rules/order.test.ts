import assert from 'node:assert/strict';
import { applyFix } from '../../server/src/core/lint/fix';
import { rules } from '../../server/src/core/rules/index.generated';
import { onlyRule } from './only-rule';
import { findingsIn, projectOf, roots, sampleOf, useLab, type Sample } from './support';
import type { Finding } from '../../server/src/core/lint/finding';
import type { Uri } from '../../server/src/core/text';

const lab = useLab();
const cors = 'corsheaders.middleware.CorsMiddleware';
const common = 'django.middleware.common.CommonMiddleware';
const security = 'django.middleware.security.SecurityMiddleware';
const whitenoise = 'whitenoise.middleware.WhiteNoiseMiddleware';

/** Where no origin is let in, the place of the middleware does not matter. */
const origins = 'CORS_ALLOWED_ORIGINS = ["https://app.example.org"]\n';

function look(
  id: string,
  code: string,
  django?: string,
): { readonly sample: Sample; readonly found: readonly Finding[] } {
  const rule = rules.find((each) => each.id === id) ?? assert.fail(`no rule ${id}`);
  const sample = sampleOf(rule, { code, ...(django === undefined ? {} : { django }) }, roots[0] ?? ('' as Uri));
  const found = findingsIn(lab.analyzer(rules), sample.site, onlyRule(rule));
  return { sample, found: found.filter((finding) => finding.rule === id) };
}

/** The text after the first fix of the first finding; undefined where there is none. */
function fixed(id: string, code: string, django?: string): string | undefined {
  const { sample, found } = look(id, origins + code, django);
  assert.ok(found.length > 0, `${id} is silent`);
  const [fix] = found[0]?.fixes ?? [];
  return fix && applyFix(projectOf(sample.site).files, fix)?.get(sample.uri)?.slice(origins.length);
}

describe('moving an item of a list', () => {
  it('takes its comment along and keeps the line endings of Windows', () => {
    const code = `MIDDLEWARE = [\r\n    '${common}',\r\n    '${cors}',  # front end\r\n]\r\n`;
    const after = `MIDDLEWARE = [\r\n    '${cors}',  # front end\r\n    '${common}',\r\n]\r\n`;
    assert.equal(fixed('cors-middleware-order', code), after);
  });

  it('adds the comma that the last item lacked', () => {
    const code = `MIDDLEWARE = [\n    '${common}',\n    '${cors}'\n]\n`;
    assert.equal(fixed('cors-middleware-order', code), `MIDDLEWARE = [\n    '${cors}',\n    '${common}',\n]\n`);
    const down = `MIDDLEWARE = [\n    '${whitenoise}',\n    '${security}'\n]\n`;
    assert.equal(fixed('whitenoise-order', down), `MIDDLEWARE = [\n    '${security}',\n    '${whitenoise}',\n]\n`);
  });

  it('works on one line, in both directions', () => {
    const up = `MIDDLEWARE = ("${common}", "${cors}")`;
    assert.equal(fixed('cors-middleware-order', up), `MIDDLEWARE = ("${cors}", "${common}")`);
    const down = `MIDDLEWARE = ["${whitenoise}", "${security}", "${common}"]`;
    assert.equal(fixed('whitenoise-order', down), `MIDDLEWARE = ["${security}", "${whitenoise}", "${common}"]`);
  });

  it('leaves alone what another name holds', () => {
    assert.equal(fixed('cors-middleware-order', `FIRST = ["${common}"]\nMIDDLEWARE = FIRST + ["${cors}"]`), undefined);
  });

  it('says nothing about a list of which it does not know the order', () => {
    const code = `from tools import more\nMIDDLEWARE = ["${common}", *more(), "${cors}"]`;
    assert.deepEqual(look('whitenoise-order', code).found, []);
    assert.deepEqual(look('cors-middleware-order', `MIDDLEWARE = {"${common}", "${cors}"}`).found, []);
  });
});

describe('missing commas', () => {
  const apps = (body: string): readonly Finding[] => look('implicit-string-concat', `INSTALLED_APPS = [${body}]`).found;

  it('are found with comments in between, and each of them', () => {
    const code = 'INSTALLED_APPS = [\n    "a.one"  # first\n    "b.two"\n    "c.three",\n]\n';
    const after = 'INSTALLED_APPS = [\n    "a.one",  # first\n    "b.two",\n    "c.three",\n]\n';
    assert.equal(fixed('implicit-string-concat', code), after);
  });

  it('are not taken for one long text', () => {
    assert.deepEqual(apps('"shop.apps." "ShopConfig"'), []);
    assert.deepEqual(apps('"shop" ".apps"'), []);
    assert.deepEqual(apps('("shop" "window")'), []);
    assert.deepEqual(apps('"shop" + "window"'), []);
  });
});

describe('dead settings', () => {
  const removed = (code: string): string | undefined => fixed('setting-removed', code, '5.2');

  it('go with their whole statement, over several lines', () => {
    assert.equal(removed('A = 1\nUSE_L10N = (\n    True\n)\nB = 2\n'), 'A = 1\nB = 2\n');
    assert.equal(removed('A = 1\r\nUSE_L10N = True\r\nB = 2\r\n'), 'A = 1\r\nB = 2\r\n');
    assert.equal(removed('A = 1\nUSE_L10N = True'), 'A = 1\n');
  });

  it('stay where another name is set with them, where more follows on the line, and where they grow', () => {
    assert.equal(removed('USE_I18N = USE_L10N = True\n'), undefined);
    assert.equal(removed('USE_L10N = True; DEBUG = False\n'), undefined);
    assert.equal(removed('USE_L10N = 1\nUSE_L10N += 1\n'), undefined);
  });

  it('are not dead where the project reads them, exports them or looks them up', () => {
    const silent = (code: string): void => {
      assert.deepEqual(look('setting-removed', code, '5.2').found, []);
    };
    silent('USE_L10N = True\nFORMATS = USE_L10N\n');
    silent('__all__ = ["USE_L10N"]\nUSE_L10N = True\n');
    silent('import os\nif os.environ.get("OLD"):\n    USE_L10N = True\n');
    assert.equal(
      look('setting-removed', 'import os\nUSE_L10N = os.environ["USE_L10N"]\n# USE_L10N\n', '5.2').found.length,
      1,
    );
  });
});

describe('the preset', () => {
  it('runs a rule by the weight of the case', () => {
    const rule = rules.find(({ id }) => id === 'password-min-length-weak') ?? assert.fail();
    const options = { ...onlyRule(rule), preset: 'default' as const };
    const lint = (length: number): number => {
      const code = `AUTH_PASSWORD_VALIDATORS = [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": ${String(length)}}}]`;
      return findingsIn(lab.analyzer(rules), sampleOf(rule, { code }, roots[0] ?? ('' as Uri)).site, options).length;
    };
    assert.equal(lint(6), 1, 'a warning');
    assert.equal(lint(9), 0, 'only in the strict preset');
  });
});
