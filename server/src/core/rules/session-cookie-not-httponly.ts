import { howOff, offFlag, turnAlwaysOn } from './shared/flags';
import { sessionsOf } from './shared/sessions';
import { defineRule } from './rule';

const name = 'SESSION_COOKIE_HTTPONLY';
const apps = "INSTALLED_APPS = ['django.contrib.sessions']\n";

export default defineRule({
  id: 'session-cookie-not-httponly',
  summary: 'Scripts in a page can read the session cookie',
  why: "Django keeps the session cookie from scripts (`HttpOnly`). Without that, one injected script is enough to send a visitor's session away.",
  on: 'settings',
  profile: 'hard',
  django: ['security.W013', 'security.W014', 'security.W015'],
  cwe: [1004],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#session-cookie-httponly'],
  examples: [
    { code: `${apps}${name} = False\n#                         ^^^^^`, after: `${apps}${name} = True` },
    {
      title: 'In a module that does not list the apps',
      code: `${name} = False\n#                         ^^^^^`,
      after: `${name} = True`,
    },
    {
      title: 'A warning where the environment decides',
      code: `import environ\nenv = environ.Env()\n${apps}${name} = env.bool("${name}", default=False)\n#                                                             ^^^^^^^^^^^^^`,
      after: `import environ\nenv = environ.Env()\n${apps}${name} = env.bool("${name}", default=True)`,
    },
    { title: 'No sessions', code: `INSTALLED_APPS = []\nMIDDLEWARE = []\n${name} = False` },
    { code: `${apps}${name} = True` },
    { title: "Django's default is on", code: apps },
    { title: 'For tests', role: 'test', code: `${apps}${name} = False` },
  ],
  *check(settings) {
    const flag = offFlag(settings, name);
    if (flag === undefined || flag.how === 'absent') return;
    const sessions = sessionsOf(settings);
    if (!sessions.possible) return;
    yield {
      at: flag.at,
      subject: name,
      message: `\`${name}\` ${howOff(flag)}, so a script in any page can read the session cookie. Leave it on, as Django does.`,
      django: sessions.check('security.W013', 'security.W014', 'security.W015'),
      fixes: turnAlwaysOn(settings, flag, name),
      ...(flag.certain ? {} : { profile: 'warn' as const }),
    };
  },
});
