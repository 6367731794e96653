import { fallbackPlace } from './shared/fallback';
import { turnOff } from './shared/turn-off';
import { truthy } from './shared/values';
import { defineRule } from './rule';

const name = 'DEBUG_PROPAGATE_EXCEPTIONS';

export default defineRule({
  id: 'debug-propagate-exceptions',
  summary: '`DEBUG_PROPAGATE_EXCEPTIONS` is on',
  why: "Django then no longer answers an error with its own page: the exception goes up to the web server, which may print the stack trace to the visitor, and Django's error mails and handlers are not run.",
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [209],
  fixable: 'always',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#debug-propagate-exceptions'],
  examples: [
    { code: `${name} = True\n#${' '.repeat(name.length + 2)}^^^^`, after: `${name} = False` },
    {
      title: 'Unless the environment says otherwise',
      code: `import environ\nenv = environ.Env()\n${name} = env.bool("PROPAGATE", default=True)\n#${' '.repeat(name.length + 24)}^^^^^^^^^^^^`,
      after: `import environ\nenv = environ.Env()\n${name} = env.bool("PROPAGATE", default=False)`,
    },
    { code: `${name} = False` },
    { title: 'For tests', role: 'test', code: `${name} = True` },
    { title: 'Not known', code: `from tools import flag\n${name} = flag()` },
  ],
  *check(settings) {
    const on = settings.get(name).deployed(truthy);
    if (on?.written === undefined) return;
    yield {
      at: fallbackPlace(settings, on),
      subject: name,
      message: `\`${name}\` hands errors to the web server, which may print stack traces to visitors. Turn it off.`,
      fixes: turnOff(settings, name, on),
    };
  },
});
