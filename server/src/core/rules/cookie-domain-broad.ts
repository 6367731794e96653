import { csrfCookie, sessionCookie, textOf, writtenSetting } from './shared/cookies';
import { isPublicSuffix } from './shared/domains';
import { replaceValue, reportPlace } from './shared/replacing';
import { literal, textIn } from './shared/values';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

const anyDomain = literal((value) => typeof value === 'string' && value !== '' && value !== 'localhost');

function bare(domain: string): string {
  return domain.trim().toLowerCase().replace(/^\./, '');
}

/** The hosts of the site, as far as they are written. */
function hostsOf(settings: SettingsView): readonly string[] {
  return settings.get('ALLOWED_HOSTS').deployedAlternatives.flatMap(({ value }) => {
    const items = value.kind === 'sequence' ? value.items : [];
    return items.flatMap((bound) => bound.flatMap((item) => textIn(item.value) ?? []));
  });
}

function isBroad(settings: SettingsView, domain: string): boolean {
  if (domain.startsWith('.')) return true;
  return hostsOf(settings).some((host) => host.toLowerCase().endsWith(`.${bare(domain)}`));
}

export default defineRule({
  id: 'cookie-domain-broad',
  summary: 'A cookie is shared with every subdomain',
  why: "With a domain, a cookie goes to the domain and to all names below it, and each of them can set it too. A forgotten blog, a partner's page or a user's own subdomain is then enough to read a session or to plant one.",
  notes: 'Without a domain (`None`, the default) only the very host that set the cookie gets it.',
  on: 'settings',
  profile: 'info',
  isLouder: true,
  django: [],
  cwe: [1275, 346],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/topics/http/sessions/#topics-session-security',
    'https://docs.djangoproject.com/en/stable/howto/csrf/',
  ],
  examples: [
    {
      code: 'SESSION_COOKIE_DOMAIN = ".example.org"\n#                       ^^^^^^^^^^^^^^',
      after: 'SESSION_COOKIE_DOMAIN = None',
    },
    {
      title: "A parent of the site's own host",
      code: 'ALLOWED_HOSTS = ["shop.example.org"]\nCSRF_COOKIE_DOMAIN = "example.org"\n#                    ^^^^^^^^^^^^^',
      after: 'ALLOWED_HOSTS = ["shop.example.org"]\nCSRF_COOKIE_DOMAIN = None',
    },
    {
      title: 'A domain of many owners',
      code: 'SESSION_COOKIE_DOMAIN = ".herokuapp.com"\n#                       ^^^^^^^^^^^^^^^^',
    },
    { code: 'ALLOWED_HOSTS = ["shop.example.org"]\nSESSION_COOKIE_DOMAIN = "shop.example.org"' },
    { code: 'SESSION_COOKIE_DOMAIN = None' },
    { title: 'For development', role: 'development', code: 'SESSION_COOKIE_DOMAIN = ".example.org"' },
  ],
  *check(settings) {
    for (const { what, head } of [sessionCookie, csrfCookie]) {
      const name = `${head}_DOMAIN`;
      const found = writtenSetting(settings, name, anyDomain);
      if (found === undefined) continue;
      const shared = isPublicSuffix(bare(textOf(found)));
      if (!shared && !isBroad(settings, textOf(found))) continue;
      const effect = shared
        ? `\`${name}\` belongs to sites of many owners, so browsers refuse the ${what} or hand it to strangers`
        : `Every subdomain gets the ${what} and can set it`;
      yield {
        at: reportPlace(settings, found),
        subject: name,
        message: `${effect}. Leave \`${name}\` at \`None\` unless several hosts share logins.`,
        fixes: replaceValue(settings, found, 'None', `Set \`${name} = None\``),
        ...(shared ? { profile: 'prodwarn' as const } : {}),
      };
    }
  },
});
