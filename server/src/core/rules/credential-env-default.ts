import { fallbackCredentials } from './shared/called';
import { classify, isCredentialName, type Verdict } from './shared/classifier';
import { fallbackLiteral, isNeverMissing } from './shared/fallback';
import { leafName, possibleTexts, type Leaf } from './shared/leaves';
import { marked } from './shared/marked';
import { mildBeside } from './shared/near-credential';
import { asksForRandom, isBlank, isIssued, isOwnSecret } from './shared/placeholder-secret';
import { requireFixes } from './shared/require';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { EnvRead, Place, Severity, SettingsView } from './shared/model';

/** What the fallback of a read is, by the name of the variable, or by the key that it stands under. */
function verdict(settings: SettingsView, leaf: Leaf): Verdict | undefined {
  const { read, value } = leaf.alternative;
  // Without a fallback, the text "None" in an f-string is what Python makes of the missing variable.
  if (read?.fallbackAt === undefined || read.fallbackAt === null) return undefined;
  if (/^(?:\w+\s*=\s*)?(?:None|False)$/.test(settings.textOf(read.fallbackAt)) || isNothing(read)) return undefined;
  // The value may be a longer text that the fallback is only a part of, such as an address.
  const text = plainText(settings.textOf(read.fallbackAt)) ?? textIn(value);
  if (text === undefined || isBlank(text) || leaf.setting === 'SECRET_KEY') return undefined;
  if (isCredentialName(read.variable)) return classify(read.variable, text);
  // Of an address that is taken apart, the password in it is the credential; see `credential-in-url`.
  if (/^[\w+-]+:\/\//.test(text)) return undefined;
  const found = classify(leafName(leaf), text);
  // Under a name such as `SHOP_TOKEN` only a text that a machine has made counts.
  return isCredentialName(leafName(leaf)) || found === 'credential' ? found : undefined;
}

/** A helper may hand on its own default, which is None. */
function isNothing({ fallback }: EnvRead): boolean {
  return fallback?.every(({ value }) => value.kind === 'literal' && (value.value ?? false) === false) === true;
}

/** The text of an expression that is a single text without escapes, such as `"abc"` or `default="abc"`. */
function plainText(written: string): string | undefined {
  return /^(?:\w+\s*=\s*)?(["'])((?:(?!\1)[^\\\n])*)\1$/.exec(written)?.[2];
}

function isOwn({ alternative: { read, value } }: Leaf): boolean {
  return read !== undefined && (isOwnSecret(read.variable) || asksForRandom(read.variable, textIn(value) ?? ''));
}

/** A placeholder in the place of a password may be the password; one in the place of a provider's key opens nothing. */
function isIssuedByOthers(leaf: Leaf): boolean {
  const { read } = leaf.alternative;
  return isIssued(read !== undefined && isCredentialName(read.variable) ? read.variable : leafName(leaf));
}

function isFallback(settings: SettingsView, leaf: Leaf): boolean {
  if (isNeverMissing(settings, leaf.alternative)) return false;
  const found = verdict(settings, leaf);
  if (found !== 'placeholder') return found === 'credential';
  if (isOwn(leaf)) return settings.role === 'production' || settings.role === 'unknown';
  return settings.role === 'production' && !isIssuedByOthers(leaf);
}

function severity(settings: SettingsView, leaf: Leaf): Severity | undefined {
  if (verdict(settings, leaf) === 'placeholder') return isOwn(leaf) ? 'warning' : 'hint';
  return mildBeside(settings, leaf.beside, textIn(leaf.alternative.value) ?? '');
}

function placeOf(settings: SettingsView, { alternative }: Leaf, read: EnvRead): Place {
  return fallbackLiteral(settings, read) === undefined ? alternative.at : (read.fallbackAt ?? alternative.at);
}

export default defineRule({
  id: 'credential-env-default',
  summary: 'A credential falls back to one that is in the source',
  why: 'The site starts without complaint when the variable is missing or misspelt, and then uses a credential that everybody with the source knows. It is usually a real one, because it was written to make the site run.',
  notes:
    'A hint where the fallback is a placeholder (in production settings only, and not for keys that a provider gives out), a warning where the site itself compares or signs with it (`ADMIN_TOKEN`, `JWT_SECRET`), and a hint where the server is on the same machine or in a private network. `SECRET_KEY` has a rule of its own.',
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
      title: 'A placeholder in production: a hint',
      role: 'production',
      code: 'import os\nMAIL_PASSWORD = os.environ.get("MAIL_PASSWORD", "changeme")\n#                                               ^^^^^^^^^^',
    },
    {
      title: 'A token that a machine has made',
      code: marked(
        `import os\nSHOP_TOKEN = os.environ.get("SHOP_TOKEN", "${'k3Xz9'}${'Qw7Lp2'}${'Vb8Rt5'}${'Nm4'}")`,
        `"${'k3Xz9'}${'Qw7Lp2'}${'Vb8Rt5'}${'Nm4'}"`,
      ),
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
      title: 'No fallback, in an address',
      code: "import os\nCELERY_BROKER_URL = f\"redis://:{os.getenv('REDIS_PASSWORD')}@{os.getenv('REDIS_HOST')}:6379\"",
    },
    {
      title: 'None for no password, in an address',
      code: 'import os\nREDIS_PASSWORD = os.getenv("REDIS_PASSWORD", None)\nCELERY_BROKER_URL = f"redis://{REDIS_PASSWORD}@{os.getenv(\'REDIS_HOST\')}:6379"',
    },
    {
      title: 'Empty, in an address',
      code: 'import os\nREDIS_URL = "redis://:{password}@{host}/".format(\n    password=os.getenv("REDIS_PASSWORD") or "",\n    host=os.getenv("REDIS_HOST") or "localhost:6379",\n)',
    },
    {
      title: 'A placeholder that the site itself compares with: a warning',
      code: 'import os\nADMIN_TOKEN = os.environ.get("ADMIN_TOKEN", "change-me")\n#                                           ^^^^^^^^^^^',
      after: 'import os\nADMIN_TOKEN = os.environ["ADMIN_TOKEN"]',
    },
    {
      title: 'A placeholder in the place of a key that a provider gives out, and a word for none',
      role: 'production',
      code: 'import os\nMAPS_API_KEY = os.environ.get("MAPS_API_KEY", "dummy_key")\nPUSH_API_KEY = os.environ.get("PUSH_API_KEY", "<api-key>")\nMAIL_PASSWORD = os.environ.get("MAIL_PASSWORD", "none")',
    },
    { title: 'A placeholder', code: 'import os\nMAIL_PASSWORD = os.environ.get("MAIL_PASSWORD", "changeme")' },
    { title: 'No credential', code: 'import os\nMAIL_USER = os.environ.get("MAIL_USER", "no-real-one-7")' },
    {
      title: 'For tests',
      role: 'test',
      code: 'import os\nMAIL_PASSWORD = os.environ.get("MAIL_PASSWORD", "no-real-one-7")',
    },
    {
      title: 'The fallback stops the program later',
      code: 'import os\nMAIL_PASSWORD = os.environ.get("MAIL_PASSWORD", "no-real-one-7")\nif MAIL_PASSWORD == "no-real-one-7":\n    raise RuntimeError("Set MAIL_PASSWORD")',
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
    for (const leaf of possibleTexts(settings, (each) => isFallback(settings, each))) {
      const { read } = leaf.alternative;
      if (read === undefined || seen.has(read)) continue;
      seen.add(read);
      const level = severity(settings, leaf);
      yield {
        at: placeOf(settings, leaf, read),
        subject: leaf.setting,
        message: `When the variable \`${read.variable}\` is missing, a credential is used that everyone with the source knows. Let the site stop at start instead.`,
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
