import { hasApp } from './shared/apps';
import { writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { isRestClass, mayUseRest, restKey } from './shared/rest';
import { has, itemsWhere } from './shared/values';
import { defineRule } from './rule';

const token = 'rest_framework.authentication.TokenAuthentication';
const isToken = isRestClass('authentication', 'TokenAuthentication');
const list = `REST_FRAMEWORK = {"DEFAULT_AUTHENTICATION_CLASSES": ["${token}"]}`;

export default defineRule({
  id: 'drf-token-never-expires',
  summary: 'The tokens of the API have no date of expiry',
  why: 'A token of `rest_framework.authtoken` is valid until somebody deletes it, also after a change of the password. One that is lost with a laptop, a log or a backup opens the account for years.',
  notes: 'Only in the strict preset: a project may delete old tokens by itself.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [613],
  fixable: { never: 'tokens that expire come from another package, and clients have to renew them' },
  sources: ['https://www.django-rest-framework.org/api-guide/authentication/#tokenauthentication'],
  examples: [
    { code: marked(`INSTALLED_APPS = ["rest_framework", "rest_framework.authtoken"]\n${list}`, `"${token}"`) },
    {
      title: 'Tokens of another package',
      code: `INSTALLED_APPS = ["rest_framework", "knox"]\nREST_FRAMEWORK = {"DEFAULT_AUTHENTICATION_CLASSES": ["knox.auth.TokenAuthentication"]}`,
    },
    { title: 'The app is not installed', code: `INSTALLED_APPS = ["rest_framework"]\n${list}` },
    { title: 'Not known', code: `from tools import apps\nINSTALLED_APPS = apps()\n${list}` },
    {
      title: 'For tests',
      role: 'test',
      code: `INSTALLED_APPS = ["rest_framework", "rest_framework.authtoken"]\n${list}`,
    },
  ],
  *check(settings) {
    if (!mayUseRest(settings) || hasApp(settings, 'rest_framework.authtoken') !== true) return;
    const found = writtenAt(settings, restKey('DEFAULT_AUTHENTICATION_CLASSES'), has(isToken));
    const item = found && itemsWhere(found.alternative.value, isToken)[0];
    if (item === undefined) return;
    yield {
      at: item.at,
      subject: 'REST_FRAMEWORK',
      message:
        'Tokens of `rest_framework.authtoken` are valid until somebody deletes them. Use tokens that expire, or delete old ones.',
    };
  },
});
