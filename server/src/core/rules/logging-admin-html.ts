import { loggingOf, mayGet, membersOf, textUnder } from './shared/logging';
import { setFlag, writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { falsy, truthy } from './shared/values';
import { defineRule } from './rule';

const mails = (html: string, handler = 'mail'): string =>
  `LOGGING = {\n    "version": 1,\n    "disable_existing_loggers": False,\n    "handlers": {\n        "mail": {"class": "django.utils.log.AdminEmailHandler", "include_html": ${html}},\n    },\n    "loggers": {"django.request": {"handlers": ["${handler}"]}},\n}`;
const admins = 'ADMINS = [("Ada", "ada@example.org")]\n';

export default defineRule({
  id: 'logging-admin-html',
  summary: 'Error mails carry the whole debug page',
  why: 'With `include_html`, each error mail has the page that `DEBUG` would show: local variables, settings and the data of the request. Mails travel and lie about unencrypted, and the filter for secrets only knows some names.',
  notes: 'Silent where `ADMINS` is empty, or no logger has the handler, because no mail is sent then.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [201],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/logging/#django.utils.log.AdminEmailHandler'],
  examples: [
    { code: marked(admins + mails('True'), 'True'), after: admins + mails('False') },
    { code: admins + mails('False') },
    { title: 'Nobody gets mails', code: mails('True') },
    { title: 'A handler that no logger has', code: admins + mails('True', 'console') },
    { title: 'While `DEBUG` is on', code: `DEBUG = False\n${admins}${mails('DEBUG')}` },
  ],
  *check(settings) {
    const logging = loggingOf(settings)?.alternative.value;
    if (logging === undefined || settings.get('ADMINS').deployed(falsy) !== undefined) return;
    for (const { name, value } of membersOf(settings, 'handlers')) {
      if (textUnder(value, 'class', 'django.utils.log.AdminEmailHandler') === undefined || !mayGet(logging, name))
        continue;
      const html = writtenAt(settings, ['LOGGING', 'handlers', name, 'include_html'], truthy);
      if (html === undefined) continue;
      yield {
        at: html.alternative.at,
        subject: 'LOGGING',
        message:
          '`include_html` puts the whole debug page into error mails, with local variables and the data of the request. Send the plain text.',
        fixes: setFlag(settings, html, false),
      };
    }
  },
});
