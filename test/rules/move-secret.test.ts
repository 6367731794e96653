import assert from 'node:assert/strict';
import type { Analyzer } from '../../server/src/core';
import { applyFix } from '../../server/src/core/lint/fix';
import type { Finding } from '../../server/src/core/lint/finding';
import { rules } from '../../server/src/core/rules/index.generated';
import { newSecretToken, type Fix } from '../../server/src/core/rules/problem';
import { relativePath } from '../../server/src/core/text';
import { loadProject } from '../../server/src/load';
import { memorySource } from '../load/memory-source';
import { roots, useLab } from './support';

/** No real one: words that nobody would use as a key, long enough for Django. */
const words = (tail: string): string =>
  ['k9', 'lantern', 'harbour', 'orchard', 'copper', 'willow', 'anchor', 'meadow', tail].join('-');
const key = words('x');

type Files = Readonly<Record<string, string>>;

/** Lets the loader find out everything, as it does for a real project. */
async function findings(analyzer: Analyzer, files: Files, root: (typeof roots)[number]): Promise<Loaded> {
  const source = memorySource(files, root);
  const loaded = await loadProject(source, root, { analyzer, ruleIds: rules.map(({ id }) => id), config: 'none' });
  return { findings: analyzer.lint(loaded).findings, texts: loaded.texts };
}

interface Loaded {
  readonly findings: readonly Finding[];
  readonly texts: ReadonlyMap<Finding['at']['uri'], string>;
}

const git = { '.git/HEAD': 'ref: refs/heads/main\n' };
const dotenv = 'import os\nfrom dotenv import load_dotenv\nload_dotenv()\n';
const hardcoded = `SECRET_KEY = "${key}"\n`;

for (const root of roots) {
  describe(`moving a secret (${root})`, () => {
    const lab = useLab();

    const lint = (files: Files): Promise<Loaded> => findings(lab.analyzer(rules), files, root);
    const fixesOf = async (files: Files, rule = 'secret-key-hardcoded'): Promise<readonly Fix[]> =>
      (await lint(files)).findings.find((finding) => finding.rule === rule)?.fixes ?? assert.fail(`no ${rule}`);

    /** The files that a fix changes, after it. */
    async function changed(files: Files, rule = 'secret-key-hardcoded', order = 0): Promise<Files> {
      const { findings: found, texts } = await lint(files);
      const fix = found.find((finding) => finding.rule === rule)?.fixes[order];
      const after = fix && applyFix(texts, fix);
      assert.ok(after !== undefined, `no fix ${String(order)} of ${rule}`);
      const different = [...after].filter(([uri, text]) => texts.get(uri) !== text);
      return Object.fromEntries(different.map(([uri, text]) => [relativePath(root, uri), text]));
    }

    it('writes the present value to the file that is loaded, its name to the template, and keeps the file out of git', async () => {
      const files = {
        ...git,
        'settings.py': dotenv + hardcoded,
        '.env': 'NAME=shop\n',
        '.env.example': 'NAME=\n',
        '.gitignore': '*.pyc\n',
      };
      assert.deepEqual(await changed(files), {
        'settings.py': `${dotenv}SECRET_KEY = os.environ["SECRET_KEY"]\n`,
        '.env': `NAME=shop\nSECRET_KEY=${key}\n`,
        '.env.example': 'NAME=\nSECRET_KEY=\n',
        '.gitignore': '*.pyc\n.env\n',
      });
    });

    it('imports what it needs in both modules, where the key stands in another one', async () => {
      const files = {
        'requirements.txt': 'Django==5.2\n',
        'settings.py': 'from keys import SECRET_KEY\nROOT_URLCONF = "shop.urls"\n',
        'keys.py': hardcoded,
      };
      const read = (variable: string): string => `os.environ["${variable}"]`;
      const after = await changed(files, 'secret-key-hardcoded', 1);
      assert.equal(after['keys.py'], `import os\nSECRET_KEY = ${read('SECRET_KEY')}\n`);
      const [first, ...lines] = (after['settings.py'] ?? '').split('\n');
      assert.equal(first, 'import os');
      assert.ok(lines.some((line) => line.startsWith(`SECRET_KEY_FALLBACKS = [${read('OLD_SECRET_KEY')}]`)));
    });

    it('leaves out what is there already', async () => {
      const files = {
        ...git,
        'settings.py': dotenv + hardcoded,
        '.env': 'NAME=shop\n',
        '.env.template': 'SECRET_KEY=\n',
        '.gitignore': '.env\n',
      };
      assert.deepEqual(Object.keys(await changed(files)).sort(), ['.env', 'settings.py']);
    });

    it('creates a `.gitignore` in a repository without one, and none where there is no repository', async () => {
      const files = { 'site/settings.py': dotenv + hardcoded, '.env': '' };
      const inGit = await changed({ ...git, ...files });
      assert.equal(inGit['.gitignore'], '.env\n');
      const [fix] = await fixesOf({ ...git, ...files });
      assert.deepEqual(
        fix?.edits.filter(({ create }) => create === true).map(({ at }) => relativePath(root, at.uri)),
        ['.gitignore'],
      );
      assert.deepEqual(Object.keys(await changed(files)).sort(), ['.env', 'site/settings.py']);
    });

    it('names the file by its path where the `.gitignore` stands above it', async () => {
      const files = { ...git, 'backend/settings.py': dotenv + hardcoded, 'backend/.env': '', '.gitignore': '*.pyc' };
      assert.equal((await changed(files))['.gitignore'], '*.pyc\n/backend/.env\n');
    });

    it('keeps line ends, and ends a last line that is open', async () => {
      const files = { 'settings.py': dotenv + hardcoded, '.env': 'A=1\r\nB=2' };
      assert.equal((await changed(files))['.env'], `A=1\r\nB=2\r\nSECRET_KEY=${key}\r\n`);
    });

    it('fills a line that is empty, and leaves a value alone that the file has', async () => {
      const empty = { 'settings.py': dotenv + hardcoded, '.env': 'SECRET_KEY=\nNAME=shop\n' };
      assert.equal((await changed(empty))['.env'], `SECRET_KEY=${key}\nNAME=shop\n`);
      const given = { 'settings.py': dotenv + hardcoded, '.env': `SECRET_KEY=${words('y')}\n` };
      assert.deepEqual(Object.keys(await changed(given)), ['settings.py']);
      assert.match((await fixesOf(given))[0]?.title ?? '', /`\.env` sets it already/);
    });

    for (const [what, load, loader] of [
      ['python-dotenv', 'import os\nfrom dotenv import load_dotenv\nload_dotenv()\n', 'os.environ["SECRET_KEY"]'],
      [
        'find_dotenv',
        'import os\nimport dotenv\ndotenv.load_dotenv(dotenv.find_dotenv())\n',
        'os.environ["SECRET_KEY"]',
      ],
      [
        'a path object',
        'import os\nfrom pathlib import Path\nfrom dotenv import load_dotenv\nBASE = Path(__file__).resolve().parent.parent\nload_dotenv(BASE / ".env")\n',
        'os.environ["SECRET_KEY"]',
      ],
      [
        'a path that is joined',
        'import os\nfrom dotenv import load_dotenv\nBASE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))\nload_dotenv(dotenv_path=os.path.join(BASE, ".env"))\n',
        'os.environ["SECRET_KEY"]',
      ],
      [
        'django-environ',
        'from pathlib import Path\nimport environ\nBASE = Path(__file__).resolve().parent.parent\nenv = environ.Env()\nenviron.Env.read_env(str(BASE / ".env"))\n',
        'env("SECRET_KEY")',
      ],
      [
        'django-environ, if there is a file',
        'import os\nimport environ\nenv = environ.Env()\nBASE = os.path.dirname(os.path.dirname(__file__))\nif os.path.exists(os.path.join(BASE, ".env")):\n    env.read_env(os.path.join(BASE, ".env"))\n',
        'env("SECRET_KEY")',
      ],
      ['environs', 'from environs import Env\nenv = Env()\nenv.read_env()\n', 'env.str("SECRET_KEY")'],
      ['python-decouple', 'from decouple import config\n', 'config("SECRET_KEY")'],
      [
        "python-decouple's own file",
        'from pathlib import Path\nfrom decouple import Config, RepositoryEnv\nBASE = Path(__file__).parent.parent\nconfig = Config(RepositoryEnv(BASE / ".env"))\n',
        'config("SECRET_KEY")',
      ],
    ] as const) {
      it(`follows ${what}`, async () => {
        const files = { 'manage.py': '', 'site/settings.py': `${load}NAME = 1\n${hardcoded}`, '.env': 'A=1\n' };
        const after = await changed(files);
        assert.equal(after['site/settings.py'], `${load}NAME = 1\nSECRET_KEY = ${loader}\n`);
        assert.equal(after['.env'], `A=1\nSECRET_KEY=${key}\n`);
      });
    }

    for (const [what, files] of [
      [
        'the file is loaded later',
        { 'settings.py': `import os\nfrom dotenv import load_dotenv\n${hardcoded}load_dotenv()\n` },
      ],
      [
        'the file is loaded under a condition',
        {
          'settings.py': `import os\nfrom dotenv import load_dotenv\nif os.environ.get("LOCAL"):\n    load_dotenv()\n${hardcoded}`,
        },
      ],
      [
        'another file is loaded',
        { 'settings.py': `import os\nfrom dotenv import load_dotenv\nload_dotenv("other.env")\n${hardcoded}` },
      ],
      ['nothing is loaded', { 'settings.py': `import os\n${hardcoded}` }],
      [
        'a module that is imported needs the value before',
        {
          'base.py': `import os\n${hardcoded}`,
          'settings.py': 'from base import *\nfrom dotenv import load_dotenv\nload_dotenv()\n',
        },
      ],
      [
        'django-environ looks in the folder of the module only',
        { 'site/settings.py': `import environ\nenv = environ.Env()\nenv.read_env()\n${hardcoded}`, 'manage.py': '' },
      ],
      ['only a template is there', { 'settings.py': dotenv + hardcoded, '.env.example': 'SECRET_KEY=\n' }],
    ] as const) {
      it(`edits the settings alone where ${what}`, async () => {
        const env: Files = '.env.example' in files ? {} : { '.env': 'A=1\n' };
        const all: Files = { ...env, ...files };
        const after = await changed(all);
        assert.ok(
          Object.keys(after).every((path) => path.endsWith('.py')),
          Object.keys(after).join(),
        );
        assert.match((await fixesOf(all))[0]?.title ?? '', /set the variable `SECRET_KEY` to the present key/);
      });
    }

    it('sees a file that a shared module loads', async () => {
      const files = {
        'wsgi.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.production")\n',
        'config/base.py': dotenv,
        'config/production.py': `from .base import *\n${hardcoded}`,
        'config/.env': '',
        'config/settings.py': '',
      };
      assert.equal((await changed(files))['config/.env'], `SECRET_KEY=${key}\n`);
    });

    for (const [what, value, lines] of [
      ['a hash', 'a1 #b2', { 'python-dotenv': "'a1 #b2'", 'python-decouple': 'a1 #b2' }],
      ['a quote', `it's "so"`, { 'python-dotenv': `it's "so"`, 'python-decouple': `it's "so"` }],
      ['a dollar', 'pre${HOME}post', { 'python-dotenv': null, 'python-decouple': 'pre${HOME}post' }],
      ['blanks around', '  x7 y8  ', { 'python-dotenv': "'  x7 y8  '", 'python-decouple': "'  x7 y8  '" }],
      ['two lines', 'x7\ny8', { 'python-dotenv': "'x7\ny8'", 'python-decouple': null }],
    ] as const) {
      for (const [loader, load] of [
        ['python-dotenv', dotenv],
        ['python-decouple', 'from decouple import config\n'],
      ] as const) {
        it(`writes ${what} as ${loader} reads it`, async () => {
          const files = { 'settings.py': `${load}SECRET_KEY = ${JSON.stringify(value)}\n`, '.env': 'A=1\n' };
          const after = await changed(files);
          const line = lines[loader];
          assert.equal(after['.env'], line === null ? undefined : `A=1\nSECRET_KEY=${line}\n`);
        });
      }
    }

    it('makes a new key with the old one as a fallback since Django 4.1', async () => {
      const files = {
        'settings.py': dotenv + hardcoded,
        '.env': '',
        '.env.example': '',
        'requirements.txt': 'Django==5.2\n',
      };
      const after = await changed(files, 'secret-key-hardcoded', 1);
      assert.equal(after['.env'], `SECRET_KEY=${newSecretToken}\nOLD_SECRET_KEY=${key}\n`);
      assert.equal(after['.env.example'], 'SECRET_KEY=\n');
      assert.match(after['settings.py'] ?? '', /\nSECRET_KEY_FALLBACKS = \[os\.environ\["OLD_SECRET_KEY"\]\] {2}# /);
      const [first, second] = await fixesOf(files);
      assert.deepEqual([first?.preferred, second?.preferred], [true, false]);
    });

    it('makes a new key alone before, and says what that does', async () => {
      const files = { 'settings.py': dotenv + hardcoded, '.env': '', 'requirements.txt': 'Django==3.2\n' };
      assert.deepEqual(await changed(files, 'secret-key-hardcoded', 1), {
        'settings.py': `${dotenv}SECRET_KEY = os.environ["SECRET_KEY"]\n`,
        '.env': `SECRET_KEY=${newSecretToken}\n`,
      });
      assert.match((await fixesOf(files))[1]?.title ?? '', /logs everybody out/);
    });

    it('moves a fallback, under the name of its variable', async () => {
      const load = `${dotenv}SECRET_KEY = os.environ.get("SITE_KEY", "${key}")\n`;
      const files = { 'settings.py': load, '.env': 'A=1\n' };
      assert.deepEqual(await changed(files, 'secret-key-insecure-default'), {
        'settings.py': `${dotenv}SECRET_KEY = os.environ["SITE_KEY"]\n`,
        '.env': `A=1\nSITE_KEY=${key}\n`,
      });
      assert.equal(
        (await changed(files, 'secret-key-insecure-default', 1))['.env'],
        `A=1\nSITE_KEY=${newSecretToken}\n`,
      );
      const given = { ...files, '.env': `SITE_KEY=${words('y')}\n` };
      assert.deepEqual(Object.keys(await changed(given, 'secret-key-insecure-default')), ['settings.py']);
      assert.equal((await fixesOf(given, 'secret-key-insecure-default')).length, 1);
    });

    it('moves other credentials', async () => {
      const database = `DATABASES = {"default": {"HOST": "db.example.org", "PASSWORD": "${words('p')}"}}\n`;
      const mail = `MAIL_PASSWORD = os.environ.get("MAIL_PASSWORD", "${words('m')}")\n`;
      const files = { 'settings.py': dotenv + database + mail, '.env': '' };
      assert.equal((await changed(files, 'db-password-hardcoded'))['.env'], `DB_PASSWORD=${words('p')}\n`);
      assert.equal((await changed(files, 'credential-env-default'))['.env'], `MAIL_PASSWORD=${words('m')}\n`);
      const url = `amqp://shop:${words('u')}@mq.example.org//`;
      const broker = { 'settings.py': `${dotenv}CELERY_BROKER_URL = "${url}"\n`, '.env': '' };
      assert.equal((await changed(broker, 'credential-in-url'))['.env'], `CELERY_BROKER_URL=${url}\n`);
      const old = { 'settings.py': `${dotenv}SECRET_KEY_FALLBACKS = ["${words('o')}", "${words('q')}"]\n`, '.env': '' };
      assert.equal((await changed(old, 'secret-key-fallbacks-leftover'))['.env'], `OLD_SECRET_KEY=${words('o')}\n`);
    });

    it('gives an empty key a new one', async () => {
      const files = { 'settings.py': `${dotenv}SECRET_KEY = ""\n`, '.env': '' };
      assert.equal((await changed(files, 'secret-key-empty'))['.env'], `SECRET_KEY=${newSecretToken}\n`);
      assert.match((await fixesOf(files, 'secret-key-empty'))[0]?.title ?? '', /new key in `\.env`/);
    });

    it('shows the value in edits only', async () => {
      const files = {
        ...git,
        'settings.py': `${dotenv}${hardcoded}MAIL_PASSWORD = os.environ.get("MAIL_PASSWORD", "${words('m')}")\n`,
        '.env': '',
        'requirements.txt': 'Django==5.2\n',
      };
      const { findings: found } = await lint(files);
      const withValue = found
        .flatMap(({ fixes }) => fixes)
        .filter(({ edits }) => JSON.stringify(edits).includes('k9-lantern'));
      assert.ok(withValue.length >= 3);
      const shown = JSON.stringify(found, (name, value: unknown) => (name === 'edits' ? undefined : value));
      assert.ok(!shown.includes('k9-lantern'));
    });
  });
}
