import { readKeyFixes, weakCheck, weaknessOf, withoutComma } from './shared/secret-key';
import { isPlaceholder } from './shared/secrets';
import { nonEmptyText, textIn } from './shared/values';
import { storedKeyProblems } from './shared/stored-key';
import { defineRule } from './rule';
import type { Alternative, Place, SettingsView } from './shared/model';

/** The keys in the source that a deployed site may run with; one that is the fallback of another has a rule of its own. */
function writtenKeys(settings: SettingsView): readonly Alternative[] {
  const setting = settings.get('SECRET_KEY');
  const fallback = setting.must(nonEmptyText) === undefined ? setting.deployed(nonEmptyText) : undefined;
  const keys = setting.possibleAlternatives
    .flatMap(withoutComma)
    .filter(
      (key) =>
        key.written !== undefined &&
        key.read === undefined &&
        nonEmptyText(key.value) === true &&
        (fallback === undefined || !isSamePlace(key.at, fallback.at)),
    );
  return keys.filter(({ at }, i) => keys.findIndex((other) => isSamePlace(other.at, at)) === i);
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.uri === b.uri && a.span.start === b.span.start;
}

/** What is written is no key but a word for one, short enough to be guessed as it stands. */
function isWord({ value }: Alternative): boolean {
  const text = textIn(value) ?? '';
  return text !== '' && text.length < 30 && isPlaceholder(text);
}

function message(settings: SettingsView, key: Alternative): string {
  if (isWord(key))
    return '`SECRET_KEY` is a placeholder, so anyone who guesses it can forge sessions and password-reset links of a site that runs with it. Read a key of its own from the environment.';
  const weak = weaknessOf(settings, key);
  const also = weak === '' ? '' : `, and it is ${weak}`;
  return `\`SECRET_KEY\` is written in this file${also}: anyone with the source can forge sessions and password-reset links. Read it from the environment.`;
}

export default defineRule({
  id: 'secret-key-hardcoded',
  summary: '`SECRET_KEY` is written in the source',
  why: 'Django signs sessions, password-reset links and messages with `SECRET_KEY`. Whoever can read the source (a colleague, a build log, a stolen laptop, a public repository) can forge all of them, and the history keeps the key after it is gone from the file.',
  notes:
    'Silent in a module that git ignores: nobody else has it. Moving the present key to the environment changes nothing for the users. A *new* key logs everybody out, breaks links that were sent, and makes data encrypted with it unreadable; since Django 4.1 `SECRET_KEY_FALLBACKS` keeps the old key valid for a while, but so it does for whoever has a leaked one.\n\nWhere the settings are seen to load a `.env` file, the fix writes the key there, its bare name to the template beside it, and the file into `.gitignore` where git would take it. A file that git tracks already has to be taken out of it by `git rm --cached`, and the key to be changed.',
  on: 'settings',
  profile: 'hard',
  django: ['security.W009'],
  cwe: [798, 321],
  fixable: 'sometimes',
  reveals: ['dotenv-secret-key-weak', 'dotenv-not-ignored'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#secret-key',
    'https://docs.djangoproject.com/en/stable/howto/deployment/checklist/#secret-key',
  ],
  examples: [
    {
      code: 'import os\n\nSECRET_KEY = "an-example-key"\n#            ^^^^^^^^^^^^^^^^',
      after: 'import os\n\nSECRET_KEY = os.environ["SECRET_KEY"]',
    },
    {
      title: 'The import is added where it is missing',
      code: "SECRET_KEY = 'django-insecure-an-example-key'\n#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
      after: "import os\nSECRET_KEY = os.environ['SECRET_KEY']",
    },
    {
      title: 'Put together from literals',
      code: 'import os\nSECRET_KEY = "an-example" + "-key"\n#            ^^^^^^^^^^^^^^^^^^^^^',
      after: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]',
    },
    { code: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]' },
    { title: 'A tuple around a variable', code: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"],' },
    { title: 'Read from a file', code: 'from pathlib import Path\nSECRET_KEY = Path("/run/secrets/key").read_text()' },
  ],
  *check(settings) {
    yield* storedKeyProblems(settings);
    for (const key of writtenKeys(settings)) {
      yield {
        at: key.at,
        subject: 'SECRET_KEY',
        message: message(settings, key),
        django: weakCheck(settings, key),
        fixes: readKeyFixes(settings, key),
      };
    }
  },
});
