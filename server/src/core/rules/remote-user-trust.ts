import { equals, itemsWhere, literal } from './shared/values';
import { marked } from './shared/marked';
import { listName } from './shared/middleware';
import { defineRule } from './rule';
import type { Alternative, Problem, SettingsView, Test } from './shared/model';

const anybody = 'django.contrib.auth.backends.AllowAllUsersRemoteUserBackend';
const trusting = [
  'django.contrib.auth.middleware.RemoteUserMiddleware',
  'django.contrib.auth.middleware.PersistentRemoteUserMiddleware',
  'django.contrib.auth.backends.RemoteUserBackend',
];

const isTrusting = literal((value) => typeof value === 'string' && trusting.includes(value));

/** The first item of a deployed list that satisfies the test. */
function itemIn(settings: SettingsView, name: string, test: Test): Alternative | undefined {
  const list = settings.get(name).deployed((value) => itemsWhere(value, test).length > 0 || undefined);
  return list?.written && itemsWhere(list.value, test)[0];
}

function* anybodyLogsIn(settings: SettingsView): Iterable<Problem> {
  const item = itemIn(settings, 'AUTHENTICATION_BACKENDS', equals(anybody));
  if (item === undefined) return;
  yield {
    at: item.at,
    subject: 'AUTHENTICATION_BACKENDS',
    message:
      '`AllowAllUsersRemoteUserBackend` lets disabled accounts in as well, on the word of a request variable. Use `RemoteUserBackend`, and make sure that clients cannot set the variable.',
    profile: 'warn',
  };
}

function* trusts(settings: SettingsView): Iterable<Problem> {
  const middleware = itemIn(settings, listName(settings), isTrusting);
  const item = middleware ?? itemIn(settings, 'AUTHENTICATION_BACKENDS', isTrusting);
  if (item === undefined) return;
  yield {
    at: item.at,
    subject: middleware ? listName(settings) : 'AUTHENTICATION_BACKENDS',
    message:
      'Whoever is named in a request variable is logged in without a password. Make sure that the web server sets `REMOTE_USER` itself and that no client can reach Django past it.',
  };
}

export default defineRule({
  id: 'remote-user-trust',
  summary: 'Logins are taken from a request variable',
  why: 'With `RemoteUserMiddleware` the web server says who is logged in, and Django believes it. Where a client can set that variable (a header that the proxy passes on, a port that is reachable past the proxy), it logs in as anybody.',
  notes:
    'Right where the web server does single sign-on; then excuse the line with a reason. A warning for `AllowAllUsersRemoteUserBackend`, which does not ask whether the account is active.',
  on: 'settings',
  profile: 'info',
  isLouder: true,
  django: [],
  cwe: [290],
  fixable: { never: 'whether the variable can be trusted depends on the web server in front' },
  sources: ['https://docs.djangoproject.com/en/stable/howto/auth-remote-user/'],
  examples: [
    { code: marked(`MIDDLEWARE = ["${trusting[0] ?? ''}"]`, `"${trusting[0] ?? ''}"`) },
    {
      title: 'The login of the server alone',
      code: marked(`AUTHENTICATION_BACKENDS = ["${trusting[2] ?? ''}"]`, `"${trusting[2] ?? ''}"`),
    },
    {
      title: 'Disabled accounts too',
      code: marked(`AUTHENTICATION_BACKENDS = ["${anybody}"]`, `"${anybody}"`),
    },
    { code: 'AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]' },
    { title: 'For development', role: 'development', code: `MIDDLEWARE = ["${trusting[0] ?? ''}"]` },
  ],
  *check(settings) {
    yield* anybodyLogsIn(settings);
    yield* trusts(settings);
  },
});
