import assert from 'node:assert/strict';
import { contextOf, display } from '../../server/src/core/model/display';
import { displayJson } from '../../server/src/core/model/display-json';
import { numberText } from '../../server/src/core/model/display-number';
import { certain, literal } from '../../server/src/core/model/bounds';
import type { Bound, DictItem, Place, Value } from '../../server/src/core/model/value';
import { fileUri } from '../../server/src/core/text';

const at: Place = { uri: fileUri('/s.py'), span: { start: 0, end: 1 } };
const one = (value: Value): Bound => certain(value, at);
const list = (...items: Value[]): Value => ({ kind: 'sequence', type: 'list', items: items.map(one), open: false });
const dict = (entries: Readonly<Record<string, Value>>): Value => ({
  kind: 'dict',
  open: false,
  entries: Object.entries(entries).map(([key, value]) => ({ key: literal(key), keyAt: at, value: one(value) })),
});
const shown = (setting: string, value: Value): string => display(value, contextOf(setting));
// Built from pieces, so that no scanner takes the test's own text for a secret.
const secret = ['s3', 'cr3t', 'v4lu3'].join('-');

describe('display', () => {
  it('shows numbers, truth values and None of any setting as Python writes them', () => {
    assert.equal(shown('ANYTHING', literal(true)), 'True');
    assert.equal(shown('ANYTHING', literal(null)), 'None');
    assert.equal(shown('ANYTHING', literal(3600)), '3600');
    assert.equal(shown('ANYTHING', literal(2n ** 70n)), '1180591620717411303424');
    assert.equal(shown('ANYTHING', { kind: 'literal', value: 1, float: true }), '1.0');
  });

  it('writes floats as repr does', () => {
    const texts = [0.1, 1e16, 1.5e-7, -0, 123456789.5, 1e22, Infinity].map((value) => numberText(value, true));
    assert.deepEqual(texts, ['0.1', '1e+16', '1.5e-07', '-0.0', '123456789.5', '1e+22', "float('inf')"]);
  });

  it('hides every text of settings that are not public, and bytes', () => {
    assert.equal(shown('SECRET_KEY', literal(secret)), "'…'");
    assert.equal(shown('MY_OWN_SETTING', literal('harmless')), "'…'");
    assert.equal(shown('SECRET_KEY', literal({ bytes: secret })), "b'…'");
    assert.equal(shown('SECRET_KEY_FALLBACKS', list(literal(secret))), "['…']");
  });

  it('shows the empty text, which reveals nothing', () => {
    assert.equal(shown('SECRET_KEY', literal('')), "''");
  });

  it('shows public texts that look like what they should be', () => {
    assert.equal(shown('ALLOWED_HOSTS', list(literal('*'), literal('.example.com'))), "['*', '.example.com']");
    assert.equal(shown('CSRF_TRUSTED_ORIGINS', list(literal('https://*.example.com'))), "['https://*.example.com']");
    assert.equal(shown('X_FRAME_OPTIONS', literal('DENY')), "'DENY'");
    assert.equal(
      shown('SESSION_ENGINE', literal('django.contrib.sessions.backends.db')),
      "'django.contrib.sessions.backends.db'",
    );
    assert.equal(shown('TIME_ZONE', literal('Europe/Berlin')), "'Europe/Berlin'");
    assert.equal(shown('SECURE_CSP', dict({ 'script-src': list(literal("'self'")) })), `{'script-src': ["'self'"]}`);
  });

  it('hides texts of public settings that look like something else', () => {
    assert.equal(shown('CSRF_TRUSTED_ORIGINS', list(literal(`https://user:${secret}@example.com`))), "['…']");
    assert.equal(shown('SESSION_ENGINE', literal(secret)), "'…'");
    assert.equal(shown('X_FRAME_OPTIONS', literal(`${secret} with spaces 42`)), "'…'");
    assert.equal(
      shown('DATABASES', dict({ default: literal('word') })),
      "{'default': '…'}",
      'no text on the way to a key',
    );
  });

  it('shows parts of databases by key, and never user, password or name', () => {
    const value = dict({
      default: dict({
        ENGINE: literal('django.db.backends.postgresql'),
        HOST: literal('db.internal'),
        USER: literal(secret),
        PASSWORD: literal(secret),
        NAME: literal(secret),
        PORT: literal(5432),
        OPTIONS: dict({ sslmode: literal('require'), [secret]: literal(secret) }),
      }),
    });
    const text = shown('DATABASES', value);
    assert.equal(
      text,
      "{'default': {'ENGINE': 'django.db.backends.postgresql', 'HOST': 'db.internal', 'USER': '…', 'PASSWORD': '…', " +
        "'NAME': '…', 'PORT': 5432, 'OPTIONS': {'sslmode': 'require', '…': '…'}}}",
    );
    assert.ok(!JSON.stringify(displayJson(value, contextOf('DATABASES'))).includes(secret));
  });

  it('hides dictionary keys of other settings unless they are names of constants', () => {
    const value = dict({ [secret]: literal(1), API_URL: literal(secret), DEFAULT_PERMISSION_CLASSES: list() });
    assert.equal(shown('TOKENS', value), "{'…': 1, 'API_URL': '…', 'DEFAULT_PERMISSION_CLASSES': []}");
    assert.deepEqual(displayJson(value, contextOf('TOKENS')), {
      '…1': 1,
      API_URL: '…',
      DEFAULT_PERMISSION_CLASSES: [],
    });
  });

  it('says what is not known in words, and names the variable of an environment read', () => {
    assert.equal(
      shown('DEBUG', { kind: 'unknown', why: { reason: 'call', detail: 'load' } }),
      'unknown (a call that is not followed: load)',
    );
    const cast = { op: 'cast', reader: 'django-environ', cast: 'bool' } as const;
    assert.equal(shown('DEBUG', { kind: 'env', variable: 'DJANGO_DEBUG', steps: [cast] }), 'env DJANGO_DEBUG (bool)');
    const compare = { op: 'compare', operator: '==', operand: literal(secret) } as const;
    assert.equal(shown('DEBUG', { kind: 'env', variable: 'D', steps: [compare] }), "env D (== '…')");
  });

  it('hides texts in calls and shows their numbers', () => {
    const value: Value = {
      kind: 'call',
      callee: 'datetime.timedelta',
      args: [
        { name: 'minutes', value: one(literal(15)) },
        { name: null, value: one(literal(secret)) },
      ],
    };
    assert.equal(shown('SESSION_ENGINE', value), "datetime.timedelta(minutes=15, '…')");
  });

  it('names what was called first where more was done to the result', () => {
    const callees = ['pathlib.Path.resolve().parent./', 'pathlib.Path()', 'datetime.timedelta *', 'os.path.join[]'];
    const calls = callees.map((callee): Value => ({
      kind: 'call',
      callee,
      args: [{ name: null, value: one(literal(secret)) }],
    }));
    assert.deepEqual(
      calls.map((value) => shown('MEDIA_ROOT', value)),
      ['pathlib.Path(…)…', 'pathlib.Path(…)…', 'datetime.timedelta(…)…', 'os.path.join(…)…'],
    );
  });

  it('writes each kind of container as Python does, marks open ones and cuts long ones', () => {
    const items = [one(literal(1))];
    assert.equal(shown('X', { kind: 'sequence', type: 'tuple', items, open: false }), '(1,)');
    assert.equal(shown('X', { kind: 'sequence', type: 'set', items: [], open: false }), 'set()');
    assert.equal(shown('X', { kind: 'sequence', type: 'list', items, open: true }), '[1, …]');
    assert.equal(display(list(literal(1), literal(2), literal(3)), contextOf('X', 2)), '[1, 2, … 1 more]');
    const either: Bound = [...one(literal(1)), ...one(literal(2))];
    assert.equal(shown('X', { kind: 'sequence', type: 'list', items: [either], open: false }), '[(1 or 2)]');
  });

  it('tells dictionaries that branches have made differ as one', () => {
    const entry = (key: number, value: number): DictItem => ({
      key: literal(key),
      keyAt: at,
      value: one(literal(value)),
    });
    const of = (...entries: readonly DictItem[]): Bound => one({ kind: 'dict', entries, open: false });
    const items = [[...of(entry(1, 2)), ...of(entry(1, 3), entry(2, 4)), ...of(entry(1, 2), entry(2, 5))]];
    assert.equal(
      shown('X', { kind: 'sequence', type: 'list', items, open: false }),
      '[{1: (2 or 3), 2: (4 or 5 or missing)}]',
    );
  });
});
