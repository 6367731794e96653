import assert from 'node:assert/strict';
import { rules } from '../../server/src/core/rules/index.generated';
import { apply } from './fixed-site';
import { findingsIn, roots, sampleOf, useLab, type Site } from './support';
import { examplesOf } from './all-examples';

const head = [
  'import sys',
  "INSTALLED_APPS = ['django.contrib.sessions']",
  "MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware']",
  '',
].join('\n');

const on = "'SESSION_COOKIE_SECURE': True, 'SESSION_COOKIE_HTTPONLY': True";
const off = "'SESSION_COOKIE_SECURE': False, 'SESSION_COOKIE_HTTPONLY': True";

/** A flag that is off among other settings, and the text that the fix leaves; undefined where none may be offered. */
const cases: readonly (readonly [string, string | undefined])[] = [
  ...['globals().update(_s)', 'vars().update(_s)', 'locals().update(_s)', 'globals().update(**_s)'].map(
    (call) => [`_s = {${off}}\n${call}\n`, `_s = {${on}}\n${call}\n`] as const,
  ),
  [
    `_s = {${off}}\nfor k, v in _s.items():\n    globals()[k] = v\n`,
    `_s = {${on}}\nfor k, v in _s.items():\n    globals()[k] = v\n`,
  ],
  [`globals().update({${off}})\n`, `globals().update({${on}})\n`],
  ['globals().update(SESSION_COOKIE_SECURE=False)\n', 'globals().update(SESSION_COOKIE_SECURE=True)\n'],
  [
    "setattr(sys.modules[__name__], 'SESSION_COOKIE_SECURE', False)\n",
    "setattr(sys.modules[__name__], 'SESSION_COOKIE_SECURE', True)\n",
  ],
  ["globals()['SESSION_COOKIE_SECURE'] = False\n", "globals()['SESSION_COOKIE_SECURE'] = True\n"],
  ["OFF = False\nglobals().update({'SESSION_COOKIE_SECURE': OFF})\n", undefined],
  [
    'OFF = False\nglobals().update(SESSION_COOKIE_SECURE=OFF, DEBUG=OFF)\n',
    'OFF = False\nglobals().update(SESSION_COOKIE_SECURE=True, DEBUG=OFF)\n',
  ],
  ['globals()["SESSION_COOKIE_SECURE"] = False\n', 'globals()["SESSION_COOKIE_SECURE"] = True\n'],
  ["globals().update({n: False for n in ('SESSION_COOKIE_SECURE', 'CSRF_COOKIE_SECURE')})\n", undefined],
  ["for n in ('SESSION_COOKIE_SECURE', 'USE_TZ'):\n    setattr(sys.modules[__name__], n, False)\n", undefined],
  ["for n in ('SESSION_COOKIE_SECURE', 'CSRF_COOKIE_SECURE'):\n    globals()[n] = False\n", undefined],
  ["globals().update(dict.fromkeys(('SESSION_COOKIE_SECURE', 'CSRF_COOKIE_SECURE'), False))\n", undefined],
  ['def off():\n    return False, False\n\nDEBUG, SESSION_COOKIE_SECURE = off()\n', undefined],
];

function siteOf(root: Site['root'], code: string): Site {
  return { root, files: { 'settings.py': head + code }, entries: { 'settings.py': 'production' } };
}

describe('fixes of settings that are written through the namespace', () => {
  const lab = useLab();

  for (const root of roots) {
    for (const [code, after] of cases) {
      it(`${code.replaceAll('\n', '; ')} in ${root}`, () => {
        const site = siteOf(root, code);
        const [found] = findingsIn(lab.analyzer(rules), site).filter(({ rule }) => rule === 'session-cookie-insecure');
        assert.ok(found, 'not reported');
        const [fix] = found.fixes;
        assert.equal(fix && apply(site, fix).files['settings.py'], after === undefined ? undefined : head + after);
      });
    }
  }

  /** Every example once more, with its plain assignments in a dictionary that is laid over the module. */
  it('leave the call that writes all of them alone', () => {
    const [root] = roots;
    assert.ok(root);
    for (const rule of rules) {
      for (const example of examplesOf(rule)) {
        const { site, uri } = sampleOf(rule, example, root);
        const path = Object.keys(site.entries)[0] ?? '';
        const text = site.files[path] ?? '';
        if (!uri.endsWith('.py') || !/^[A-Z_]+ = \S.*$/m.test(text)) continue;
        const written = `${text.replace(/^([A-Z_]+) = ((?:["'\w]|\[.*\]|\(.*\)).*)$/gm, '_s = {"$1": $2}\nglobals().update(_s)')}\n`;
        const laid: Site = { ...site, files: { ...site.files, [path]: written } };
        const calls = (of: Site): number => (of.files[path] ?? '').split('globals().update(_s)').length;
        for (const finding of findingsIn(lab.analyzer([rule]), laid))
          for (const fix of finding.fixes)
            assert.equal(calls(apply(laid, fix)), calls(laid), `${rule.id}: ${fix.title}\n${written}`);
      }
    }
  }).timeout(60_000);

  it('are those of the module that is chosen, and stand in it', () => {
    for (const root of roots) {
      const files = {
        'conf/__init__.py':
          "import importlib\nimport os\n_m = importlib.import_module(f\"conf.{os.environ.get('E', 'live')}\")\nglobals().update({k: getattr(_m, k) for k in dir(_m) if k.isupper()})\n",
        'conf/common.py': `${head}SESSION_COOKIE_SECURE = False\n`,
        'conf/dev.py': 'from .common import *\nDEBUG = True\n',
        'conf/live.py': 'from .common import *\nDEBUG = False\nCSRF_COOKIE_SECURE = False\n',
      };
      const entries = { 'conf/__init__.py': 'production', 'conf/live.py': 'production' } as const;
      const found = findingsIn(lab.analyzer(rules), { root, files, entries });
      const places = ['session-cookie-insecure', 'csrf-middleware-missing', 'csrf-cookie-insecure'].flatMap((id) =>
        found.filter(({ rule }) => rule === id).map(({ at }) => `${id} ${at.uri.slice(root.length)}`),
      );
      assert.deepEqual(places, ['session-cookie-insecure /conf/common.py', 'csrf-middleware-missing /conf/common.py']);
    }
  });
});
