import { isPublicSuffix } from './shared/domains';
import { equals, itemsWhere, literal, textIn } from './shared/values';
import { defineRule } from './rule';

const broad = literal(
  (value) => typeof value === 'string' && /^\.[^*]/.test(value) && isPublicSuffix(value.slice(1).toLowerCase()),
);

const wildcard = equals('*');

export default defineRule({
  id: 'allowed-hosts-too-broad',
  summary: '`ALLOWED_HOSTS` trusts a suffix under which everybody can get a name',
  why: "A leading dot allows the domain and all names below it. Below `.com` or the domain of a hosting service, those are the sites of strangers: their names pass Django's check of the `Host` header, and links in mails can lead to them.",
  notes: 'Silent in a list that accepts every host anyway, of which `allowed-hosts-wildcard` speaks.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [346],
  fixable: { never: 'only you know the host of the site below that suffix' },
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts', 'https://publicsuffix.org/list/'],
  examples: [
    { title: 'A hosting service', code: 'ALLOWED_HOSTS = [".herokuapp.com"]\n#                ^^^^^^^^^^^^^^^^' },
    {
      title: 'A suffix of a country',
      code: 'ALLOWED_HOSTS = ["example.org", ".co.uk"]\n#                               ^^^^^^^^',
    },
    { title: 'A top-level domain', code: 'ALLOWED_HOSTS = [".com"]\n#                ^^^^^^' },
    { title: 'Every host is accepted anyway', code: 'ALLOWED_HOSTS = ["*", ".herokuapp.com"]' },
    { code: 'ALLOWED_HOSTS = [".example.org", "shop.herokuapp.com", ".localhost"]' },
    { title: 'A tunnel for development', role: 'development', code: 'ALLOWED_HOSTS = [".ngrok-free.app"]' },
  ],
  *check(settings) {
    if (settings.role === 'development') return;
    for (const hosts of settings.get('ALLOWED_HOSTS').deployedAlternatives) {
      // Beside `*` a suffix lets nobody in who is not in already: `allowed-hosts-wildcard` speaks of that list.
      if (hosts.written === undefined || itemsWhere(hosts.value, wildcard).length > 0) continue;
      for (const item of itemsWhere(hosts.value, broad)) {
        const host = textIn(item.value) ?? '';
        yield {
          at: item.at,
          subject: 'ALLOWED_HOSTS',
          message: `\`${host}\` trusts the site of everybody who has a name below it. Name the host of this site.`,
        };
      }
    }
  },
});
