import { addSetting } from './shared/edits';
import { hasApp, isUnset } from './shared/apps';
import { marked } from './shared/marked';
import { setFlag, writtenAt } from './shared/dict-keys';
import { falsy } from './shared/values';
import { reportPlace } from './shared/replacing';
import { defineRule } from './rule';

const name = 'SOCIAL_AUTH_REDIRECT_IS_HTTPS';
const proxy = 'SECURE_PROXY_SSL_HEADER';
const apps = 'INSTALLED_APPS = ["social_django"]';

export default defineRule({
  id: 'social-auth-http-callback',
  summary: 'Providers may send people back over plain HTTP',
  why: 'Behind a proxy that speaks HTTPS to visitors and HTTP to Django, the address that a provider sends people back to begins with `http`. The code in it is readable on the way then, and strict providers refuse it.',
  notes: 'Silent where `SECURE_PROXY_SSL_HEADER` tells Django about HTTPS, and outside of production settings.',
  on: 'settings',
  profile: 'prodinfo',
  django: [],
  cwe: [319],
  fixable: 'sometimes',
  sources: [
    'https://python-social-auth.readthedocs.io/en/latest/configuration/settings.html#processing-redirects-and-urlopen',
  ],
  examples: [
    {
      role: 'production',
      code: `${apps}\n${marked(`${name} = False`, 'False')}`,
      after: `${apps}\n${name} = True`,
    },
    { title: 'By default', role: 'production', code: `${marked(apps, apps)}\n`, after: `${apps}\n${name} = True\n` },
    { role: 'production', code: `${apps}\n${name} = True` },
    { title: 'Django knows', role: 'production', code: `${apps}\n${proxy} = ("HTTP_X_FORWARDED_PROTO", "https")` },
    { title: 'Not in production', code: apps },
  ],
  *check(settings) {
    if (settings.role !== 'production' || settings.open || hasApp(settings, 'social_django') !== true) return;
    if (settings.get(proxy).isAssigned) return;
    const message = `Behind a proxy, providers are told to send people back over plain HTTP. Set \`${name}\` to \`True\`.`;
    const off = writtenAt(settings, [name], falsy);
    if (off !== undefined) {
      yield { at: reportPlace(settings, off.alternative), subject: name, message, fixes: setFlag(settings, off, true) };
    } else if (isUnset(settings, name)) {
      const edits = [addSetting(settings, `${name} = True`, [])];
      const fixes = [{ title: `Set \`${name}\``, edits, safety: 'unsafe' as const, preferred: true }];
      yield { at: settings.absentAt(), subject: name, message, fixes };
    }
  },
});
