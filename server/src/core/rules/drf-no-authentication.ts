import { writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { emptyList, isRestClass, mayUseRest, restKey } from './shared/rest';
import { has } from './shared/values';
import { defineRule } from './rule';

const key = 'DEFAULT_AUTHENTICATION_CLASSES';
const needsUser = isRestClass(
  'permissions',
  'IsAuthenticated',
  'IsAdminUser',
  'DjangoModelPermissions',
  'DjangoObjectPermissions',
);
const asks = '    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],\n';

export default defineRule({
  id: 'drf-no-authentication',
  summary: 'The API asks for a login and offers no way to log in',
  why: 'Without a class that recognises users, REST framework takes everybody for a stranger. Views that ask for a login refuse all of them, and the usual way out is to open the views instead of naming the class.',
  notes: 'Silent for an API whose views ask for nobody: it may well be public.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [306],
  fixable: { never: 'only you know how your clients log in' },
  sources: ['https://www.django-rest-framework.org/api-guide/authentication/#how-authentication-is-determined'],
  examples: [
    { code: marked(`REST_FRAMEWORK = {\n    "${key}": [],\n${asks}}`, '[]') },
    { title: 'A public API', code: `REST_FRAMEWORK = {"${key}": [], "DEFAULT_PERMISSION_CLASSES": []}` },
    { code: `REST_FRAMEWORK = {\n    "${key}": ["shop.auth.TokenAuthentication"],\n${asks}}` },
    { title: 'The default', code: `REST_FRAMEWORK = {\n${asks}}` },
    { title: 'Not known', code: `from tools import ways\nREST_FRAMEWORK = {\n    "${key}": ways(),\n${asks}}` },
  ],
  *check(settings) {
    if (!mayUseRest(settings)) return;
    const none = writtenAt(settings, restKey(key), emptyList);
    const asking = writtenAt(settings, restKey('DEFAULT_PERMISSION_CLASSES'), has(needsUser));
    if (none === undefined || asking === undefined) return;
    yield {
      at: none.alternative.at,
      subject: 'REST_FRAMEWORK',
      message:
        '`DEFAULT_AUTHENTICATION_CLASSES` leaves no way to log in, so views that ask for a login refuse everybody. Name the class that recognises your users.',
    };
  },
});
