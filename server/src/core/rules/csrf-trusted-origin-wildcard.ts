import { troubledOrigins, trustedOrigins as name } from './shared/csrf-origins';
import { registeredDomain } from './shared/domains';
import { isSince } from './shared/honoured';
import { reportPlace } from './shared/replacing';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Problem, SettingsView } from './shared/model';

type Because = 'star' | 'any host' | 'suffix' | 'no dot' | 'inside';

const messages: Readonly<Record<Because, string>> = {
  star: 'A star alone is not an origin, and since Django 4.0 `manage.py` stops with an error. Name full origins with a scheme.',
  'any host': 'This item matches no origin: a star needs a domain behind it. Name full origins.',
  suffix: 'Strangers can get names below this suffix, and all of their sites are trusted. Name your own origins.',
  'no dot':
    'Only the domain itself matches: the star counts for subdomains only with a dot behind it. Write `*.` or leave the star out.',
  inside: 'This item matches no origin: a star counts only at the start of the host. Name full origins.',
};

function weightOf(settings: SettingsView, because: Because): Pick<Problem, 'profile' | 'django'> {
  if (because === 'suffix') return { profile: 'hard', django: [] };
  return { django: because === 'star' && isSince(settings, '4.0') ? ['4_0.E001'] : [] };
}

/** The domains of the site, as far as they are all known. */
function ownDomains(settings: SettingsView): readonly string[] {
  const hosts = settings.get('ALLOWED_HOSTS').deployedAlternatives.flatMap(({ value }) => {
    if (value.kind !== 'sequence' || value.open) return [undefined];
    return value.items.map((bound) => (bound.length === 1 && bound[0] ? textIn(bound[0].value) : undefined));
  });
  const domains = hosts.map((host) => host && registeredDomain(host.toLowerCase().replace(/^\./, '')));
  return hosts.includes(undefined) || hosts.includes('*') ? [] : domains.flatMap((domain) => domain ?? []);
}

/** True where the site's own hosts are known and none of them is below the domain. */
function isForeign(settings: SettingsView, domain: string): boolean {
  const own = ownDomains(settings);
  const registered = registeredDomain(domain);
  return own.length > 0 && registered !== undefined && !own.includes(registered);
}

export default defineRule({
  id: 'csrf-trusted-origin-wildcard',
  summary: 'A star among the trusted origins trusts too much, or nothing',
  why: 'Trusted origins may send forms in the name of your visitors. A star below a suffix that everybody can register under trusts strangers; a star in another place trusts nobody, and forms are refused with 403.',
  notes:
    'Silent for `https://*.example.org` where the site itself lives below that domain, or where its hosts are not known; information where the domain is a foreign one.',
  on: 'settings',
  profile: 'warn',
  django: ['4_0.E001'],
  cwe: [346, 352],
  fixable: { never: 'only you know the origins that are meant' },
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#csrf-trusted-origins'],
  examples: [
    { title: 'A star alone', django: '5.2', code: `${name} = ["*"]\n#                       ^^^` },
    { title: 'Any host', code: `${name} = ["https://*"]\n#                       ^^^^^^^^^^^` },
    { title: 'A suffix', code: `${name} = ["https://*.com"]\n#                       ^^^^^^^^^^^^^^^` },
    {
      title: 'A hosting service',
      code: `${name} = ["https://*.herokuapp.com"]\n#                       ^^^^^^^^^^^^^^^^^^^^^^^^^`,
    },
    {
      title: 'Without a dot',
      code: `${name} = ["https://*example.org"]\n#                       ^^^^^^^^^^^^^^^^^^^^^^`,
    },
    { title: 'The own domain', code: `ALLOWED_HOSTS = ["shop.example.org"]\n${name} = ["https://*.example.org"]` },
    {
      title: 'Hosts that are not known',
      code: `import os\nALLOWED_HOSTS = [os.environ["HOST"]]\n${name} = ["https://*.example.org"]`,
    },
    { code: `${name} = ["https://app.example.org"]` },
    { title: 'Before Django 4.0 another rule speaks', django: '3.2', code: `${name} = ["https://*.com"]` },
  ],
  *check(settings) {
    for (const { item, trouble } of troubledOrigins(settings, 'wildcard')) {
      const weight = weightOf(settings, trouble.because);
      yield { at: reportPlace(settings, item), subject: name, message: messages[trouble.because], ...weight };
    }
    for (const { item, trouble } of troubledOrigins(settings, 'domain')) {
      if (!isForeign(settings, trouble.domain)) continue;
      const message =
        'Every subdomain of a domain that the site itself does not use can send forms. Name the origins that you need.';
      yield { at: reportPlace(settings, item), subject: name, message, django: [], severity: 'info' };
    }
  },
});
