import { brokerTexts, requireOption } from './shared/celery-app';
import { fallbackLiteral } from './shared/fallback';
import { possibleAddresses, type Leaf } from './shared/leaves';
import { moveToEnvironment } from './shared/move-secret';
import { marked } from './shared/marked';
import { mildIn, mildWhere } from './shared/near-credential';
import { isOldDsn, moveDsn, writtenDsns } from './shared/old-dsn';
import { isInPlaceOfOthers } from './shared/password-level';
import { requireFixes } from './shared/require';
import { urlCredential, type UrlCredential } from './shared/url';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { EnvRead, Fix, Place, SettingsView } from './shared/model';

/** An address with a password, written as the value or as the fallback that the value is made from. */
interface Found {
  readonly at: Place;
  readonly url: UrlCredential;
}

function found(settings: SettingsView, { alternative }: Leaf): Found | undefined {
  const { read, value, at } = alternative;
  const url = urlCredential(textIn(value) ?? '');
  if (url === undefined || (read !== undefined && !isWhole(settings, read))) return undefined;
  const plain = read !== undefined && fallbackLiteral(settings, read) !== undefined;
  return { url, at: plain ? (read.fallbackAt ?? at) : at };
}

/** An address that is put together from the fallbacks of several variables is no address in the source. */
function isWhole(settings: SettingsView, { fallbackAt }: EnvRead): boolean {
  return fallbackAt !== null && settings.textOf(fallbackAt).includes('://');
}

function fixes(settings: SettingsView, leaf: Leaf): readonly Fix[] {
  const { read } = leaf.alternative;
  return read === undefined ? moveToEnvironment(settings, leaf) : requireFixes(settings, read);
}

const dsn = `https://${'0f1e2d3c4b5a6978'.repeat(2)}:${'8796a5b4c3d2e1f0'.repeat(2)}@sentry.example.org/7`;

function message(name: string, read?: unknown): string {
  if (read !== undefined)
    return `\`${name}\` falls back to an address with a password that everyone with the source can read. Let the site stop at start instead.`;
  return `The address in \`${name}\` holds a password that everyone with the source can read. Read the whole address from the environment.`;
}

export default defineRule({
  id: 'credential-in-url',
  summary: 'An address in the source holds a password',
  why: 'Addresses are printed, logged and sent to monitoring as a whole, with the password in them, and whoever can read the source can log in to the service.',
  notes:
    'A hint for a server on the same machine or in a private network, and where the password is the name of the user or of the database; a warning in production settings, for a long random password, and where no variable may replace it and the project has a server such as gunicorn or a file that starts a site, information without such a server. A warning in settings for development for a database with a public name or address. A warning for the address of a Sentry project in its first form, whose second key is secret but only sends events. Silent for placeholders and for passwords that are filled in.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [798],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/howto/deployment/checklist/#critical-settings'],
  examples: [
    {
      code: `import os\nCELERY_BROKER_URL = "amqp://shop:${'no-real-one'}@mq.example.org//"\n#                   ${'^'.repeat(42)}`,
      after: 'import os\nCELERY_BROKER_URL = os.environ["CELERY_BROKER_URL"]',
    },
    {
      title: 'As a fallback',
      code: `import environ\nenv = environ.Env()\nDATABASES = {"default": env.db("DATABASE_URL", default="postgres://shop:${'no-real-one'}@db.example.org/shop")}\n#                                              ${'^'.repeat(57)}`,
      after: 'import environ\nenv = environ.Env()\nDATABASES = {"default": env.db("DATABASE_URL")}',
    },
    {
      title: 'A key of its settings is set afterwards',
      code: `import environ\nenv = environ.Env()\nDATABASES = {"default": env.db("DATABASE_URL", default="postgres://shop:${'no-real-one'}@db.example.org/shop")}\n#                                              ${'^'.repeat(57)}\nDATABASES["default"]["ATOMIC_REQUESTS"] = True`,
      after:
        'import environ\nenv = environ.Env()\nDATABASES = {"default": env.db("DATABASE_URL")}\nDATABASES["default"]["ATOMIC_REQUESTS"] = True',
    },
    {
      title: 'In a private network: a hint',
      code: `CACHES = {"default": {"LOCATION": "redis://:${'no-real-one'}@redis:6379/1"}}\n#                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    },
    {
      title: 'Put together from variables',
      code: 'import os\nUSER = os.environ.get("MQ_USER", "shop")\nCODE = os.environ.get("MQ_CODE", "no-real-one")\nCELERY_BROKER_URL = f"amqp://{USER}:{CODE}@mq.example.org//"',
    },
    {
      title: 'For Sentry, in the form of its first releases: a warning',
      code: marked(`import os\nimport sentry_sdk\nsentry_sdk.init(dsn="${dsn}")`, `"${dsn}"`),
      after: 'import os\nimport sentry_sdk\nsentry_sdk.init(dsn=os.environ["SENTRY_DSN"])',
    },
    {
      title: 'For Sentry today',
      code: `import sentry_sdk\nsentry_sdk.init("https://${'0f1e2d3c4b5a6978'.repeat(2)}@sentry.example.org/7")`,
    },
    { title: 'No password', code: 'CELERY_BROKER_URL = "redis://redis.example.org:6379/0"' },
    {
      title: "RabbitMQ's own account on the same machine",
      code: `CELERY_BROKER_URL = "amqp://guest:${'guest'}@localhost:5672//shop"`,
    },
  ],
  *check(settings) {
    for (const leaf of possibleAddresses(settings, (each) => found(settings, each) !== undefined)) {
      const address = found(settings, leaf);
      if (address === undefined) continue;
      const { user, password, host, database } = address.url;
      const { alternative, root, setting } = leaf;
      const isFallback = isInPlaceOfOthers(alternative) || isInPlaceOfOthers(root);
      const written = { password, isFallback, isOfDatabase: setting === 'DATABASES' };
      const level = mildWhere(settings, { host, sameAs: [user, database], ...written });
      yield {
        at: address.at,
        subject: leaf.setting,
        message: message(leaf.setting, alternative.read),
        ...(level === undefined ? {} : { severity: level }),
        ...(isOldDsn(textIn(leaf.alternative.value) ?? '') ? { profile: 'warn' } : {}),
        fixes: fixes(settings, leaf),
      };
    }
    for (const written of writtenDsns(settings)) {
      yield {
        at: written.at,
        subject: 'sentry_sdk.init',
        message: message('dsn'),
        profile: 'warn',
        fixes: moveDsn(settings, written),
      };
    }
  },
  *checkUrls(urls) {
    for (const option of brokerTexts(urls)) {
      const url = urlCredential(option.text.text);
      if (url === undefined) continue;
      const written = { password: url.password, isFallback: option.read !== undefined };
      const level = mildIn(urls, { host: url.host, sameAs: [url.user, url.database], ...written });
      yield {
        at: option.text.at,
        message: message(option.name, option.read),
        ...(level === undefined ? {} : { severity: level }),
        fixes: requireOption(urls, option),
      };
    }
  },
});
