import { readerOf, requireFixes, requireVariable } from './shared/require';
import { newKeyFixes, weakCheck, withoutComma } from './shared/secret-key';
import { fallbackPlace } from './shared/fallback';
import { nonEmptyText } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, EnvRead, Fix, Setting, SettingsView } from './shared/model';

function fixes(settings: SettingsView, key: Alternative): readonly Fix[] {
  const read = key.read ?? readBelow(settings.get('SECRET_KEY'), key);
  const edits = read && requireVariable(settings, read);
  if (read === undefined || edits === undefined) return [];
  const isOpen = settings.envFileFor(read.at, readerOf(read))?.gives(read.variable) === false;
  return [
    ...requireFixes(settings, read, key),
    ...(isOpen ? newKeyFixes(settings, key, readerOf(read), edits, read.variable) : []),
  ];
}

/** The read that takes the place of a key where its variable is there, further down: the key is its fallback. */
function readBelow(setting: Setting, { at }: Alternative): EnvRead | undefined {
  const found = setting.all.find(({ read, value }) => value.kind === 'env' && read?.at.uri === at.uri);
  return found?.read && { ...found.read, fallbackAt: at };
}

/** A fallback on one of several paths, each of which a deployed site may take. */
function possibleFallback(setting: Setting): Alternative | undefined {
  return setting.possibleAlternatives
    .flatMap(withoutComma)
    .find(({ read, value }) => read !== undefined && nonEmptyText(value) === true);
}

export default defineRule({
  id: 'secret-key-insecure-default',
  summary: '`SECRET_KEY` falls back to a key that is in the source',
  why: 'The site starts without complaint when the variable is missing or misspelt, and then signs sessions and password-reset links with a key that everybody with the source knows. Without a fallback, the mistake is seen at the first start.',
  notes: 'Silent where the fallback is empty or `None`, because Django then refuses to start.',
  on: 'settings',
  profile: 'hard',
  django: ['security.W009'],
  cwe: [1188, 798],
  fixable: 'sometimes',
  reveals: ['dotenv-secret-key-weak', 'dotenv-not-ignored'],
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secret-key'],
  examples: [
    {
      code: 'import os\nSECRET_KEY = os.environ.get("SECRET_KEY", "an-example-key")\n#                                         ^^^^^^^^^^^^^^^^',
      after: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]',
    },
    {
      code: "import os\nSECRET_KEY = os.getenv('SECRET_KEY', 'an-example-key')\n#                                    ^^^^^^^^^^^^^^^^",
      after: "import os\nSECRET_KEY = os.environ['SECRET_KEY']",
    },
    {
      code: 'import environ\nenv = environ.Env()\nSECRET_KEY = env("SECRET_KEY", default="an-example-key")\n#                              ^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'import environ\nenv = environ.Env()\nSECRET_KEY = env("SECRET_KEY")',
    },
    {
      title: 'For development only: a deployed site stops',
      code: 'import os\nDEBUG = os.environ.get("DEBUG") == "1"\nSECRET_KEY = os.environ.get("SECRET_KEY")\nif not SECRET_KEY:\n    if DEBUG:\n        SECRET_KEY = "an-example-key"\n    else:\n        raise RuntimeError("Set SECRET_KEY")',
    },
    {
      title: 'For development only, behind the test that stops a deployed site',
      code: 'import os\nDEBUG = os.environ.get("DEBUG") == "1"\nSECRET_KEY = os.environ.get("SECRET_KEY")\nif not SECRET_KEY:\n    if not DEBUG:\n        raise RuntimeError("Set SECRET_KEY")\n    SECRET_KEY = "an-example-key"',
    },
    { code: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]' },
  ],
  *check(settings) {
    const setting = settings.get('SECRET_KEY');
    const key = setting.deployed(nonEmptyText) ?? possibleFallback(setting);
    if (key?.written === undefined || (key.read === undefined && setting.must(nonEmptyText) !== undefined)) return;
    const missing =
      key.read === undefined ? 'no other key is given' : `the variable \`${key.read.variable}\` is missing`;
    yield {
      at: fallbackPlace(settings, key),
      subject: 'SECRET_KEY',
      message: `When ${missing}, the site runs with a \`SECRET_KEY\` that everyone with the source knows. Let it stop at start instead.`,
      django: weakCheck(settings, key),
      // What is left of a tuple would still be one, and no key.
      fixes: setting.possibleAlternatives.includes(key) ? fixes(settings, key) : [],
    };
  },
});
