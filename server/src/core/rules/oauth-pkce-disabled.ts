import { appendKeyOrDict } from './shared/dict-append';
import { lacksKey } from './shared/dict-keys';
import { marked } from './shared/marked';
import { wrongFlags } from './shared/package-flags';
import { hasApp } from './shared/apps';
import { packageIsBefore } from './shared/packages';
import { defineRule } from './rule';

const setting = 'OAUTH2_PROVIDER';
const key = 'PKCE_REQUIRED';

export default defineRule({
  id: 'oauth-pkce-disabled',
  summary: 'The OAuth server does not ask for PKCE',
  why: 'An authorization code travels through the browser, where another app, an extension or a log can see it. With PKCE only the client that asked for the code can exchange it for tokens; without it, whoever sees the code can.',
  notes:
    'Silent for a function, which decides by client, and for `False` in projects without django-oauth-toolkit. The package asks for PKCE since 2.0; a project that is pinned to an older release and has the app `oauth2_provider` has to set the key, which is a warning. Clients that do not send a challenge are refused once it is on.',
  on: 'settings',
  profile: 'hard',
  django: ['oauth2_provider.W010', 'oauth2_provider.E005'],
  cwe: [287],
  fixable: 'sometimes',
  reveals: ['oauth-http-redirects', 'oauth-refresh-reuse', 'oauth-refresh-forever'],
  sources: [
    'https://django-oauth-toolkit.readthedocs.io/en/latest/settings.html#pkce-required',
    'https://datatracker.ietf.org/doc/html/rfc9700#section-2.1.1',
  ],
  examples: [
    { code: marked(`${setting} = {"${key}": False}`, 'False'), after: `${setting} = {"${key}": True}` },
    {
      title: 'As a fallback',
      code: marked(
        `import environ\nenv = environ.Env()\n${setting} = {"${key}": env.bool("PKCE", default=False)}`,
        'default=False',
      ),
      after: `import environ\nenv = environ.Env()\n${setting} = {"${key}": env.bool("PKCE", default=True)}`,
    },
    {
      title: 'Off by default before 2.0',
      packages: { 'django-oauth-toolkit': '1.7.1' },
      code: marked('INSTALLED_APPS = ["oauth2_provider"]', 'INSTALLED_APPS = ["oauth2_provider"]'),
      after: `INSTALLED_APPS = ["oauth2_provider"]\n${setting} = {"${key}": True}\n`,
    },
    {
      title: 'Other keys are set',
      packages: { 'django-oauth-toolkit': '1.7.1' },
      code: `INSTALLED_APPS = ["oauth2_provider"]\n${marked(`${setting} = {"SCOPES": {}}`, setting)}`,
      after: `INSTALLED_APPS = ["oauth2_provider"]\n${setting} = {"SCOPES": {}, "${key}": True}`,
    },
    { code: `${setting} = {"${key}": True}` },
    { title: 'A module without the app', packages: { 'django-oauth-toolkit': '1.7.1' }, code: 'DEBUG = False' },
    {
      title: 'A release without PKCE',
      packages: { 'django-oauth-toolkit': '1.2.0' },
      code: `INSTALLED_APPS = ["oauth2_provider"]\n${setting} = {"SCOPES": {}}`,
    },
    { title: 'The default since 2.0', packages: { 'django-oauth-toolkit': '3.0.1' }, code: `${setting} = {}` },
  ],
  *check(settings) {
    yield* wrongFlags(settings, 'oauth-toolkit', [
      {
        path: [setting, key],
        wrong: false,
        message: `\`${key}\` is off, so whoever sees an authorization code can exchange it for tokens. Turn it on.`,
      },
    ]);
    // Before 1.3 there is no PKCE that could be asked for.
    if (packageIsBefore(settings, 'oauth-toolkit', '1.3')) return;
    const isOld = hasApp(settings, 'oauth2_provider') === true && packageIsBefore(settings, 'oauth-toolkit', '2.0');
    if (!isOld || !lacksKey(settings, [setting, key])) return;
    yield {
      at: settings.get(setting).deployedAlternatives[0]?.written?.name ?? settings.absentAt(),
      subject: setting,
      profile: 'warn',
      message: `This release of django-oauth-toolkit does not ask for PKCE by itself, so whoever sees an authorization code can use it. Set \`${key}\` in \`${setting}\`.`,
      fixes: appendKeyOrDict(settings, setting, key, 'True', 'Ask for PKCE', true),
    };
  },
});
