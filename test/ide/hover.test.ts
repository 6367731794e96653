import assert from 'node:assert/strict';
import { hover } from '../../server/src/core/ide/hover';
import { hoverVariable } from '../../server/src/core/ide/hover-env';
import { joinUri } from '../../server/src/core/text';
import { createMake, places } from './models';
import type { Make, Sample } from './models';

const secret = ['pa', 'ss', 'w0', 'rd!'].join('');

const sample: Sample = {
  django: '4.2',
  files: {
    'config/__init__.py': '',
    'config/base.py': [
      'import os',
      'DEBUG = True',
      `SECRET_KEY = os.environ.get("SECRET_KEY", "${secret}")`,
      'EMAIL_HOST_PASSWORD = os.environ["MAIL_PASSWORD"]',
      'STATICFILES_STORAGE = "storages.Static"',
      'SECURE_BROWSER_XSS_FILTER = True',
      'OWN_THING = 3  # DEBUG in a comment',
      'NAMES = ["DEBUG"]',
      'INSTALLED_APPS = ["corsheaders"]',
      'CORS_ALLOW_ALL_ORIGINS = True',
      'DATABASES = {"default": {"CONN_MAX_AGE": 60}}',
      'PAGES = int(os.environ.get("PAGES", "20"))',
    ].join('\n'),
    'config/production.py': 'from .base import *\nDEBUG = False\nMIDDLEWARE = []\nMIDDLEWARE += ["a.B"]\n',
    '.env': `SECRET_KEY=${secret}\nMAIL_PASSWORD=${secret}\nUNREAD=${secret}\n`,
  },
  entries: { 'config/production.py': 'production' },
};

describe('hover', () => {
  let make: Make;
  before(async () => {
    make = await createMake();
  });

  for (const { name, folder } of places) {
    const at = (path: string, needle: string, which: 'first' | 'last' = 'first'): string | undefined => {
      const text = sample.files[path] ?? '';
      const offset = which === 'first' ? text.indexOf(needle) : text.lastIndexOf(needle);
      return hover(make(sample, folder), joinUri(folder, path), offset + 1)?.markdown;
    };

    it(`says what a setting does, its default, the safe value and the documentation (${name})`, () => {
      const text = at('config/base.py', 'DEBUG') ?? '';
      assert.match(text, /^\*\*`DEBUG`\*\* — Shows detailed error pages/);
      assert.match(text, /Default of Django 4\.2: `False`/);
      assert.match(text, /Safe: `False`/);
      assert.match(text, /\(https:\/\/docs\.djangoproject\.com\/en\/4\.2\/ref\/settings\/#debug\)/);
    });

    it(`says what reaches each entry and which line overrides which (${name})`, () => {
      const text = at('config/base.py', 'DEBUG') ?? '';
      assert.match(
        text,
        /`config\/production\.py` \(production\) — `config\/production\.py:2` overrides `config\/base\.py:2`/,
      );
      assert.match(text, /\n- `False`\n/);
      assert.match(text, /check `security\.W018` passes/);
      assert.match(
        at('config/production.py', 'MIDDLEWARE') ?? '',
        /production\.py:4` adds to `config\/production\.py:3`/,
      );
      assert.match(at('config/production.py', 'MIDDLEWARE') ?? '', /check `security\.W001` \*\*reports this\*\*/);
    });

    it(`says since when a setting is deprecated or gone, and what to use (${name})`, () => {
      assert.match(
        at('config/base.py', 'STATICFILES_STORAGE') ?? '',
        /Deprecated since Django 4\.2, removed in Django 5\.1; use `STORAGES\['staticfiles'\]`/,
      );
      const gone = at('config/base.py', 'SECURE_BROWSER_XSS_FILTER') ?? '';
      assert.match(gone, /\*\*Django 4\.2 does not have it\*\*/);
      assert.match(gone, /en\/3\.2\/ref\/settings\/#secure-browser-xss-filter/);
    });

    it(`shows settings of the project itself (${name})`, () => {
      assert.match(at('config/base.py', 'OWN_THING') ?? '', /^\*\*`OWN_THING`\*\*\n\n`config\/production\.py`/);
    });

    it(`is silent in texts, comments and on other names (${name})`, () => {
      assert.equal(at('config/base.py', 'DEBUG in a comment'), undefined);
      assert.equal(at('config/base.py', '"DEBUG"]'), undefined);
      assert.equal(at('config/base.py', 'environ'), undefined);
      assert.equal(hover(make(sample, folder), joinUri(folder, 'no/such.py'), 0), null);
    });

    it(`says on a key of a .env file what reads it, and never its value (${name})`, () => {
      const key = at('.env', 'SECRET_KEY') ?? '';
      assert.match(key, /read at `config\/base\.py:3` with `os\.environ\.get`, with the fallback `'…'`/);
      assert.match(key, /Decides `SECRET_KEY`: The key that signs/);
      assert.match(at('.env', 'MAIL_PASSWORD') ?? '', /required: the site does not start without it/);
      assert.match(at('.env', 'UNREAD') ?? '', /no settings module reads this variable/);
    });

    it(`says of a variable that is asked for first that the site starts without it (${name})`, () => {
      const text = (test: string): string =>
        hoverVariable(
          make(
            {
              files: { 's.py': `import os\n${test}\n    A = os.environ["MAIL"]\n` },
              entries: { 's.py': 'production' },
            },
            folder,
          ),
          'MAIL',
        );
      for (const test of ['if "MAIL" in os.environ:', 'if os.environ.get("MAIL"):'])
        assert.match(text(test), /only where it is set/);
      for (const test of [
        'if "MAIL" not in os.environ:',
        'if os.environ.get("MAIL") != "no":',
        'if "A" in os.environ:',
      ])
        assert.match(text(test), /required: the site/);
    });

    it(`tells of the settings of packages, with their own documentation (${name})`, () => {
      const text = at('config/base.py', 'CORS_ALLOW_ALL') ?? '';
      assert.match(text, /^\*\*`CORS_ALLOW_ALL_ORIGINS`\*\* — Lets the pages of every site read/);
      assert.match(
        text,
        /- A setting of django-cors-headers\n- Default: `False`\n- New in django-cors-headers 3\.5\n- Safe: `False`/,
      );
      assert.match(text, /`config\/production\.py` \(production\) — `config\/base\.py:10`\n- `True`/);
      assert.match(text, /\[django-cors-headers\]\(https:\/\/github\.com\/adamchainz\//);
    });

    it(`tells of the keys of dictionaries (${name})`, () => {
      const text = at('config/base.py', 'CONN_MAX_AGE') ?? '';
      assert.match(text, /^\*\*`CONN_MAX_AGE`\*\* — a key of `DATABASES`\n\nHow long a connection is kept/);
    });

    it(`tells of a variable where settings read it (${name})`, () => {
      const read = at('config/base.py', 'SECRET_KEY", ') ?? '';
      assert.match(read, /^\*\*`SECRET_KEY`\*\* — an environment variable[\s\S]*- set in `\.env:1`/);
      assert.match(at('config/base.py', 'PAGES"') ?? '', /with the fallback `'…'`/);
    });

    it(`names no environment file that nothing loads (${name})`, () => {
      const text = at('config/base.py', 'SECRET_KEY') ?? '';
      assert.match(text, /- `env SECRET_KEY`\n- `'…'`, where `SECRET_KEY` is not set\n/);
    });

    /** The lines about entries of the hover of the first mention of a setting. */
    const lines = (files: Sample['files'], path: string, setting: string): readonly string[] => {
      const entries = { [path]: 'unknown' as const };
      const made = make({ files, entries }, folder);
      const text = hover(made, joinUri(folder, path), (files[path] ?? '').indexOf(setting) + 1)?.markdown ?? '';
      return text.split('\n').filter((line) => /^(?:- )?`/.test(line));
    };

    const dotenv = 'import os\nfrom dotenv import load_dotenv\n';
    const read = 'SECRET_KEY = os.environ["SECRET_KEY"]\n';
    const both = { '.env': 'A=1\nSECRET_KEY=x\n', '.env.local': 'SECRET_KEY=y\n' };
    const cases: readonly (readonly [title: string, text: string, ...lines: readonly string[]])[] = [
      ['the file that is loaded', `${dotenv}load_dotenv()\n${read}`, '`env SECRET_KEY`, read from `.env:2`'],
      [
        'the first of two files',
        `${dotenv}load_dotenv(".env.local")\nload_dotenv(".env")\n${read}`,
        '`env SECRET_KEY`, read from `.env.local:1`',
      ],
      [
        'a file that is laid over another',
        `${dotenv}load_dotenv(".env")\nload_dotenv(".env.local", override=True)\n${read}`,
        '`env SECRET_KEY`, read from `.env.local:1`',
      ],
      [
        'both where one may be loaded or not',
        `${dotenv}if os.environ.get("LOCAL"):\n    load_dotenv(".env.local")\nload_dotenv(".env")\n${read}`,
        '`env SECRET_KEY`, read from `.env:2` or `.env.local:1`',
      ],
      [
        'the file that python-decouple finds by itself',
        'from decouple import config\nSECRET_KEY = config("SECRET_KEY")\n',
        '`env SECRET_KEY`, read from `.env:2`',
      ],
      ['no file where none is loaded', `import os\n${read}`, '`env SECRET_KEY`'],
    ];
    for (const [title, text, ...values] of cases) {
      it(`says that a value is read from ${title} (${name})`, () => {
        const found = lines({ ...both, 's.py': text }, 's.py', 'SECRET_KEY =').filter((line) => line.startsWith('- '));
        assert.deepEqual(
          found.map((line) => line.slice(2)),
          values,
        );
      });
    }

    const chains: readonly (readonly [title: string, text: string, chain: string])[] = [
      [
        'an assignment over another',
        'X_FRAME_OPTIONS = "DENY"\nX_FRAME_OPTIONS = "SAMEORIGIN"\n',
        '`s.py:2` overrides `s.py:1`',
      ],
      [
        'two sides of a branch',
        'import os\nif os.environ.get("A"):\n    X_FRAME_OPTIONS = "DENY"\nelse:\n    X_FRAME_OPTIONS = "SAMEORIGIN"\n',
        '`s.py:5` or `s.py:3`',
      ],
      [
        'an assignment that may or may not run',
        'import os\nX_FRAME_OPTIONS = "DENY"\nif os.environ.get("A"):\n    X_FRAME_OPTIONS = "SAMEORIGIN"\n',
        '`s.py:4` or `s.py:2`',
      ],
      ['a change in place', 'X_FRAME_OPTIONS = []\nX_FRAME_OPTIONS.append("a")\n', '`s.py:2` adds to `s.py:1`'],
      ['a deletion', 'X_FRAME_OPTIONS = "DENY"\ndel X_FRAME_OPTIONS\n', '`s.py:2` removes `s.py:1`'],
      [
        'many of them',
        'X_FRAME_OPTIONS = "DENY"\n'.repeat(6),
        '`s.py:6` overrides `s.py:5` overrides `s.py:4` overrides `s.py:3` and others before',
      ],
    ];
    for (const [title, text, chain] of chains) {
      it(`tells the chain of ${title} (${name})`, () => {
        assert.equal(lines({ 's.py': text }, 's.py', 'X_FRAME_OPTIONS')[0], `\`s.py\` — ${chain}`);
      });
    }

    it(`counts the entries that have no room (${name})`, () => {
      for (const [count, ending] of [
        [7, '… and 1 more entry'],
        [8, '… and 2 more entries'],
      ] as const) {
        const sites = Array.from({ length: count }, (_, i) => `site${String(i)}.py`);
        const several: Sample = {
          files: {
            'base.py': 'DEBUG = False\n',
            ...Object.fromEntries(sites.map((path) => [path, 'from base import *\n'])),
          },
          entries: Object.fromEntries(sites.map((path) => [path, 'production'])),
        };
        assert.ok(hover(make(several, folder), joinUri(folder, 'base.py'), 1)?.markdown.includes(`\n${ending}\n`));
      }
    });

    it(`shows a planted secret at no offset of any file (${name})`, () => {
      const model = make(sample, folder);
      for (const [path, text] of Object.entries(sample.files)) {
        for (let offset = 0; offset <= text.length; offset++) {
          const markdown = hover(model, joinUri(folder, path), offset)?.markdown ?? '';
          assert.ok(!markdown.includes(secret), `${path}:${String(offset)}`);
        }
      }
    });
  }
});
