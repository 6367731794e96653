import { fallbackPlace } from './shared/fallback';
import { equals, has, truthy } from './shared/values';
import { turnOff } from './shared/turn-off';
import { defineRule } from './rule';

const name = 'USE_X_FORWARDED_HOST';
const gap = ' '.repeat(name.length + 2);

export default defineRule({
  id: 'use-x-forwarded-host',
  summary: 'The host is taken from a header that visitors can send',
  why: 'Django builds links from the host, also those in password-reset mails. With this setting the host comes from `X-Forwarded-Host`, which a visitor can send as well where the proxy does not replace it.',
  notes:
    'A warning where `ALLOWED_HOSTS` accepts everything, because nothing checks the header then; otherwise information for the strict preset.',
  on: 'settings',
  profile: 'info',
  isLouder: true,
  django: [],
  cwe: [348, 644],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#use-x-forwarded-host',
    'https://docs.djangoproject.com/en/stable/topics/security/#host-headers-virtual-hosting',
  ],
  examples: [
    { code: `${name} = True\n#${gap}^^^^`, after: `${name} = False` },
    { title: 'A warning: every host is allowed', code: `ALLOWED_HOSTS = ["*"]\n${name} = True\n#${gap}^^^^` },
    { code: `${name} = False` },
    { title: 'Decided by the environment', code: `import os\n${name} = os.environ.get("PROXY") == "1"` },
    { title: 'For development', role: 'development', code: `${name} = True` },
  ],
  *check(settings) {
    const on = settings.get(name).deployed(truthy);
    if (on?.written === undefined) return;
    const open = settings.get('ALLOWED_HOSTS').deployed(has(equals('*'), 'unset')) !== undefined;
    const also = open ? ', and `ALLOWED_HOSTS` accepts every value of it' : '';
    yield {
      at: fallbackPlace(settings, on),
      subject: name,
      ...(open ? { profile: 'prodwarn' as const } : {}),
      message: `The host comes from \`X-Forwarded-Host\`, which visitors can send too${also}. Keep it only where the proxy always replaces that header.`,
      fixes: turnOff(settings, name, on).map((fix) => ({ ...fix, preferred: false })),
    };
  },
});
