import { judgeAt, writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { reportPlace } from './shared/replacing';
import { falsy, truthy } from './shared/values';
import { defineRule } from './rule';

const on = 'SIMPLE_JWT = {"UPDATE_LAST_LOGIN": True}';

export default defineRule({
  id: 'jwt-update-last-login',
  summary: 'Every login writes to the database, and nothing limits logins',
  why: 'With `UPDATE_LAST_LOGIN` each token that is obtained writes a row. Whoever has one account can keep the database busy with that, so SimpleJWT asks to throttle the view.',
  notes:
    'Silent where `REST_FRAMEWORK` has throttle classes; whether these limit anything is `drf-throttle-ineffective`. A throttle on the view itself is not seen: then ignore the finding.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [770],
  fixable: { never: 'the right rate depends on the site' },
  sources: ['https://django-rest-framework-simplejwt.readthedocs.io/en/stable/settings.html#update-last-login'],
  examples: [
    { code: marked(on, 'True') },
    { title: 'An empty list', code: `${marked(on, 'True')}\nREST_FRAMEWORK = {"DEFAULT_THROTTLE_CLASSES": []}` },
    { code: `${on}\nREST_FRAMEWORK = {"DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"]}` },
    { title: 'Off', code: 'SIMPLE_JWT = {"UPDATE_LAST_LOGIN": False}' },
    { title: 'Not known', code: `from api import REST_FRAMEWORK\n${on}` },
    { title: 'For development', role: 'development', code: on },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'simplejwt')) return;
    const found = writtenAt(settings, ['SIMPLE_JWT', 'UPDATE_LAST_LOGIN'], truthy);
    const unlimited = judgeAt(settings, ['REST_FRAMEWORK', 'DEFAULT_THROTTLE_CLASSES'], falsy, true);
    if (found === undefined || unlimited !== true) return;
    yield {
      at: reportPlace(settings, found.alternative),
      subject: 'SIMPLE_JWT',
      message:
        '`UPDATE_LAST_LOGIN` writes to the database with each login, and no throttle limits logins. Add a throttle class for the token view.',
    };
  },
});
