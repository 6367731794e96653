import { editable, replaceKeepingComments } from './shared/edits';
import { moveValue } from './shared/env-file';
import { placeOf } from './shared/fallback';
import { requiredRead } from './shared/idiom';
import { weaknessOf } from './shared/secret-key';
import { itemsWhere, nonEmptyText, textIn } from './shared/values';
import { makeList, noList } from './shared/wrong-type';
import { defineRule } from './rule';
import type { Alternative, Fix, Place, SettingsView } from './shared/model';

const name = 'SECRET_KEY_FALLBACKS';
const first = 'OLD_SECRET_KEY';

/** A key as the text that it is, or as an item of the list: `order` tells the variables of several keys apart. */
function moved(settings: SettingsView, at: Place, list: Alternative, key: Alternative, order: number): readonly Fix[] {
  const brackets = key === list;
  const variable = order === 0 ? first : `${first}_${String(order + 1)}`;
  const read = requiredRead(settings, at, variable);
  const text = brackets ? `[${read.text}]` : read.text;
  const replaced = replaceKeepingComments(settings, at, text, list.written);
  if (replaced === undefined) return [];
  const kept = { variable, value: textIn(key.value) ?? '', passing: true };
  const { says, edits } = moveValue(settings, at, read.reader, kept, 'the present one');
  const title = `Read the old key from the environment ${says}`;
  return [{ title, edits: [...read.edits, ...replaced, ...edits], safety: 'unsafe', preferred: true }];
}

/** Since 4.1 Django knows the setting and refuses to start with anything but a list or tuple. */
function knowsSetting({ django }: SettingsView): boolean {
  return django === undefined || django[0] > 4 || (django[0] === 4 && django[1] >= 1);
}

export default defineRule({
  id: 'secret-key-fallbacks-leftover',
  summary: '`SECRET_KEY_FALLBACKS` holds a key that is written in the source',
  why: 'Whatever an old key has signed still counts while it is in this list. So whoever finds it in the source can forge sessions and password-reset links, exactly as with the key in use.',
  notes:
    'Silent for keys that are read from the environment: that is how a rotation is done. Take the list away when the rotation is over.',
  on: 'settings',
  profile: 'hard',
  django: ['security.W025'],
  cwe: [324, 798],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secret-key-fallbacks'],
  examples: [
    {
      code: `import os\n${name} = ["an-example-key"]\n#                       ^^^^^^^^^^^^^^^^`,
      after: `import os\n${name} = [os.environ["${first}"]]`,
    },
    {
      title: 'Not a list: Django does not start',
      django: '5.2',
      code: `import os\n${name} = "an-example-key"\n#                      ^^^^^^^^^^^^^^^^`,
      after: `import os\n${name} = [os.environ["${first}"]]`,
    },
    { title: 'From the environment', code: `import os\n${name} = [os.environ["OLD_KEY"]]` },
    {
      title: 'The text of a variable is none either',
      code: `import os\n${name} = os.environ.get("OLD_KEYS")\n#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `import os\n${name} = [item.strip() for item in os.environ.get("OLD_KEYS", "").split(",") if item.strip()]`,
    },
    { title: 'None', code: `${name} = []` },
    {
      title: 'Only where there is one',
      code: `import os\n${name} = [key for key in os.environ.get("OLD_KEYS", "").split(",") if key]`,
    },
    { title: 'For tests', role: 'test', code: `${name} = ["an-example-key"]` },
  ],
  *check(settings) {
    if (!knowsSetting(settings)) return;
    const text = settings.get(name).must(nonEmptyText);
    const at = text && editable(settings, text);
    if (text?.written !== undefined && text.read === undefined) {
      yield {
        at: text.at,
        subject: name,
        django: [],
        message: `\`${name}\` is a text, and Django starts only with a list of keys. Make it a list, and read the key from the environment.`,
        fixes: at === undefined ? [] : moved(settings, at, text, text, 0),
      };
    }
    const whole = text === undefined ? settings.get(name).must(noList) : undefined;
    if (whole?.written !== undefined) {
      yield {
        at: placeOf(whole),
        subject: name,
        profile: 'broken',
        django: [],
        message: `\`${name}\` is not a list, and Django does not start with it. Read a list from the environment, which is empty while there is no old key.`,
        fixes: whole.read === undefined ? [] : makeList(settings, whole),
      };
    }
    for (const list of settings.get(name).deployedAlternatives) {
      const keys = list.written === undefined ? [] : itemsWhere(list.value, nonEmptyText);
      for (const [order, key] of keys.filter(({ read }) => read === undefined).entries()) {
        yield {
          at: key.at,
          subject: name,
          django: weaknessOf(settings, key) === '' ? [] : ['security.W025'],
          message:
            'An old key that is written here still opens sessions and password-reset links. Remove it, or read it from the environment until the rotation is over.',
          fixes: moved(settings, key.at, list, key, order),
        };
      }
    }
  },
});
