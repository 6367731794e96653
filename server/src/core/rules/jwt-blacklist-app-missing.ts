import { hasApp } from './shared/apps';
import { insertAfterLast } from './shared/lists';
import { itemsInOrder } from './shared/order';
import { mayUsePackage } from './shared/packages';
import { marked } from './shared/marked';
import { reportPlace } from './shared/replacing';
import { truthy } from './shared/values';
import { writtenAt } from './shared/dict-keys';
import { issuedNote, whereIssued } from './shared/token-issue';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

const app = 'rest_framework_simplejwt.token_blacklist';
const both = 'SIMPLE_JWT = {"ROTATE_REFRESH_TOKENS": True, "BLACKLIST_AFTER_ROTATION": True}';

function fixes(settings: SettingsView): readonly Fix[] {
  const [list, ...others] = settings.get('INSTALLED_APPS').deployedAlternatives;
  const last = list && others.length === 0 ? itemsInOrder(list.value)?.at(-1) : undefined;
  const edits = last && insertAfterLast(settings, last.at, app);
  const title = `Add \`${app}\` (run \`migrate\` before the next login)`;
  return edits ? [{ title, edits, safety: 'unsafe', preferred: true }] : [];
}

/** True where a refresh may give a new token; without that no token is ever meant to be refused. */
function rotates(settings: SettingsView): boolean {
  return writtenAt(settings, ['SIMPLE_JWT', 'ROTATE_REFRESH_TOKENS'], truthy) !== undefined;
}

export default defineRule({
  id: 'jwt-blacklist-app-missing',
  summary: 'Rotated refresh tokens are not refused, because the app for it is missing',
  why: 'SimpleJWT refuses a rotated token by writing it down in a table of the app `token_blacklist`. Where the app is not installed it skips that without a word, so a stolen refresh token goes on working although the settings say otherwise.',
  notes: `Silent where the list of apps is not known, and in settings that only workers run with. Without \`migrate\`, each refresh fails once the app is installed. ${issuedNote}`,
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [613],
  fixable: 'sometimes',
  sources: ['https://django-rest-framework-simplejwt.readthedocs.io/en/stable/blacklist_app.html'],
  examples: [
    {
      code: `INSTALLED_APPS = ["django.contrib.auth"]\n${marked(both, 'True}').replace('^^^^^', '^^^^')}`,
      after: `INSTALLED_APPS = ["django.contrib.auth", "${app}"]\n${both}`,
    },
    { code: `INSTALLED_APPS = ["${app}"]\n${both}` },
    {
      title: 'Nothing is refused',
      code: 'INSTALLED_APPS = ["django.contrib.auth"]\nSIMPLE_JWT = {"ROTATE_REFRESH_TOKENS": False}',
    },
    {
      title: 'No token is rotated',
      code: 'INSTALLED_APPS = ["django.contrib.auth"]\nSIMPLE_JWT = {"ROTATE_REFRESH_TOKENS": False, "BLACKLIST_AFTER_ROTATION": True}',
    },
    { title: 'The apps are not known', code: `from base_apps import APPS\nINSTALLED_APPS = [*APPS]\n${both}` },
  ],
  *check(settings) {
    if (settings.isForWorkers || !mayUsePackage(settings, 'simplejwt') || !settings.get('INSTALLED_APPS').isAssigned)
      return;
    const on = writtenAt(settings, ['SIMPLE_JWT', 'BLACKLIST_AFTER_ROTATION'], truthy);
    if (on === undefined || !rotates(settings) || hasApp(settings, app) !== false) return;
    yield whereIssued(settings, {
      at: reportPlace(settings, on.alternative),
      subject: 'SIMPLE_JWT',
      message: `Without the app \`${app}\`, \`BLACKLIST_AFTER_ROTATION\` does nothing, and rotated tokens stay good. Install the app.`,
      fixes: fixes(settings),
    });
  },
});
