import assert from 'node:assert/strict';
import { defineRule } from '../../server/src/core/rules/rule';
import { findingsIn, roots, useLab, type Site } from './support';

/** A rule that tells what others are told about a file. */
const spy = defineRule({
  id: 'spy',
  summary: '',
  why: '',
  on: 'env',
  profile: 'always',
  django: [],
  cwe: [],
  fixable: { never: 'it is for a test' },
  sources: [],
  examples: [],
  *check(file) {
    const { name, known, parsesComments } = file.loader;
    const loader = `${name} ${known ? 'known' : 'guessed'} ${String(parsesComments)}`;
    const loadedBy = file.loadedBy.map(({ role }) => role).join(' ');
    const others = file.others.map(({ path, defines }) => `${path}:${String(defines('A'))}`).join(' ');
    const misread = file.problems.map(({ code, effect }) => `${code}/${effect}`).join(' ');
    const message = [loader, loadedBy, others, misread, String(file.multiline.length)].join(' | ');
    yield { at: { uri: file.uri, span: { start: 0, end: 0 } }, message };
  },
});

const environ = 'import environ\nimport os\nfrom pathlib import Path\nBASE = Path(__file__).resolve().parent\n';

describe('what rules are told about a .env file', () => {
  const lab = useLab();
  const rows: readonly (readonly [string, string, Readonly<Record<string, string>>, Site['packages'], string])[] = [
    [
      'the call names it',
      '.env',
      { 'settings.py': `${environ}environ.Env.read_env(BASE / ".env")\n` },
      undefined,
      'django-environ known false | production |  |  | 0',
    ],
    [
      'the call names it as a text behind the folder',
      '.env',
      {
        'settings.py': `${environ}TEXT = os.path.dirname(os.path.abspath(__file__))\nenviron.Env.read_env(TEXT + os.sep + ".env")\n`,
      },
      undefined,
      'django-environ known false | production |  |  | 0',
    ],
    [
      'the call names it by joinpath',
      '.env',
      { 'settings.py': `${environ}environ.Env.read_env(BASE.joinpath(".env"))\n` },
      undefined,
      'django-environ known false | production |  |  | 0',
    ],
    [
      'the call names it by the number of a folder above',
      '.env',
      { 'shop/conf/settings.py': `${environ}environ.Env.read_env(Path(__file__).resolve().parents[2] / ".env")\n` },
      undefined,
      'django-environ known false | production |  |  | 0',
    ],
    [
      'it names another one by that number',
      '.env',
      {
        'shop/conf/settings.py': `${environ}environ.Env.read_env(Path(__file__).resolve().parents[1] / ".env")\n`,
        'shop/.env': 'A=1',
      },
      undefined,
      'django-environ guessed false |  | shop/.env:true |  | 0',
    ],
    [
      'the call names the file that it is a template of',
      '.env.example',
      { 'settings.py': `${environ}environ.Env.read_env(BASE / ".env")\n` },
      undefined,
      'django-environ known false |  |  |  | 0',
    ],
    [
      'a path that is known at its end only',
      'env.sample',
      { 'settings.py': `${environ}from tools import root\nenviron.Env.read_env(os.path.join(root(), ".env"))\n` },
      undefined,
      'django-environ known false |  |  |  | 0',
    ],
    [
      'another file',
      '.env.staging',
      { 'settings.py': `${environ}environ.Env.read_env(BASE / ".env")\n`, '.env': 'A=1' },
      undefined,
      'django-environ guessed false |  | .env:true |  | 0',
    ],
    [
      'comments are cut off where that is asked',
      '.env',
      { 'settings.py': `${environ}environ.Env.read_env(BASE / ".env", parse_comments=True)\n` },
      undefined,
      'django-environ known true | production |  |  | 0',
    ],
    [
      'comments are cut off by one release',
      '.env',
      { 'settings.py': `${environ}environ.Env.read_env(BASE / ".env")\n` },
      { 'django-environ': '0.11.2' },
      'django-environ known true | production |  |  | 0',
    ],
    [
      'python-decouple looks upwards',
      '.env',
      { 'site/settings.py': 'from decouple import config\nA = config("A")\n' },
      undefined,
      'python-decouple known false | production |  |  | 0',
    ],
    [
      'python-decouple does not look elsewhere',
      'docker/.env',
      { 'site/settings.py': 'from decouple import config\nA = config("A")\n' },
      undefined,
      'python-decouple guessed false |  |  |  | 0',
    ],
    ['nobody says', '.env', { 'settings.py': 'A = 1\n' }, undefined, 'python-dotenv guessed false |  |  |  | 0'],
    [
      'a dependency says',
      '.env',
      { 'settings.py': 'A = 1\n' },
      { environs: '15.0' },
      'environs guessed false |  |  |  | 0',
    ],
    [
      'a class of django-configurations names it',
      '.env',
      {
        'settings.py': `from configurations import Configuration\nfrom pathlib import Path\nclass Base(Configuration):\n    DOTENV = Path(__file__).resolve().parent / ".env"\nclass Site(Base):\n    A = 1\n`,
        '.env': 'A=1\nA=2\nexport B=1\n',
      },
      undefined,
      'django-configurations known false | production |  | export-prefix/dropped | 0',
    ],
    [
      'a class of django-configurations names none',
      '.env',
      {
        'settings.py':
          'from configurations import Configuration\nclass Base(Configuration):\n    DOTENV = ".env"\nclass Site(Base):\n    DOTENV = None\n',
      },
      undefined,
      'django-configurations known false |  |  |  | 0',
    ],
    [
      'a class of django-configurations loads it in its own way',
      '.env',
      {
        'settings.py':
          'from configurations import Configuration\nclass Site(Configuration):\n    DOTENV = ".env"\n    @classmethod\n    def load_dotenv(cls):\n        pass\n',
      },
      undefined,
      'python-dotenv guessed false |  |  |  | 0',
    ],
    [
      'lines that the loader drops, and a value over several of them',
      '.env',
      { 'settings.py': `${environ}environ.Env.read_env(BASE / ".env")\n`, '.env': 'A = 1\nB="x\ny"\n' },
      undefined,
      'django-environ known false | production |  | blank-around-separator/dropped quote-kept/polluted-value no-separator/dropped | 1',
    ],
  ];
  for (const [title, path, files, packages, expected] of rows) {
    it(title, () => {
      for (const root of roots) {
        const entries = Object.fromEntries(
          Object.keys(files)
            .filter((one) => one.endsWith('settings.py'))
            .map((one) => [one, 'production' as const]),
        );
        const site: Site = { root, files: { [path]: '', ...files }, entries, ...(packages && { packages }) };
        const found = findingsIn(lab.analyzer([spy]), site).find(({ at }) => at.uri.endsWith(`/${path}`));
        assert.equal(found?.message, expected);
      }
    });
  }
});
