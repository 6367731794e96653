import { writtenSetting } from './shared/cookies';
import { reportPlace } from './shared/replacing';
import { truthy } from './shared/values';
import { defineRule } from './rule';

const name = 'CSRF_COOKIE_HTTPONLY';

export default defineRule({
  id: 'csrf-cookie-httponly-no-benefit',
  summary: '`CSRF_COOKIE_HTTPONLY` gives no protection',
  why: 'A script that runs in a page of the site can read the token from any form, whatever the cookie says, so hiding the cookie stops nobody. Scripts of your own have to read the token from the page then.',
  notes:
    'Off in the default preset: some auditors ask for the flag, and it does no harm. Django dropped its check for it (security.W017) in 1.11.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [1004],
  fixable: { never: 'scripts of the site may have been written for either choice' },
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#csrf-cookie-httponly'],
  examples: [
    { code: `${name} = True\n#                      ^^^^` },
    { code: `${name} = False` },
    { title: "Django's default", code: 'CSRF_COOKIE_SECURE = True' },
    { title: 'Not known', code: `import os\n${name} = bool(int(os.environ["HIDE"]))` },
  ],
  *check(settings) {
    const found = writtenSetting(settings, name, truthy);
    if (found === undefined) return;
    yield {
      at: reportPlace(settings, found),
      subject: name,
      message: `\`${name}\` gives no protection, because a script can read the token from the page. It only makes the site's own scripts read it there too.`,
    };
  },
});
