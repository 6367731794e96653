import { addSetting } from './shared/edits';
import { appPlace, hasApp } from './shared/apps';
import { has, isKnown, textIn } from './shared/values';
import { insertAfterLast } from './shared/lists';
import { itemsInOrder } from './shared/order';
import { marked } from './shared/marked';
import { moduleQuote } from './shared/source';
import { defineRule } from './rule';
import type { Alternative, FileEdit, Fix, SettingsView, Test } from './shared/model';

const name = 'AUTHENTICATION_BACKENDS';
const model = 'django.contrib.auth.backends.ModelBackend';
const guardian = 'guardian.backends.ObjectPermissionBackend';

/** The backend itself, or one of the project that may derive from it. */
const mayAsk: Test = (value) => {
  const text = textIn(value);
  return text === undefined ? (isKnown(value) ? false : undefined) : /guardian|ObjectPermission/i.test(text);
};

function fixes(settings: SettingsView, list: Alternative): readonly Fix[] {
  const title = 'Add `ObjectPermissionBackend` (permissions on single objects then count)';
  const last = itemsInOrder(list.value)?.at(-1);
  const edits =
    list.written === undefined ? [newSetting(settings)] : last && insertAfterLast(settings, last.at, guardian);
  return edits ? [{ title, edits, safety: 'unsafe', preferred: false }] : [];
}

function newSetting(settings: SettingsView): FileEdit {
  const quote = moduleQuote(settings, settings.uri);
  const lines = [model, guardian].map((path) => `    ${quote}${path}${quote},\n`).join('');
  return addSetting(settings, `${name} = [\n${lines}]`, ['AUTH_USER_MODEL']);
}

const apps = 'INSTALLED_APPS = ["guardian"]';

export default defineRule({
  id: 'object-permission-backend-missing',
  summary: "django-guardian's permissions are never asked",
  why: '`user.has_perm(permission, object)` asks the backends. Without `ObjectPermissionBackend` the answer is no for whoever was given a permission on one object, and the usual way out is to give it on all of them.',
  notes: "Only in the strict preset: a project that uses guardian's own functions alone does not need the backend.",
  on: 'settings',
  profile: 'hint',
  django: ['guardian.W001'],
  cwe: [862],
  fixable: 'sometimes',
  sources: ['https://django-guardian.readthedocs.io/en/stable/configuration/'],
  examples: [
    {
      title: 'Not set at all',
      code: `${marked(apps, '"guardian"')}\n`,
      after: `${apps}\n${name} = [\n    "${model}",\n    "${guardian}",\n]\n`,
    },
    {
      code: `${apps}\n${marked(`${name} = ["${model}"]`, name)}`,
      after: `${apps}\n${name} = ["${model}", "${guardian}"]`,
    },
    { code: `${apps}\n${name} = ["${model}", "${guardian}"]` },
    { title: 'Maybe a subclass', code: `${apps}\n${name} = ["${model}", "shop.auth.ObjectPermissions"]` },
    { title: 'Without guardian', code: `INSTALLED_APPS = []\n${name} = ["${model}"]` },
    { title: 'Not known', code: `from tools import more\n${apps}\n${name} = more()` },
  ],
  *check(settings) {
    const place = appPlace(settings, 'guardian');
    if (place === undefined || hasApp(settings, 'guardian') !== true || settings.isFragment) return;
    const list = settings.get(name).deployed((value) => {
      const found = has(mayAsk)(value);
      return found === undefined ? undefined : !found;
    });
    if (list === undefined) return;
    yield {
      at: list.written?.name ?? settings.absentAt(place),
      subject: name,
      message: `\`${name}\` lacks \`ObjectPermissionBackend\`, so permissions on single objects are never asked. Add \`${guardian}\`.`,
      fixes: fixes(settings, list),
    };
  },
});
