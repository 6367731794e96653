import { hostTrouble, hostsIn } from './shared/hosts';
import { replaceByItems } from './shared/lists';
import { dropAdded } from './shared/statements';
import { equals, has, itemsWhere, literal, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const troubled = literal((value) => typeof value === 'string' && hostTrouble(value) !== undefined);

function fixes(
  settings: SettingsView,
  hosts: Alternative,
  item: Alternative,
  meant: string | undefined,
): readonly Fix[] {
  const text = settings.textOf(item.at);
  const quote = /^(["'])[^"'\\\r\n]*\1$/.exec(text)?.[1];
  if (quote === undefined || item.via.length > 0) return [];
  const several = hostsIn(text.slice(1, -1));
  const split = several && replaceByItems(settings, item.at, several);
  if (split !== undefined)
    return [{ title: 'Write each host as an item of its own', edits: [split], safety: 'unsafe', preferred: true }];
  if (meant === undefined) return [];
  const drop = itemsWhere(hosts.value, equals(meant)).length > 0 ? dropAdded(settings, item.at) : undefined;
  if (drop !== undefined)
    return [{ title: `Remove it, as \`${meant}\` is listed too`, edits: [drop], safety: 'unsafe', preferred: true }];
  const edits = [{ at: item.at, newText: quote + meant + quote }];
  return [{ title: `Write \`${meant}\``, edits, safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'allowed-hosts-malformed',
  summary: 'An item of `ALLOWED_HOSTS` can never match',
  why: 'Django compares each item with the host of the request, without scheme, port or path. An item with one of these never matches, requests for it get 400, and the usual way out of that is `["*"]`.',
  notes:
    'A leading dot (`.example.org`) stands for the domain and all below it; `*.example.org` is not understood. IPv6 addresses need brackets. Silent in a list with `*`, which accepts every host.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [20],
  fixable: 'sometimes',
  reveals: ['allowed-hosts-wildcard'],
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts'],
  examples: [
    {
      title: 'A scheme',
      code: 'ALLOWED_HOSTS = ["https://example.org/"]\n#                ^^^^^^^^^^^^^^^^^^^^^^',
      after: 'ALLOWED_HOSTS = ["example.org"]',
    },
    {
      title: 'The host is listed too',
      code: 'ALLOWED_HOSTS = ["example.org", "https://example.org"]\n#                               ^^^^^^^^^^^^^^^^^^^^^',
      after: 'ALLOWED_HOSTS = ["example.org"]',
    },
    {
      title: 'A pattern',
      code: "ALLOWED_HOSTS = ['*.example.org']\n#                ^^^^^^^^^^^^^^^",
      after: "ALLOWED_HOSTS = ['.example.org']",
    },
    { title: 'Every host is accepted', code: 'ALLOWED_HOSTS = ["*", "*.example.org"]' },
    { code: 'ALLOWED_HOSTS = ["example.org", ".example.com", "127.0.0.1", "[::1]", "localhost"]' },
    { title: 'Not known', code: 'import os\nALLOWED_HOSTS = [os.environ["HOST"]]' },
  ],
  *check(settings) {
    for (const hosts of settings.get('ALLOWED_HOSTS').deployedAlternatives) {
      // With `*` beside them, every host is accepted, whatever the others say.
      if (hosts.written === undefined || has(equals('*'))(hosts.value) === true) continue;
      for (const item of itemsWhere(hosts.value, troubled)) {
        const trouble = hostTrouble(textIn(item.value) ?? '');
        if (trouble === undefined) continue;
        const because = `An item of \`ALLOWED_HOSTS\` ${trouble.because}, so no request ever matches it.`;
        const message = `${because} Give the host only, or \`.example.org\` for a domain and all below it.`;
        yield {
          at: item.at,
          subject: 'ALLOWED_HOSTS',
          message,
          fixes: item.read ? [] : fixes(settings, hosts, item, trouble.meant),
        };
      }
    }
  },
});
