import { equals, has, itemsWhere } from './shared/values';
import { marked } from './shared/marked';
import { takeOut } from './shared/order';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const name = 'AUTHENTICATION_BACKENDS';
const strict = 'django.contrib.auth.backends.ModelBackend';
const lax = 'django.contrib.auth.backends.AllowAllUsersModelBackend';

/** Where the strict backend is listed as well, the lax one only has to go. */
function fixes(settings: SettingsView, list: Alternative, item: Alternative): readonly Fix[] {
  const quote = /^["']/.exec(settings.textOf(item.at))?.[0];
  if (quote === undefined || item.via.length > 0) return [];
  const replaced = { at: item.at, newText: quote + strict + quote };
  const edit = has(equals(strict))(list.value) === true ? takeOut(settings, list, item.at) : replaced;
  const title = 'Use `ModelBackend` (disabled accounts can no longer log in)';
  return edit ? [{ title, edits: [edit], safety: 'unsafe', preferred: false }] : [];
}

export default defineRule({
  id: 'allow-inactive-users-backend',
  summary: 'Disabled accounts can log in',
  why: '`is_active = False` is how Django disables an account. `AllowAllUsersModelBackend` does not look at it, so somebody who has left can still log in unless each login form refuses.',
  notes: 'Right where a login form of the project checks the account itself, for instance to say why it is disabled.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [287],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/contrib/auth/#django.contrib.auth.backends.AllowAllUsersModelBackend',
  ],
  examples: [
    { code: marked(`${name} = ["${lax}"]`, `"${lax}"`), after: `${name} = ["${strict}"]` },
    {
      title: 'Beside the strict one',
      code: marked(`${name} = [\n    "${strict}",\n    "${lax}",\n]`, `"${lax}"`),
      after: `${name} = [\n    "${strict}",\n]`,
    },
    { code: `${name} = ["${strict}"]` },
    { title: 'For development', role: 'development', code: `${name} = ["${lax}"]` },
  ],
  *check(settings) {
    const list = settings.get(name).deployed(has(equals(lax)));
    const [item] = list === undefined ? [] : itemsWhere(list.value, equals(lax));
    if (list?.written === undefined || item === undefined) return;
    yield {
      at: item.at,
      subject: name,
      message:
        '`AllowAllUsersModelBackend` lets accounts log in that are disabled with `is_active`. Use `ModelBackend` unless your login forms check this themselves.',
      fixes: fixes(settings, list, item),
    };
  },
});
