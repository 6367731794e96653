import { offFlag, turnAlwaysOn } from './shared/flags';
import { isReleaseFixed } from './shared/honoured';
import { hasMiddleware, isHonoured, middlewarePlace, securityMiddleware } from './shared/middleware';
import { defineRule } from './rule';

const name = 'SECURE_CONTENT_TYPE_NOSNIFF';
const middleware = "MIDDLEWARE = ['django.middleware.security.SecurityMiddleware']\n";

export default defineRule({
  id: 'nosniff-disabled',
  summary: 'Browsers may guess the content type of a response',
  why: 'Without `X-Content-Type-Options: nosniff`, a browser may treat an uploaded text or image as a script of your site.',
  notes:
    'Where the setting is missing, this speaks of releases before 3.0 only, and not where dependency files allow later ones.',
  on: 'settings',
  profile: 'warn',
  django: ['security.W006'],
  cwe: [693],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secure-content-type-nosniff'],
  examples: [
    { code: `${middleware}${name} = False\n#                             ^^^^^`, after: `${middleware}${name} = True` },
    {
      title: 'The value of another setting',
      code: `import environ\nenv = environ.Env()\nDEBUG = env.bool('DEBUG', default=False)\n${middleware}${name} = DEBUG\n#                             ^^^^^`,
      after: `import environ\nenv = environ.Env()\nDEBUG = env.bool('DEBUG', default=False)\n${middleware}${name} = True`,
    },
    { code: `${middleware}${name} = True` },
    { title: 'Django 3.0 and later have it on', django: '5.2', code: middleware },
    {
      title: 'A list of middleware that is not known',
      code: `from site_parts import MIDDLEWARE\n${name} = False\n#                             ^^^^^`,
      after: `from site_parts import MIDDLEWARE\n${name} = True`,
    },
    { title: 'Without the middleware another rule speaks', code: `MIDDLEWARE = []\n${name} = False` },
  ],
  *check(settings) {
    const flag = offFlag(settings, name, middlewarePlace(settings, securityMiddleware));
    if (flag === undefined || !isHonoured(settings, securityMiddleware)) return;
    if (flag.how === 'absent' && hasMiddleware(settings, securityMiddleware) !== true) return;
    if (flag.how === 'absent' && (settings.django === undefined || !isReleaseFixed(settings))) return;
    yield {
      at: flag.at,
      subject: name,
      message: `\`${name}\` is ${flag.how === 'absent' ? 'not set and off in this Django' : 'off'}, so browsers may run an uploaded file as a script of this site. Turn it on.`,
      fixes: turnAlwaysOn(settings, flag, name),
      ...(flag.how === 'absent' ? { absent: true as const } : {}),
    };
  },
});
