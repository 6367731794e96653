import { fallbackCredentials } from './shared/called';
import {
  composedPasswords,
  fallbackPlaceOf,
  isFallback,
  severityOf,
  isNoneText,
  isPlaceholderOf,
} from './shared/fallback-credential';
import { possibleTexts, type Leaf } from './shared/leaves';
import { marked } from './shared/marked';
import { requireFixes } from './shared/require';
import { defineRule } from './rule';
import type { EnvRead, SettingsView } from './shared/model';

/** What the site runs with while the variable is missing. */
function standInOf(settings: SettingsView, leaf: Leaf): string {
  if (isNoneText(leaf)) return 'the text `None` stands in, which';
  return isPlaceholderOf(settings, leaf) ? 'a placeholder stands in, which' : 'a credential is used that';
}

export default defineRule({
  id: 'credential-env-default',
  summary: 'A credential falls back to one that is in the source',
  why: 'The site starts without complaint when the variable is missing or misspelt, and then uses a credential that everybody with the source knows. It is usually a real one, because it was written to make the site run.',
  notes:
    'A hint where the fallback is a placeholder (in production settings only, and not for keys that a provider gives out), a warning where the site itself compares with it (`ADMIN_TOKEN`, `SHOP_WEBHOOK_SECRET`), an error where it signs or encrypts with it (`SIGNING_KEY`, `JWT_SECRET`), as where `str()` makes the text `None` of a missing one, and a hint where the server is on the same machine or in a private network and the text is not long and random. `SECRET_KEY` has a rule of its own.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [798, 1188],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/howto/deployment/checklist/#critical-settings'],
  examples: [
    {
      code: 'import os\nPAYMENT_SECRET = os.getenv("PAYMENT_SECRET", "no-real-one-7")\n#                                            ^^^^^^^^^^^^^^^',
      after: 'import os\nPAYMENT_SECRET = os.environ["PAYMENT_SECRET"]',
    },
    {
      title: 'In a call',
      code: 'import os\nimport cloudinary\ncloudinary.config(api_secret=os.getenv("API_SECRET", "no-real-one-7"))\n#                                                    ^^^^^^^^^^^^^^^',
    },
    {
      title: 'In a dict',
      code: 'import environ\nenv = environ.Env()\nDATABASES = {"default": {"HOST": "db.example.org", "PASSWORD": env("DB_PASSWORD", default="no-real-one-7")}}\n#                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^',
      after:
        'import environ\nenv = environ.Env()\nDATABASES = {"default": {"HOST": "db.example.org", "PASSWORD": env("DB_PASSWORD")}}',
    },
    {
      title: 'A private network: a hint',
      code: 'from decouple import config\nDATABASES = {"default": {"HOST": "db", "PASSWORD": config("DB_PASSWORD", default="no-real-one-7")}}\n#                                                                        ^^^^^^^^^^^^^^^^^^^^^^^',
    },
    {
      title: 'The same under a name of its own',
      code: 'import os\nDB_PASSWORD = os.environ.get("DB_PASSWORD", "no-real-one-7")\n#                                           ^^^^^^^^^^^^^^^\nDATABASES = {"default": {"HOST": "db", "PASSWORD": DB_PASSWORD}}',
    },
    {
      title: 'In an address of several variables',
      code: marked(
        "import os\nQUEUE_URL = f\"amqp://{os.getenv('QUEUE_USER', 'shop')}:{os.getenv('QUEUE_PASS', 'no-real-one-7')}@queue.example.org/\"",
        "'no-real-one-7'",
      ),
      after:
        "import os\nQUEUE_URL = f\"amqp://{os.getenv('QUEUE_USER', 'shop')}:{os.environ['QUEUE_PASS']}@queue.example.org/\"",
    },
    { code: 'import os\nPAYMENT_SECRET = os.environ["PAYMENT_SECRET"]' },
    {
      title: 'None by way of a helper',
      code: 'import os\ndef read(key, default=None):\n    return os.environ.get(key, default)\nCACHE_URL = f"redis://:{read(\'REDIS_PASSWORD\')}@cache.example.org:6379/1"',
    },
    {
      title: 'Part of an address that names none',
      code: 'import environ\nenv = environ.Env()\nMAIL = env.email_url("MAIL_URL", "smtp://mail.example.org")\nEMAIL_HOST_PASSWORD = MAIL["EMAIL_HOST_PASSWORD"]',
    },
    {
      title: 'Empty',
      code: 'import os\nPAYMENT_SECRET = os.environ.get("PAYMENT_SECRET", "")\nMAIL_PASSWORD = os.getenv("MAIL_PASSWORD")',
    },
    {
      title: 'A placeholder that the site itself compares with: a warning',
      code: 'import os\nADMIN_TOKEN = os.environ.get("ADMIN_TOKEN", "change-me")\n#                                           ^^^^^^^^^^^',
      after: 'import os\nADMIN_TOKEN = os.environ["ADMIN_TOKEN"]',
    },
    {
      title: 'A placeholder that signs tokens',
      code: 'import os\nSIMPLE_JWT = {"SIGNING_KEY": os.environ.get("KEY", "change-me")}\n#                                                  ^^^^^^^^^^^',
      after: 'import os\nSIMPLE_JWT = {"SIGNING_KEY": os.environ["KEY"]}',
    },
    {
      title: 'With a cast of its own',
      code: 'from decouple import config\nFERNET_KEY = config("FERNET_KEY", cast=lambda key: key.encode(), default="no-real-one-7")\n#                                                                ^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'from decouple import config\nFERNET_KEY = config("FERNET_KEY", cast=lambda key: key.encode())',
    },
    {
      title: 'The settings for production stop without the variable',
      path: 'production.py',
      role: 'production',
      files: {
        'base.py':
          'import os\nMAIL_PASSWORD = os.environ.get("MAIL_PASSWORD", "no-real-one-7")\nANYMAIL = {"API_SECRET": MAIL_PASSWORD}\n',
      },
      code: 'import os\nfrom base import *\nMAIL_PASSWORD = os.environ["MAIL_PASSWORD"]',
    },
    {
      title: 'Overridden by the module that is deployed',
      path: 'production.py',
      role: 'production',
      files: { 'base.py': 'import os\nMAIL_PASSWORD = os.environ.get("MAIL_PASSWORD", "no-real-one-7")\n' },
      code: 'import os\nfrom base import *\nMAIL_PASSWORD = os.environ["MAIL_PASSWORD"]',
    },
  ],
  *check(settings) {
    const seen = new Set<EnvRead>();
    const own = possibleTexts(settings, (each) => isFallback(settings, each));
    for (const leaf of [...own, ...composedPasswords(settings)]) {
      const { read } = leaf.alternative;
      if (read === undefined || seen.has(read)) continue;
      seen.add(read);
      const level = severityOf(settings, leaf);
      const what = standInOf(settings, leaf);
      yield {
        at: fallbackPlaceOf(settings, leaf, read),
        subject: leaf.setting,
        message: `When the variable \`${read.variable}\` is missing, ${what} everyone with the source knows. Let the site stop at start instead.`,
        ...(level === undefined ? {} : { severity: level }),
        fixes: requireFixes(settings, read, leaf.alternative),
      };
    }
    for (const { variable, at } of fallbackCredentials(settings)) {
      yield {
        at,
        message: `When \`${variable}\` is missing, a credential is used that everyone with the source knows. Let the site stop at start instead.`,
        fixes: [],
      };
    }
  },
});
