import assert from 'node:assert/strict';
import { rules, type Analyzer } from '../../server/src/core';
import { defaultOptions, type Options } from '../../server/src/core/lint/options';
import type { Project } from '../../server/src/core/model/project';
import { joinUri, type Uri } from '../../server/src/core/text';
import { projectOf, useLab } from '../rules/support';
import { readSites, type NamedSite } from './sites';

const strict: Options = { ...defaultOptions, preset: 'strict' };

/** How many texts of one file are compared. */
const keystrokes = 60;

/** Sites whose values hold on to more of a run than values usually do, so that going on in the middle could show. */
const entangled: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  closures: {
    'settings.py': `def counter():
    n = 0
    def count():
        nonlocal n
        n += 1
        return n
    return count

one = counter()
SECURE_HSTS_SECONDS = one()
DEBUG = one() == 2
SESSION_COOKIE_AGE = one()
make = lambda value: (lambda: value)
ALLOWED_HOSTS = make(["*"])()
`,
  },
  defaults: {
    'settings.py': `def add(item, to=[]):
    to.append(item)
    return to

APPS = ["a"]
SAME = APPS
INSTALLED_APPS = add("b")
MIDDLEWARE = add("c")
APPS += ["d"]
SAME.append("e")
ALLOWED_HOSTS = SAME
`,
  },
  globals: {
    'settings.py': `import sys
DEBUG = False
here = globals()
here["DEBUG"] = True
SECRET_KEY = "a"
setattr(sys.modules[__name__], "SECRET_KEY", "b")
global NAME
ALLOWED_HOSTS = ["*"]
here.update(ALLOWED_HOSTS=["a"])
`,
  },
  configurations: {
    'settings.py': `from configurations import Configuration, values
PREFIX = "A"
class Base(Configuration):
    DEBUG = values.BooleanValue(True)
    SECRET_KEY = values.Value("abc")
EXTRA = ["*"]
class Prod(Base):
    ALLOWED_HOSTS = EXTRA
    DEBUG = values.BooleanValue(False)
LAST = 1
`,
  },
  'defaults elsewhere': {
    'base.py': `def add(item, to=["a"]):
    to.append(item)
    return to

FIRST = []
SECOND = FIRST
`,
    'production.py': `from base import *
DEBUG = False
INSTALLED_APPS = add("b")
MIDDLEWARE = add("c")
FIRST.append("*")
ALLOWED_HOSTS = SECOND
`,
  },
  cycle: {
    'a.py': 'DEBUG = True\nfrom b import *\nALLOWED_HOSTS = ["*"]\nX = HOSTS\nSECRET_KEY = "a"\n',
    'b.py': 'HOSTS = ["b"]\nfrom a import *\nSESSION_COOKIE_SECURE = DEBUG\nCSRF_COOKIE_SECURE = False\n',
  },
  modules: {
    'base.py':
      'import os\nAPPS = ["a"]\ndef flag(name):\n    return os.getenv(name) == "1"\nDEBUG = flag("DEBUG")\nHOSTS = []\n',
    'production.py':
      'from base import *\nimport base\nAPPS += ["b"]\nHOSTS.append("*")\nbase.DEBUG = True\nALLOWED_HOSTS = HOSTS\nDEBUG = flag("D")\nif not SECRET_KEY:\n    raise ValueError\n',
    'local.py':
      'from production import *\nDEBUG = True\nALLOWED_HOSTS = HOSTS + ["x"]\nexec(open("extra.py").read())\nEND = 1\n',
    'extra.py': 'SECRET_KEY = "extra"\nCSRF_COOKIE_SECURE = False\n',
  },
};

const handmade = Object.entries(entangled).map(([name, files]): NamedSite => {
  const entries = Object.fromEntries(Object.keys(files).map((path) => [path, 'production' as const]));
  return { name, root: `file:///srv/${name}` as Uri, files, entries, django: '5.2' };
});

describe('an analysis that goes on from an earlier one', function () {
  this.timeout(300_000);
  const lab = useLab();
  /** Of all fresh analyses: a parser is as fresh as its answers depend on the text alone, which other tests hold. */
  const fresh = (): Analyzer => lab.analyzer(rules);

  for (const site of [...readSites(), ...handmade]) {
    it(`tells what a fresh one tells, whatever is typed where: ${site.name}`, () => {
      const lasting = fresh();
      const next = numbers(site.name.length);
      let project = projectOf(site);
      for (const path of Object.keys(site.files)) {
        const whole = site.files[path] ?? '';
        for (let i = 0; i < keystrokes; i++) {
          project = withText(project, joinUri(site.root, path), edited(whole, next));
          assert.equal(
            told(lasting, project),
            told(fresh(), project),
            `${path}: ${project.files.get(joinUri(site.root, path)) ?? ''}`,
          );
        }
        project = withText(project, joinUri(site.root, path), whole);
      }
    });
  }
});

function told(analyzer: Analyzer, project: Project): string {
  const { findings, entries } = analyzer.lint({ project, options: strict, findings: [] });
  const verdicts = entries.map(({ checks }) => checks);
  return JSON.stringify({ findings, verdicts, explained: analyzer.explain(project) });
}

function withText(project: Project, uri: Uri, text: string): Project {
  return { ...project, files: new Map([...project.files, [uri, text]]) };
}

/** One of a few places in the text, with something cut out, typed or broken there; now and then the text as it was. */
function edited(text: string, next: (below: number) => number): string {
  const lines = text.split('\n');
  const line = next(2) === 0 ? next(lines.length) : Math.floor(lines.length / 2);
  const old = lines[line] ?? '';
  const column = next(old.length + 1);
  const typed = ['', 'x', ' ', '(', '"', '#', '[0]', '\n'][next(8)] ?? '';
  const cut = next(3) === 0 ? old.length : column + next(3);
  if (next(12) === 0) return text;
  return [...lines.slice(0, line), old.slice(0, column) + typed + old.slice(cut), ...lines.slice(line + 1)].join('\n');
}

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed + 1;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
