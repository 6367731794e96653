import { howOff, offFlag, turnOn } from './shared/flags';
import { sessionsOf } from './shared/sessions';
import { defineRule } from './rule';

const name = 'SESSION_COOKIE_SECURE';
const apps = "INSTALLED_APPS = ['django.contrib.sessions']\n";
const middleware = "MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware']\n";
const marks = '#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n';

export default defineRule({
  id: 'session-cookie-insecure',
  summary: 'The session cookie is also sent over plain HTTP',
  why: 'Without `SESSION_COOKIE_SECURE`, a browser sends the session cookie with a plain `http://` request too, and one such request (an old link, a typed address, a network that rewrites pages) is enough to take the session over.',
  notes:
    'The fix ends logins over plain HTTP. Where one settings module serves development as well, `not DEBUG` keeps them possible there. Reported on the session middleware where nothing sets the cookie flag. Silent where the list of middleware has none for sessions, since nothing sends the cookie then.',
  on: 'settings',
  profile: 'prodwarn',
  django: ['security.W010', 'security.W011', 'security.W012'],
  cwe: [614],
  fixable: 'sometimes',
  group: 'missing-hardening',
  absence: true,
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#session-cookie-secure'],
  examples: [
    {
      role: 'production',
      code: `${apps}${name} = False\n#                       ^^^^^`,
      after: `${apps}${name} = True`,
    },
    {
      title: 'One module for every use',
      code: `${apps}DEBUG = False\n${name} = False\n#                       ^^^^^`,
      after: `${apps}DEBUG = False\n${name} = not DEBUG`,
    },
    {
      title: 'A default that is off',
      code: `import environ\nenv = environ.Env()\n${apps}${name} = env.bool("${name}", default=False)\n#                                                         ^^^^^^^^^^^^^`,
      after: `import environ\nenv = environ.Env()\n${apps}${name} = env.bool("${name}", default=True)`,
    },
    {
      title: 'Off in the branch that is taken without variables, and not set in the other',
      role: 'production',
      code: `import environ\nenv = environ.Env()\n${apps}if env.bool("USE_HTTPS", False):\n    SECURE_SSL_REDIRECT = True\nelse:\n    ${name} = False\n#                           ^^^^^`,
      after: `import environ\nenv = environ.Env()\n${apps}if env.bool("USE_HTTPS", False):\n    SECURE_SSL_REDIRECT = True\nelse:\n    ${name} = True`,
    },
    {
      title: 'Not set at all',
      role: 'production',
      code: `${apps}${middleware}${marks}`,
      after: `${apps}${middleware}${name} = True\n`,
    },
    { code: `${apps}${name} = True` },
    { title: 'On unless DEBUG is', code: `${apps}DEBUG = False\n${name} = not DEBUG` },
    {
      title: 'On by default',
      code: `import environ\nenv = environ.Env()\n${apps}${name} = env.bool("${name}", default=True)`,
    },
    { title: 'For development', role: 'development', code: `${apps}${name} = False` },
  ],
  *check(settings) {
    const sessions = sessionsOf(settings);
    const flag = sessions.possible ? offFlag(settings, name, sessions.place) : undefined;
    if (flag === undefined || (flag.how === 'absent' && !sessions.certain)) return;
    const django = sessions.check('security.W010', 'security.W011', 'security.W012');
    const fixes = turnOn(
      settings,
      flag,
      name,
      ['SESSION_COOKIE_', 'CSRF_COOKIE_SECURE'].flatMap((head) => cookieNames(settings.assigned, head)),
    );
    if (flag.how === 'absent') {
      const message = `\`${name}\` ${howOff(flag)}, so the session cookie is also sent over plain HTTP and can be stolen there. Set it to \`True\`.`;
      yield { at: flag.at, subject: name, message, django, fixes, absent: true };
      return;
    }
    const message = `\`${name}\` ${howOff(flag)}, so the session cookie is also sent over plain HTTP and can be stolen there. Turn it on.`;
    yield {
      at: flag.at,
      subject: name,
      message,
      django,
      fixes,
      ...(flag.certain ? { profile: 'prod' as const } : {}),
    };
  },
});

function cookieNames(assigned: readonly string[], head: string): readonly string[] {
  return assigned.filter((each) => each.startsWith(head));
}
