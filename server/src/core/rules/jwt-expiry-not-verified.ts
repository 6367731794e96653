import { appendKey } from './shared/dict-append';
import { lacksKey } from './shared/dict-keys';
import { marked } from './shared/marked';
import { wrongFlags, type FlagRow } from './shared/package-flags';
import { usesPackage } from './shared/packages';
import { defineRule } from './rule';

const imported = 'from datetime import timedelta\n';

function rows(setting: string): readonly FlagRow[] {
  return [
    {
      path: [setting, 'JWT_VERIFY'],
      wrong: false,
      message: '`JWT_VERIFY` is off, so anybody can write a token and be anyone. Turn it on.',
    },
    {
      path: [setting, 'JWT_VERIFY_EXPIRATION'],
      wrong: false,
      profile: 'warn',
      message: '`JWT_VERIFY_EXPIRATION` is off, so a token that leaks once is good for ever. Turn it on.',
    },
  ];
}

export default defineRule({
  id: 'jwt-expiry-not-verified',
  summary: 'Web tokens are accepted without a check of their signature or their end',
  why: 'Whoever finds a token in a log, a backup or a lost phone can use it until it expires. Where the end is not checked, that is for ever; where the signature is not checked, nobody even needs to find one.',
  notes:
    'For `GRAPHQL_JWT` of django-graphql-jwt and `JWT_AUTH` of drf-jwt. An error for the signature, a warning for the end. django-graphql-jwt does not check the end unless it is asked to, which is information, and a warning where a lifetime is written that then means nothing.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [613, 347],
  fixable: 'sometimes',
  reveals: ['jwt-access-lifetime-long'],
  sources: [
    'https://django-graphql-jwt.domake.io/settings.html#jwt-verify-expiration',
    'https://styria-digital.github.io/django-rest-framework-jwt/#jwt_verify_expiration',
  ],
  examples: [
    {
      code: marked('JWT_AUTH = {"JWT_VERIFY_EXPIRATION": False}', 'False'),
      after: 'JWT_AUTH = {"JWT_VERIFY_EXPIRATION": True}',
    },
    {
      title: 'The signature',
      code: marked('GRAPHQL_JWT = {"JWT_VERIFY": False, "JWT_VERIFY_EXPIRATION": True}', 'False'),
      after: 'GRAPHQL_JWT = {"JWT_VERIFY": True, "JWT_VERIFY_EXPIRATION": True}',
    },
    {
      title: 'Off by default in django-graphql-jwt',
      packages: { 'django-graphql-jwt': '0.4.0' },
      code: marked('GRAPHQL_JWT = {"JWT_ALGORITHM": "HS256"}', 'GRAPHQL_JWT = {"JWT_ALGORITHM": "HS256"}'),
      after: 'GRAPHQL_JWT = {"JWT_ALGORITHM": "HS256", "JWT_VERIFY_EXPIRATION": True}',
    },
    {
      title: 'A lifetime without a check of it: a warning',
      packages: { 'django-graphql-jwt': '0.4.0' },
      code: marked(
        `${imported}GRAPHQL_JWT = {"JWT_EXPIRATION_DELTA": timedelta(hours=12)}`,
        'GRAPHQL_JWT = {"JWT_EXPIRATION_DELTA": timedelta(hours=12)}',
      ),
      after: `${imported}GRAPHQL_JWT = {"JWT_EXPIRATION_DELTA": timedelta(hours=12), "JWT_VERIFY_EXPIRATION": True}`,
    },
    { code: 'GRAPHQL_JWT = {"JWT_VERIFY_EXPIRATION": True}', packages: { 'django-graphql-jwt': '0.4.0' } },
    { title: 'On by default in drf-jwt', code: 'JWT_AUTH = {}', packages: { 'drf-jwt': '1.19.2' } },
    { title: 'The package is not used', packages: { django: '5.2' }, code: 'JWT_AUTH = {"JWT_VERIFY": False}' },
  ],
  *check(settings) {
    yield* wrongFlags(settings, 'drf-jwt', rows('JWT_AUTH'));
    yield* wrongFlags(settings, 'graphql-jwt', rows('GRAPHQL_JWT'));
    const isDefault = lacksKey(settings, ['GRAPHQL_JWT', 'JWT_VERIFY_EXPIRATION']);
    const dict = settings.get('GRAPHQL_JWT').writes.at(-1);
    if (dict === undefined || !usesPackage(settings, 'graphql-jwt') || !isDefault) return;
    yield {
      at: dict.statement,
      subject: 'GRAPHQL_JWT',
      profile: lacksKey(settings, ['GRAPHQL_JWT', 'JWT_EXPIRATION_DELTA']) ? 'info' : 'warn',
      message:
        'django-graphql-jwt checks the end of a token only where `JWT_VERIFY_EXPIRATION` is on, so tokens are good for ever. Add it to `GRAPHQL_JWT`.',
      fixes: appendKey(
        settings,
        'GRAPHQL_JWT',
        'JWT_VERIFY_EXPIRATION',
        'True',
        'Turn `JWT_VERIFY_EXPIRATION` on',
        true,
      ),
    };
  },
});
