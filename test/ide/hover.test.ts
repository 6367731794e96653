import assert from 'node:assert/strict';
import { hover } from '../../server/src/core/ide/hover';
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
      assert.match(key, /read at `config\/base\.py:3` with `os\.environ\.get`, with a fallback/);
      assert.match(key, /Decides `SECRET_KEY`: The key that signs/);
      assert.match(at('.env', 'MAIL_PASSWORD') ?? '', /required: the site does not start without it/);
      assert.match(at('.env', 'UNREAD') ?? '', /no settings module reads this variable/);
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
