import { moduleText } from './shared/source';
import { literal, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Bound, Fix, Place, SettingsView, Value } from './shared/model';

/** Lists of whole names, none of which is one character long. */
const lists: readonly string[] = [
  'MIDDLEWARE',
  'INSTALLED_APPS',
  'AUTHENTICATION_BACKENDS',
  'PASSWORD_HASHERS',
  'ALLOWED_HOSTS',
  'CSRF_TRUSTED_ORIGINS',
  'CORS_ALLOWED_ORIGINS',
];

/** Django imports these when it starts, so that it cannot start with a letter among them. */
const imported: readonly string[] = ['MIDDLEWARE', 'INSTALLED_APPS'];

const letter = literal((value) => typeof value === 'string' && value.length === 1);

function isLetter([only, ...others]: Bound): boolean {
  return only !== undefined && others.length === 0 && letter(only.value) === true;
}

/** The text whose letters stand in a list, one by one. */
function spelledOut(settings: SettingsView, value: Value): Place | undefined {
  // Nearly no list has a single letter in it.
  if (value.kind !== 'sequence' || !value.items.some(isLetter)) return undefined;
  const letters = value.items.filter(isLetter).flat();
  return [...new Set(letters.map(({ at }) => at))].find((at) => {
    const [, text = ''] = /^["']([^"'\\\r\n]{2,})["']$/.exec(settings.textOf(at)) ?? [];
    const found = letters.filter((each) => each.at === at).map((each) => textIn(each.value));
    return text !== '' && found.join('') === text;
  });
}

/** `...`, which stands for "and so on" in a text about settings, and is an item of its own for Python. */
function dotsIn(value: Value): Place | undefined {
  const items = value.kind === 'sequence' ? value.items.flat() : [];
  return items.find((item) => item.value.kind === 'unknown' && item.value.why.detail === 'ellipsis')?.at;
}

function fixes(settings: SettingsView, name: string, at: Place): readonly Fix[] {
  const before = moduleText(settings, at.uri).slice(0, at.span.start);
  if (!/(?:\+=|\.extend\() *$/.test(before)) return [];
  const edits = [{ at, newText: `[${settings.textOf(at)}]` }];
  return [{ title: 'Add it as one item', edits, safety: imported.includes(name) ? 'safe' : 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'letters-in-list',
  summary: 'A text is added to a list letter by letter, or dots are taken for an item',
  why: 'A list takes what stands behind `+=`, or in `extend()`, item by item, and the items of a text are its letters. What should have been added is missing: middleware and apps with such names stop Django, hosts and origins match nothing.',
  notes: 'Among apps and middleware the same goes for `...`, which has no name that Django could import.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [704],
  fixable: 'sometimes',
  reveals: ['missing-hardening', 'csrf-trusted-origin-http', 'debug-app-installed', 'placeholder-domain'],
  sources: ['https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types'],
  examples: [
    {
      title: 'Middleware',
      code: 'MIDDLEWARE = []\nMIDDLEWARE += "shop.middleware.Cart"\n#             ^^^^^^^^^^^^^^^^^^^^^^',
      after: 'MIDDLEWARE = []\nMIDDLEWARE += ["shop.middleware.Cart"]',
    },
    {
      title: 'Hosts',
      code: "ALLOWED_HOSTS = ['shop.test.org']\nALLOWED_HOSTS.extend('www.test.org')\n#                    ^^^^^^^^^^^^^^",
      after: "ALLOWED_HOSTS = ['shop.test.org']\nALLOWED_HOSTS.extend(['www.test.org'])",
    },
    {
      title: 'A name elsewhere',
      code: 'APP = "shop"\n#     ^^^^^^\nINSTALLED_APPS = []\nINSTALLED_APPS += APP',
    },
    { title: 'A comma makes one item of it', code: 'INSTALLED_APPS = []\nINSTALLED_APPS += "shop",' },
    { code: 'INSTALLED_APPS = []\nINSTALLED_APPS.append("shop")' },
    { title: 'Every host', code: 'ALLOWED_HOSTS = []\nALLOWED_HOSTS += "*"' },
  ],
  *check(settings) {
    for (const name of lists) {
      const list = settings.get(name).deployed((value) => spelledOut(settings, value) !== undefined);
      const at = list?.written && spelledOut(settings, list.value);
      if (at === undefined) continue;
      yield {
        at,
        subject: name,
        message: `\`${name}\` gets the letters of this text, one item each, because a list takes a text apart. Put it in a list of its own.`,
        fixes: fixes(settings, name, at),
      };
    }
    for (const name of imported) {
      const list = settings.get(name).deployed((value) => dotsIn(value) !== undefined);
      const at = list?.written && dotsIn(list.value);
      if (at === undefined) continue;
      const message = `\`...\` is an item of \`${name}\` that has no name, so Django cannot start. Write the names that it stands for, or leave it out.`;
      yield { at, subject: name, message };
    }
  },
});
