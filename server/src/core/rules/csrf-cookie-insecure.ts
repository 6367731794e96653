import { howOff, offFlag, type OffFlag, turnOn } from './shared/flags';
import { isBefore } from './shared/honoured';
import { csrfMiddleware, hasMiddleware, isHonoured, middlewarePlace } from './shared/middleware';
import { falsy, truthy } from './shared/values';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

const name = 'CSRF_COOKIE_SECURE';
const middleware = "MIDDLEWARE = ['django.middleware.csrf.CsrfViewMiddleware']\n";

/** Whether there may be no such cookie; who writes its flag has one, unless the project itself says otherwise. */
function isUnused(settings: SettingsView, { how }: OffFlag): boolean {
  // Until Django 1.11 the secret is always in the cookie.
  if (isBefore(settings, '1.11')) return false;
  const inSession = settings.get('CSRF_USE_SESSIONS');
  // Defaults are recorded from 2.2 on; in the releases before, this one is off as well.
  if (isBefore(settings, '2.2') && !inSession.isAssigned && !settings.open) return false;
  const isInSession = inSession.judge(truthy);
  if (isInSession !== undefined) return isInSession;
  // A variable may turn it on; without one it is what the fallback says, as for the flag itself.
  if (how !== 'absent' && inSession.deployed(falsy)?.read !== undefined) return false;
  return how === 'absent' || inSession.writes.length > 0;
}

export default defineRule({
  id: 'csrf-cookie-insecure',
  summary: 'The CSRF cookie is also sent over plain HTTP',
  why: 'The CSRF cookie holds the secret that forms are checked against. Sent over plain HTTP, it can be read or replaced by whoever is on the way, and forged requests then pass the check.',
  on: 'settings',
  profile: 'prodwarn',
  django: ['security.W016'],
  cwe: [614],
  fixable: 'sometimes',
  group: 'missing-hardening',
  absence: true,
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#csrf-cookie-secure'],
  examples: [
    {
      role: 'production',
      code: `${middleware}${name} = False\n#                    ^^^^^`,
      after: `${middleware}${name} = True`,
    },
    {
      title: 'Not set at all',
      role: 'production',
      code: `${middleware}#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n`,
      after: `${middleware}${name} = True\n`,
    },
    {
      title: 'Not set at all, in an old release',
      django: '2.1',
      role: 'production',
      code: `${middleware}#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n`,
      after: `${middleware}${name} = True\n`,
    },
    { code: `${middleware}${name} = True` },
    { title: 'For development', role: 'development', code: `${middleware}${name} = False` },
    { title: 'The token is kept in the session', role: 'production', code: `${middleware}CSRF_USE_SESSIONS = True` },
    {
      title: 'A variable may keep the token in the session, and does not by itself',
      role: 'production',
      code: `${middleware}from decouple import config\n${name} = False\n#                    ^^^^^\nCSRF_USE_SESSIONS = config("CSRF_USE_SESSIONS", default=False, cast=bool)`,
      after: `${middleware}from decouple import config\n${name} = True\nCSRF_USE_SESSIONS = config("CSRF_USE_SESSIONS", default=False, cast=bool)`,
    },
    {
      title: 'The token is kept in the session unless a variable says otherwise',
      role: 'production',
      code: `${middleware}from decouple import config\n${name} = False\nCSRF_USE_SESSIONS = config("CSRF_USE_SESSIONS", default=True, cast=bool)`,
    },
    {
      title: 'A module that this machine may have is laid over it',
      role: 'production',
      code: `${middleware}${name} = False\n#                    ^^^^^\ntry:\n    from local import *\nexcept ImportError:\n    pass`,
      after: `${middleware}${name} = True\ntry:\n    from local import *\nexcept ImportError:\n    pass`,
    },
  ],
  *check(settings) {
    const flag = offFlag(settings, name, middlewarePlace(settings, csrfMiddleware));
    if (flag === undefined || isUnused(settings, flag)) return;
    const absent = flag.how === 'absent';
    if (absent ? hasMiddleware(settings, csrfMiddleware) !== true : !isHonoured(settings, csrfMiddleware)) return;
    yield {
      at: flag.at,
      subject: name,
      message: `\`${name}\` ${howOff(flag)}, so the CSRF cookie is also sent over plain HTTP. Set it to \`True\`.`,
      fixes: turnOn(settings, flag, name, ['SESSION_COOKIE_SECURE', 'CSRF_COOKIE_HTTPONLY', 'CSRF_COOKIE_SAMESITE']),
      ...(absent ? { absent: true as const } : flag.certain ? { profile: 'prod' as const } : {}),
    };
  },
});
