import { marked } from './shared/marked';
import { wrongFlags, type FlagRow } from './shared/package-flags';
import { defineRule } from './rule';

const rows: readonly FlagRow[] = [
  {
    path: ['OIDC_VERIFY_SSL'],
    wrong: false,
    message:
      '`OIDC_VERIFY_SSL` is off, so anybody in between can answer for the provider and log in as anyone. Turn it on.',
  },
  {
    path: ['OIDC_ALLOW_UNSECURED_JWT'],
    wrong: true,
    message:
      '`OIDC_ALLOW_UNSECURED_JWT` accepts identity tokens without a signature, which anybody can write. Turn it off.',
  },
  {
    path: ['OIDC_USE_NONCE'],
    wrong: false,
    profile: 'warn',
    message: '`OIDC_USE_NONCE` is off, so an identity token of one login can be used in another. Turn it on.',
  },
  {
    path: ['OIDC_VERIFY_KID'],
    wrong: false,
    profile: 'info',
    message:
      '`OIDC_VERIFY_KID` is off, so the key that a token names is not looked for and the last one counts. Turn it on.',
  },
];

export default defineRule({
  id: 'oidc-verification-off',
  summary: 'What an OpenID provider says is not checked in full',
  why: 'A login by OpenID Connect rests on the identity token: its signature, the key that made it, the nonce of this very login, and the certificate of the server that it is asked from. Each check that is off lets somebody else say who a visitor is.',
  notes:
    'An error for certificates and signatures, a warning for the nonce, information for the id of the key. Some texts name a setting `OIDC_VERIFY_JWT`: no release of mozilla-django-oidc since 1.2 reads it.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [347, 295],
  fixable: 'sometimes',
  sources: ['https://mozilla-django-oidc.readthedocs.io/en/stable/settings.html'],
  examples: [
    { code: marked('OIDC_VERIFY_SSL = False', 'False'), after: 'OIDC_VERIFY_SSL = True' },
    {
      title: 'Tokens that nobody signed',
      code: marked('OIDC_ALLOW_UNSECURED_JWT = True', 'True'),
      after: 'OIDC_ALLOW_UNSECURED_JWT = False',
    },
    { title: 'A token of another login', code: marked('OIDC_USE_NONCE = False', 'False') },
    { title: 'Another key', code: marked('OIDC_VERIFY_KID = False', 'False') },
    {
      title: 'As a fallback',
      code: marked(
        'from decouple import config\nOIDC_VERIFY_SSL = config("VERIFY", default=False, cast=bool)',
        'default=False',
      ),
      after: 'from decouple import config\nOIDC_VERIFY_SSL = config("VERIFY", default=True, cast=bool)',
    },
    { code: 'OIDC_VERIFY_SSL = True\nOIDC_USE_NONCE = True' },
    { title: 'A setting that nothing reads', code: 'OIDC_VERIFY_JWT = False' },
    { title: 'Not known', code: 'import os\nOIDC_VERIFY_SSL = os.environ["VERIFY"] == "1"' },
  ],
  check: (settings) => wrongFlags(settings, 'mozilla-oidc', rows),
});
