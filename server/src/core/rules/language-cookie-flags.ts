import { addSetting } from './shared/edits';
import { languageCookie, sessionCookie } from './shared/cookies';
import { hasMiddleware } from './shared/middleware';
import { replaceValue, reportPlace } from './shared/replacing';
import { eolOf, moduleText } from './shared/source';
import { falsy, truthy } from './shared/values';
import { middleware } from '../django/middleware';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const secure = `${sessionCookie.head}_SECURE`;
const flags = ['SECURE', 'HTTPONLY'].map((flag) => `${languageCookie.head}_${flag}`);
const locale = `MIDDLEWARE = ["${middleware.locale}"]\n`;

interface OffFlag {
  readonly name: string;
  readonly off: Alternative;
}

/** The flags that are off; those that nobody writes are one finding, because one thing was forgotten. */
function offFlags(settings: SettingsView): readonly (readonly OffFlag[])[] {
  const all = flags.flatMap((name) => {
    const off = settings.get(name).deployed(falsy);
    return off === undefined ? [] : [{ name, off }];
  });
  const unset = settings.isFragment ? [] : all.filter(({ off }) => off.written === undefined);
  const written = all.filter(({ off }) => off.written !== undefined).map((flag) => [flag]);
  return unset.length === 0 ? written : [unset, ...written];
}

function turnOn(settings: SettingsView, group: readonly OffFlag[]): readonly Fix[] {
  const title = `Set ${group.map(({ name }) => `\`${name}\``).join(' and ')} to \`True\``;
  const [only] = group;
  if (only?.off.written !== undefined) return replaceValue(settings, only.off, 'True', title);
  const text = group.map(({ name }) => `${name} = True`).join(eolOf(moduleText(settings, settings.uri)));
  return [{ title, edits: [addSetting(settings, text, [secure, ...flags])], safety: 'unsafe', preferred: false }];
}

export default defineRule({
  id: 'language-cookie-flags',
  summary: 'The language cookie lacks the flags that the session cookie has',
  why: 'The cookie holds no secret, but a network or a script that can set it chooses what visitors read, and scanners report each cookie without the flags.',
  notes:
    'Off in the default preset. Speaks only where `LocaleMiddleware` reads the cookie and the session cookie is sent over HTTPS only.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [614],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#language-cookie-secure'],
  examples: [
    {
      title: 'Over HTTPS only',
      code: `${locale}LANGUAGE_COOKIE_HTTPONLY = True\n${secure} = True\n#                       ^^^^\n`,
      after: `${locale}LANGUAGE_COOKIE_HTTPONLY = True\n${secure} = True\nLANGUAGE_COOKIE_SECURE = True\n`,
    },
    {
      title: 'Hidden from scripts',
      code: `${locale}${secure} = True\nLANGUAGE_COOKIE_SECURE = True\nLANGUAGE_COOKIE_HTTPONLY = False\n#                          ^^^^^`,
      after: `${locale}${secure} = True\nLANGUAGE_COOKIE_SECURE = True\nLANGUAGE_COOKIE_HTTPONLY = True`,
    },
    { code: `${locale}${secure} = True\nLANGUAGE_COOKIE_SECURE = True\nLANGUAGE_COOKIE_HTTPONLY = True` },
    {
      title: 'Neither',
      code: `${locale}${secure} = True\n#                       ^^^^\n`,
      after: `${locale}${secure} = True\nLANGUAGE_COOKIE_SECURE = True\nLANGUAGE_COOKIE_HTTPONLY = True\n`,
    },
    { title: 'The session cookie comes first', code: `${locale}${secure} = False` },
    { title: 'One language', code: `MIDDLEWARE = []\n${secure} = True` },
  ],
  *check(settings) {
    const session = settings.get(secure).deployed(truthy);
    if (session?.written === undefined || hasMiddleware(settings, middleware.locale) !== true) return;
    for (const group of offFlags(settings)) {
      const [first, ...others] = group;
      if (first === undefined) continue;
      const names = group.map(({ name }) => `\`${name}\``).join(' and ');
      yield {
        at: reportPlace(settings, first.off.written === undefined ? session : first.off),
        subject: first.name,
        message: `${names} ${others.length > 0 ? 'are' : 'is'} off, while the session cookie is sent over HTTPS only. Set what is missing to \`True\`.`,
        fixes: turnOn(settings, group),
      };
    }
  },
});
