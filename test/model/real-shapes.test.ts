import assert from 'node:assert/strict';
import { createDotenvParser } from '../../server/src/core/syntax/dotenv';
import { createPythonParser } from '../../server/src/core/syntax/python';
import { createModeler } from '../../server/src/core/model/modeler';
import type { Project } from '../../server/src/core/model/project';
import type { SettingsView, Test } from '../../server/src/core/model/view';
import type { Bound, Value } from '../../server/src/core/model/value';
import { joinUri, type Uri } from '../../server/src/core/text';
import { wasmEngine } from '../harness/engines';

/* Shapes met in public projects, each reduced to a few lines. */

const roots = ['file:///home/me/site', 'file:///c%3A/me/site'] as const;
const truthy: Test = (value) => (value.kind === 'literal' ? Boolean(value.value) : undefined);
const isOff: Test = (value) => (value.kind === 'literal' ? value.value === false : undefined);

/** Values in short: `True`, `"x"`, `[…]`, `env NAME`, `?reason`. Guards are left out. */
function show(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return value.value === null ? 'None' : JSON.stringify(value.value);
    case 'sequence':
      return `[${[...value.items.map(shown), ...(value.open ? ['…'] : [])].join(', ')}]`;
    case 'dict':
      return `{${value.entries.map((entry) => `${show(entry.key)}: ${shown(entry.value)}`).join(', ')}${value.open ? ', …' : ''}}`;
    case 'env':
      return `env ${value.variable}`;
    case 'unknown':
      return `?${value.why.reason}`;
    default:
      return value.kind;
  }
}

function shown(bound: Bound): string {
  return bound.map((alternative) => show(alternative.value)).join(' | ');
}

for (const at of roots) {
  const root = at as Uri;
  describe(`shapes of real projects, in ${root}`, () => {
    let viewOf: (files: Readonly<Record<string, string>>, loose?: boolean, more?: Partial<Project>) => SettingsView;

    before(async () => {
      const engine = await wasmEngine();
      const parsePython = createPythonParser(engine.parsePython);
      const parseDotenv = createDotenvParser(engine.parseDotenv);
      viewOf = (files, loose = false, more = {}) => {
        const texts = new Map(Object.entries(files).map(([path, text]) => [joinUri(root, ...path.split('/')), text]));
        const [uri = root] = texts.keys();
        const model = createModeler({ parsePython, parseDotenv })({
          root,
          files: texts,
          entries: loose ? [] : [{ uri, role: 'unknown', because: [] }],
          loose: loose ? [uri] : [],
          envFiles: [],
          importRoots: [root],
          facts: { django: null, hasProcessFile: false },
          ...more,
        });
        const [view] = model.views;
        assert.ok(view !== undefined);
        return view;
      };
    });

    const all = (view: SettingsView, name: string): string => shown(view.get(name).all);

    it('keeps what is written where a local module may be laid over it', () => {
      const view = viewOf({
        'site/settings.py':
          'import os\nDEBUG = True\nKEY = os.getenv("KEY", "x")\ntry:\n    from .local_settings import *\nexcept ImportError:\n    pass\n',
      });
      assert.equal(all(view, 'DEBUG'), 'true | ?overlay');
      assert.ok(view.get('DEBUG').must(truthy) !== undefined);
      assert.equal(view.get('SECURE_SSL_REDIRECT').deployed(isOff), undefined, 'the overlay may set what is missing');
    });

    it('sees the same overlay behind a test for the file', () => {
      const view = viewOf({
        'site/settings.py':
          'from pathlib import Path\nBASE = Path(__file__).parent\nDEBUG = True\nif (BASE / "local_settings.py").exists():\n    from .local_settings import *\n',
      });
      assert.equal(all(view, 'DEBUG'), 'true | ?overlay');
    });

    it('does not take a missing module without a condition for an overlay', () => {
      const view = viewOf({ 'site/settings.py': 'DEBUG = True\nfrom .private import *\n' });
      assert.equal(view.get('DEBUG').must(truthy), undefined);
    });

    it('knows that looking at a namespace changes nothing', () => {
      const view = viewOf({
        'settings.py':
          'import sys\nDEBUG = False\nnames = dir(sys.modules[__name__])\nSNAPSHOT = {}\nfor name in names:\n    SNAPSHOT[name] = 1\n',
      });
      assert.equal(all(view, 'DEBUG'), 'false');
      assert.equal(all(view, 'SNAPSHOT'), '{, …}');
    });

    it('lets a mail URL set the mail settings only', () => {
      const view = viewOf({
        'settings.py':
          'import environ\nenv = environ.Env()\nDEBUG = False\nMAIL = env.email_url("MAIL_URL", default="smtp://localhost")\nvars().update(MAIL)\n',
      });
      assert.equal(all(view, 'DEBUG'), 'false');
      assert.match(all(view, 'EMAIL_HOST'), /\?environment/);
    });

    it('lets it do so where the program sets the variable to what nobody knows', () => {
      const view = viewOf({
        'settings.py':
          'import environ\nimport os\nfrom vault import url\nenv = environ.Env()\nDEBUG = False\nif "LIVE" in os.environ:\n    os.environ["MAIL_URL"] = url()\nMAIL = env.email_url("MAIL_URL", default="smtp://localhost")\nvars().update(MAIL)\n',
      });
      assert.equal(all(view, 'DEBUG'), 'false');
      assert.match(all(view, 'EMAIL_HOST'), /\?environment/);
    });

    it('keeps one unknown in many names apart from an object that they share', () => {
      const view = viewOf({
        'settings.py':
          'from x import f\nDEBUG = False\nDATABASES = f()\nf(globals())\nDATABASES["default"]["NAME"] = "a"\n',
      });
      assert.equal(all(view, 'DEBUG'), 'false | ?namespace');
    });

    it('knows what the Heroku helpers write', () => {
      const view = viewOf({
        'settings.py':
          'import django_heroku\nDEBUG = False\nALLOWED_HOSTS = ["a.example"]\ndjango_heroku.settings(locals())\n',
      });
      assert.equal(all(view, 'ALLOWED_HOSTS'), '["*"]');
      assert.equal(all(view, 'DEBUG'), 'false');
      const kept = viewOf({
        'settings.py':
          'import django_heroku\nALLOWED_HOSTS = ["a.example"]\ndjango_heroku.settings(locals(), allowed_hosts=False)\n',
      });
      assert.equal(all(kept, 'ALLOWED_HOSTS'), '["a.example"]');
    });

    it('reads a word in a part of the command line', () => {
      const view = viewOf({ 'settings.py': 'import sys\nTESTING = "test" in sys.argv[1:2]\n' });
      assert.equal(all(view, 'TESTING'), 'true | false');
      assert.equal(shown(view.get('TESTING').deployedAlternatives), 'false');
    });

    it('keeps the items that all of many lists have', () => {
      const switches = [1, 2, 3, 4, 5, 6].map(
        (n) => `if os.getenv("S${n.toString()}"):\n    MIDDLEWARE += ["m${n.toString()}"]\n`,
      );
      const view = viewOf({ 'settings.py': `import os\nMIDDLEWARE = ["first"]\n${switches.join('')}` });
      assert.match(all(view, 'MIDDLEWARE'), /^\["first".*…\]$/);
    });

    it('follows a text with many variables as its fallbacks or the environment', () => {
      const names = ['A', 'B', 'C', 'D', 'E'];
      const reads = names.map((name) => `${name} = os.getenv("${name}", "${name.toLowerCase()}")\n`).join('');
      const view = viewOf({ 'settings.py': `import os\n${reads}URL = f"{A}:{B}@{C}:{D}/{E}"\n` });
      assert.equal(all(view, 'URL'), 'env A | "a:b@c:d/e"');
    });

    it('keeps what a list had before a loop that only adds', () => {
      const view = viewOf({
        'settings.py': 'import os\nMIDDLEWARE = ["a"]\nfor name in os.listdir("."):\n    MIDDLEWARE.append(name)\n',
      });
      assert.equal(all(view, 'MIDDLEWARE'), '["a", …]');
      const less = viewOf({
        'settings.py': 'import os\nMIDDLEWARE = ["a"]\nfor name in os.listdir("."):\n    MIDDLEWARE.remove(name)\n',
      });
      assert.equal(all(less, 'MIDDLEWARE'), '?loop');
    });

    it('takes the default of a helper with try and except for the fallback', () => {
      const view = viewOf({
        'settings.py':
          'import os\ndef get(name, default=None):\n    try:\n        return os.environ[name]\n    except KeyError:\n        return default\nSECRET_KEY = get("SECRET_KEY", "text")\n',
      });
      assert.equal(all(view, 'SECRET_KEY'), 'env SECRET_KEY | "text"');
      const fallback = view.get('SECRET_KEY').all.find((one) => one.value.kind === 'literal');
      assert.equal(fallback?.read?.variable, 'SECRET_KEY');
    });

    it('asks for built-in types', () => {
      const view = viewOf({
        'settings.py':
          'import os\ndef flag(arg):\n    if isinstance(arg, bool):\n        return arg\n    return str(arg).lower() in ("true", "1")\nDEBUG = flag(os.getenv("DEBUG", "False"))\n',
      });
      assert.equal(all(view, 'DEBUG'), 'env DEBUG | false');
    });

    it('looks only at the name that leads to a side of a conditional expression', () => {
      const view = viewOf({
        'settings.py': 'import os\nhosts = os.getenv("HOSTS")\nALLOWED_HOSTS = hosts.split(",") if hosts else []\n',
      });
      assert.doesNotMatch(all(view, 'ALLOWED_HOSTS'), /\?/);
    });

    it('reads a variable where the code asks whether a variable is set', () => {
      const view = viewOf({
        'settings.py':
          'import os\nif "HOSTS" in os.environ:\n    ALLOWED_HOSTS = os.environ.get("HOSTS").split(",")\nelse:\n    ALLOWED_HOSTS = ["a"]\n',
      });
      assert.equal(all(view, 'ALLOWED_HOSTS'), 'env HOSTS | ["a"]');
    });

    it('cleans a list with filter inside list()', () => {
      const view = viewOf({
        'settings.py': 'import os\nALLOWED_HOSTS = list(filter(None, os.getenv("HOSTS", "").split(",")))\n',
      });
      assert.equal(all(view, 'ALLOWED_HOSTS'), 'env HOSTS | []');
    });

    it('calls static methods', () => {
      const view = viewOf({
        'settings.py':
          'class Setup:\n    @staticmethod\n    def apps(given):\n        return given + ["b"]\nINSTALLED_APPS = Setup.apps(["a"])\n',
      });
      assert.equal(all(view, 'INSTALLED_APPS'), '["a", "b"]');
    });

    it('runs included files here, and chooses one by a variable', () => {
      const view = viewOf({
        'site/settings.py':
          'from os import environ\nfrom split_settings.tools import include, optional\ninclude("parts/base.py", f"env/{environ.get(\'SITE\', \'development\')}.py", optional("local.py"))\nNAME = "x"\n',
        'site/parts/base.py': 'DEBUG = None\nNAME = "base"\nAPPS = ["a"]\n',
        'site/env/__init__.py': '',
        'site/env/development.py': 'DEBUG = True\nAPPS += ["tools"]\n',
        'site/env/production.py': 'DEBUG = False\n',
      });
      assert.equal(all(view, 'NAME'), '"x"');
      assert.equal(all(view, 'DEBUG'), 'true | false | ?overlay');
      assert.ok(
        view.get('DEBUG').must(isOff) !== undefined,
        'the file for development is left aside in a deployed site',
      );
    });

    it('judges what each deployment has, whatever it is called', () => {
      const files = {
        'site/settings.py': 'DEBUG = False\ntry:\n    from .local import *\nexcept ImportError:\n    pass\n',
        'site/local.py': 'DEBUG = True\n',
      };
      assert.equal(all(viewOf(files), 'DEBUG'), 'true | false');
      const facts = { django: null, hasProcessFile: false, overrides: [joinUri(root, 'site', 'local.py')] };
      assert.equal(all(viewOf(files, false, { facts }), 'DEBUG'), 'true');
    });

    it('takes what starts the site for its environment, where nobody gives anything else', () => {
      const files = {
        'site/settings.py':
          'import os\nSTAGE = os.environ.get("STAGE", "laptop")\ndef on(laptop, site):\n    if STAGE == "laptop" or (STAGE == "ship" and laptop):\n        return laptop\n    return site\nSESSION_COOKIE_SECURE = on(False, True)\n',
      };
      const isOn = (given?: readonly (readonly [string, string])[]): boolean => {
        const facts = { django: null, hasProcessFile: true, ...(given && { given: new Map(given) }) };
        return viewOf(files, false, { facts }).get('SESSION_COOKIE_SECURE').deployed(isOff) === undefined;
      };
      assert.deepEqual([isOn(), isOn([['STAGE', 'laptop']]), isOn([['STAGE', 'cloud']])], [false, false, true]);
    });

    it('judges one piece of a site by what it says', () => {
      assert.equal(viewOf({ 'site/parts/apps.py': 'INSTALLED_APPS = ["a"]\n' }, true).isFragment, true);
      assert.equal(viewOf({ 'site/parts/all.py': 'ROOT_URLCONF = "a"\n' }, true).isFragment, false);
      assert.equal(viewOf({ 'site/parts/apps.py': 'INSTALLED_APPS = ["a"]\n' }).isFragment, false);
      const both = { 'site/parts/all.py': 'SECRET_KEY = key()\nINSTALLED_APPS = ["a"]\n' };
      assert.equal(viewOf(both, true).isFragment, false);
    });

    it('judges a variant beside settings for production by what it says', () => {
      const isFragment = (text: string, beside: string, role: 'production' | 'development'): boolean => {
        const files = { 'site/settings/custom.py': text, 'site/settings/base.py': 'ROOT_URLCONF = "a"\n' };
        const uri = joinUri(root, ...beside.split('/'));
        return viewOf(files, true, { entries: [{ uri, role, because: [], foundBy: 'name' }] }).isFragment;
      };
      const star = 'from .base import *\nA = 1\n';
      assert.equal(isFragment(star, 'site/settings/production.py', 'production'), true);
      assert.equal(isFragment(star, 'site/settings/local.py', 'development'), false);
      assert.equal(isFragment(`${star}DATABASES = {}\n`, 'site/settings/production.py', 'production'), false);
      assert.equal(isFragment(star, 'other/production.py', 'production'), false);
      assert.equal(isFragment('ROOT_URLCONF = "a"\n', 'site/settings/production.py', 'production'), false);
    });

    it('judges a stage that no file names by what it says', () => {
      const uri = joinUri(root, 'site', 'staging.py');
      const entry = { uri, role: 'production', because: [] } as const;
      const isFragment = (more: object): boolean =>
        viewOf({ 'site/staging.py': 'A = 1\n' }, false, { entries: [{ ...entry, ...more }] }).isFragment;
      assert.deepEqual([isFragment({ isUnnamedStage: true }), isFragment({})], [true, false]);
    });

    it('takes nothing as the whole where a site runs with settings that nobody sees', () => {
      const base = { 'site/settings/base.py': 'ROOT_URLCONF = "a"\nMIDDLEWARE = []\n' };
      assert.equal(viewOf(base, true, { runsUnseen: true }).isFragment, true);
    });

    it('takes the only settings module of a project as the whole', () => {
      assert.equal(viewOf({ 'site/settings.py': 'MIDDLEWARE = ["a"]\n' }, true).isFragment, false);
      assert.equal(viewOf({ 'site/settings/__init__.py': 'MIDDLEWARE = ["a"]\n' }, true).isFragment, false);
    });
  });
}
