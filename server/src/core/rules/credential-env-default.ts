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
    { code: 'import os\nPAYMENT_SECRET = os.environ["PAYMENT_SECRET"]' },
    {
      title: 'None by way of a helper',
      code: 'import os\ndef read(key, default=None):\n    return os.environ.get(key, default)\nCACHE_URL = f"redis://:{read(\'REDIS_PASSWORD\')}@cache.example.org:6379/1"',
    },
    {
      title: 'Part of an address that names none',
      code: 'import environ\nenv = environ.Env()\nMAIL = env.email_url("MAIL_URL", "smtp://mail.example.org")\nEMAIL_HOST_PASSWORD = MAIL["EMAIL_HOST_PASSWORD"]',
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
