import { marked } from './shared/marked';
import { packageIsBefore } from './shared/packages';
import { wrongFlags } from './shared/package-flags';
import { defineRule } from './rule';

const key = 'CHECK_USER_IS_ACTIVE';

export default defineRule({
  id: 'jwt-inactive-users-accepted',
  summary: 'Tokens of disabled users are accepted',
  why: 'Disabling a user is how an account is closed at once: somebody has left, or the account was taken over. With this check off, their tokens go on working, and they can even get new ones.',
  notes: 'SimpleJWT reads the key since 5.4; before that it always refuses disabled users.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [287],
  fixable: 'sometimes',
  sources: ['https://django-rest-framework-simplejwt.readthedocs.io/en/stable/settings.html#check-user-is-active'],
  examples: [
    { code: marked(`SIMPLE_JWT = {"${key}": False}`, 'False'), after: `SIMPLE_JWT = {"${key}": True}` },
    {
      title: 'By a comparison',
      code: marked(`import os\nSIMPLE_JWT = {"${key}": os.getenv("CHECK", "0") == "1"}`, '"0"'),
      after: `import os\nSIMPLE_JWT = {"${key}": os.getenv("CHECK", "1") == "1"}`,
    },
    { code: `SIMPLE_JWT = {"${key}": True}` },
    { title: 'The default', code: 'SIMPLE_JWT = {}' },
    {
      title: 'Not read yet',
      packages: { 'djangorestframework-simplejwt': '5.3.1' },
      code: `SIMPLE_JWT = {"${key}": False}`,
    },
    { title: 'The package is not used', packages: { django: '5.2' }, code: `SIMPLE_JWT = {"${key}": False}` },
  ],
  *check(settings) {
    if (packageIsBefore(settings, 'simplejwt', '5.4')) return;
    yield* wrongFlags(settings, 'simplejwt', [
      {
        path: ['SIMPLE_JWT', key],
        wrong: false,
        message: `\`${key}\` is off, so disabled users go on with the tokens that they have. Turn it on.`,
      },
    ]);
  },
});
