import { marked } from './shared/marked';
import { writtenAt } from './shared/dict-keys';
import { mayUsePackage } from './shared/packages';
import { wrongFlags } from './shared/package-flags';
import { reportPlace } from './shared/replacing';
import { literal } from './shared/values';
import { defineRule } from './rule';
import type { Problem, SettingsView } from './shared/model';

const packages = { 'django-axes': '8.3.1' };

const limit = 'AXES_FAILURE_LIMIT';

/** More wrong passwords than anybody types; the passwords that are tried first are fewer. */
const isNoLimit = literal((value) => typeof value === 'number' && value > 100);

function withoutLimit(settings: SettingsView): readonly Problem[] {
  const found = mayUsePackage(settings, 'axes') ? writtenAt(settings, [limit], isNoLimit) : undefined;
  if (found === undefined) return [];
  const message = `\`${limit}\` takes so many wrong passwords that nobody is locked out in time. Use a number such as 5.`;
  return [{ at: reportPlace(settings, found.alternative), subject: limit, message }];
}

export default defineRule({
  id: 'axes-disabled',
  summary: 'django-axes is installed and turned off',
  why: 'Whoever reads the list of apps believes that guessing of passwords is slowed down. With one of these flags, attempts are not counted, or counted and never stopped.',
  notes: '`AXES_FAILURE_LIMIT` counts from 101. The flags that spare some requests from the lock-out are information.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [307],
  fixable: 'sometimes',
  sources: ['https://django-axes.readthedocs.io/en/latest/4_configuration.html'],
  examples: [
    { packages, code: marked('AXES_ENABLED = False', 'False'), after: 'AXES_ENABLED = True' },
    { title: 'Only recorded', packages, code: marked('AXES_LOCK_OUT_AT_FAILURE = False', 'False') },
    {
      title: 'When the variable is missing',
      packages,
      code: marked(
        'import environ\nenv = environ.Env()\nAXES_ENABLED = env.bool("AXES", default=False)',
        'default=False',
      ),
    },
    {
      title: 'Some addresses are never locked out',
      packages,
      code: marked('AXES_NEVER_LOCKOUT_WHITELIST = True', 'True'),
    },
    { title: 'Too many to stop anybody', packages, code: marked('AXES_FAILURE_LIMIT = 1000', '1000') },
    { packages, code: 'AXES_ENABLED = True\nAXES_FAILURE_LIMIT = 100\nAXES_NEVER_LOCKOUT_GET = False' },
    { title: 'The defaults', packages, code: 'INSTALLED_APPS = ["axes"]' },
    { title: 'While `DEBUG` is on', packages, code: 'DEBUG = False\nAXES_ENABLED = not DEBUG' },
    { title: 'For tests', role: 'test', packages, code: 'AXES_ENABLED = False' },
  ],
  *check(settings) {
    yield* withoutLimit(settings);
    yield* wrongFlags(settings, 'axes', [
      {
        path: ['AXES_ENABLED'],
        wrong: false,
        message: '`AXES_ENABLED` is off, so nothing slows down who guesses passwords. Turn it on.',
      },
      {
        path: ['AXES_LOCK_OUT_AT_FAILURE'],
        wrong: false,
        message:
          '`AXES_LOCK_OUT_AT_FAILURE` is off, so failed logins are counted, and nobody is ever locked out. Turn it on.',
      },
      {
        path: ['AXES_NEVER_LOCKOUT_WHITELIST'],
        wrong: true,
        profile: 'info',
        message:
          'From the addresses of `AXES_IP_WHITELIST` passwords can be guessed without end. Turn this off unless these addresses are your own.',
      },
      {
        path: ['AXES_NEVER_LOCKOUT_GET'],
        wrong: true,
        profile: 'info',
        message:
          '`AXES_NEVER_LOCKOUT_GET` still gives a locked-out client the page with the form, and every other page. Turn it off unless the site needs it.',
      },
    ]);
  },
});
