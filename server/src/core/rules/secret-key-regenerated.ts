import { isRandom } from '../model/random';
import { replaceKeepingComments } from './shared/edits';
import { requiredRead } from './shared/idiom';
import { withoutOuterFallback } from './shared/outer-fallback';
import { moduleText } from './shared/source';
import { within } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView, Test } from './shared/model';

const isFresh: Test = (value) => {
  if (value.kind === 'call') return isRandom(value);
  return value.kind === 'literal' ? false : undefined;
};

/** A key that is written to a file is read back from there the next time. */
function isKept(settings: SettingsView, { at, written }: Alternative): boolean {
  const text = moduleText(settings, written?.statement.uri ?? at.uri);
  return /\bwrite(?:_text|_bytes|lines)?\(/.test(text);
}

function fixes(settings: SettingsView, key: Alternative): readonly Fix[] {
  const outer = key.read && withoutOuterFallback(settings, key.read);
  if (key.read !== undefined && outer !== undefined)
    return [{ title: titleFor(key.read.variable), edits: outer, safety: 'unsafe', preferred: true }];
  const at = key.written?.how === 'assign' ? key.written.value : undefined;
  if (at === undefined || !(within(at, key.at) || key.via.length > 0)) return [];
  const variable = key.read?.variable ?? 'SECRET_KEY';
  const read = requiredRead(settings, at, variable);
  const replaced = replaceKeepingComments(settings, at, read.text, key.written);
  if (replaced === undefined) return [];
  return [{ title: titleFor(variable), edits: [...read.edits, ...replaced], safety: 'unsafe', preferred: true }];
}

function titleFor(variable: string): string {
  return `Require the variable \`${variable}\``;
}

const made = 'from django.core.management.utils import get_random_secret_key\n';

export default defineRule({
  id: 'secret-key-regenerated',
  summary: '`SECRET_KEY` is made anew at every start',
  why: 'Every restart logs everybody out and breaks links that were sent by mail. Where several workers run, each has a key of its own, so a session works on one of them and is refused by the next.',
  notes: 'Silent where the module writes the key to a file, to read it back from there.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [330],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secret-key'],
  examples: [
    {
      code: `import os\n${made}SECRET_KEY = get_random_secret_key()\n#            ^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `import os\n${made}SECRET_KEY = os.environ["SECRET_KEY"]`,
    },
    {
      title: 'As a fallback',
      code: `import os\n${made}SECRET_KEY = os.environ.get("KEY", get_random_secret_key())\n#                                  ^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `import os\n${made}SECRET_KEY = os.environ["KEY"]`,
    },
    {
      title: 'Where the variable is missing',
      code: `import os\n${made}SECRET_KEY = os.getenv("KEY")\nif not SECRET_KEY:\n    SECRET_KEY = get_random_secret_key()\n#                ^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `import os\n${made}SECRET_KEY = os.environ["KEY"]`,
    },
    { code: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]' },
    {
      title: 'Kept in a file',
      code: `from pathlib import Path\n${made}FILE = Path("key.txt")\nSECRET_KEY = get_random_secret_key()\nFILE.write_text(SECRET_KEY)`,
    },
    {
      title: 'Letters that are always the same',
      code: 'import os\nSECRET_KEY = "".join(part for part in os.environ["PARTS"].split(","))',
    },
    { title: 'For tests', role: 'test', code: `${made}SECRET_KEY = get_random_secret_key()` },
  ],
  *check(settings) {
    const key = settings.get('SECRET_KEY').deployed(isFresh);
    if (key?.written === undefined || isKept(settings, key)) return;
    yield {
      at: key.at,
      subject: 'SECRET_KEY',
      message:
        '`SECRET_KEY` changes at every start and differs between workers, so sessions and links from mails break. Read one key from the environment.',
      fixes: fixes(settings, key),
    };
  },
});
