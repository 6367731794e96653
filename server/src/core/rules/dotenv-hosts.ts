import { keepsBlanks, splitsAtBlanks, splitsAtCommas } from './shared/env-text';
import { isPublicSuffix } from './shared/domains';
import { isLive, mayDecide } from './shared/env-entries';
import { hostTrouble } from './shared/hosts';
import { placeholderIn } from './shared/placeholder-domain';
import { equals, has } from './shared/values';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView, Fix } from './shared/model';
import type { Problem } from './problem';

function usesOf(entry: EnvFileEntry): EnvFileEntry['uses'] {
  return entry.uses.filter(({ setting }) => setting === 'ALLOWED_HOSTS');
}

/** A name that everybody uses for hosts, or a variable that the settings take them from. */
function givesHosts(file: EnvFileView, entry: EnvFileEntry): boolean {
  return usesOf(entry).length > 0 || mayDecide(file, entry, 'ALLOWED_HOSTS', has(equals('*')));
}

function wildcard(file: EnvFileView, entry: EnvFileEntry, items: readonly string[], joint: string): Problem {
  const others = items.filter((item) => item !== '' && item !== '*');
  const named = others.length > 0 ? others : trustedHosts(file);
  const newText = named.join(joint);
  const title = others.length > 0 ? 'Keep the hosts beside the star' : 'Take the hosts of `CSRF_TRUSTED_ORIGINS`';
  const isClear = named.length > 0 && named.every((item) => hostTrouble(item) === undefined);
  const edits = [{ at: entry.valueAt, newText }];
  return {
    fixes: isClear ? [{ title, edits, safety: 'unsafe', preferred: others.length > 0 }] : [],
    at: entry.valueAt,
    subject: entry.key,
    severity: file.role === 'production' ? 'error' : 'warning',
    message: `\`${entry.key}\` accepts any \`Host\` header, so links in password-reset mails and cached pages can be poisoned. Name the hosts of the site.`,
  };
}

function broad(entry: EnvFileEntry): Problem {
  return {
    at: entry.valueAt,
    subject: entry.key,
    message: `A host in \`${entry.key}\` trusts the site of everybody who has a name below it. Name the host of this site.`,
  };
}

/** The hosts of the site as the file itself names them, for its forms: `.example.org` for `https://*.example.org`. */
function trustedHosts(file: EnvFileView): readonly string[] {
  const trusted = file.entries.filter(
    ({ key, uses }) =>
      /^(?:DJANGO_)?CSRF_TRUSTED_ORIGINS$/.test(key) || uses.some(({ setting }) => setting === 'CSRF_TRUSTED_ORIGINS'),
  );
  const origins = trusted.flatMap(({ value }) => (value ?? '').split(/[,\s]+/)).filter((origin) => origin !== '');
  const hosts = origins.map((origin) => /^https?:\/\/\*?([\w.-]+)(?::\d+)?$/.exec(origin)?.[1]);
  return hosts.includes(undefined) ? [] : [...new Set(hosts.filter((host) => host !== undefined))];
}

function written(entry: EnvFileEntry, because: string, items: readonly (string | undefined)[]): Problem {
  const known = items.filter((item) => item !== undefined && item !== '');
  const fixes: Fix[] = [];
  if (known.length === items.length) {
    const edits = [{ at: entry.valueAt, newText: known.join(',') }];
    fixes.push({ title: `Write \`${known.join(',')}\``, edits, safety: 'unsafe', preferred: true });
  }
  return {
    at: entry.valueAt,
    subject: entry.key,
    message: `A host in \`${entry.key}\` ${because}, so no request ever matches it. Give host names only, separated by commas.`,
    fixes,
  };
}

function problemOf(file: EnvFileView, entry: EnvFileEntry, value: string): Problem | undefined {
  if (/^\s*\[.*\]\s*$/.test(value) && usesOf(entry).some(({ steps }) => splitsAtCommas(steps))) {
    return written(entry, 'stands in brackets, although the code takes the text apart at commas', bracketed(value));
  }
  const words = value.split(/\s+/);
  if (isPartedByBlanks(entry, value)) return words.includes('*') ? wildcard(file, entry, words, ' ') : undefined;
  const items = value.split(',').map((item) => item.trim());
  if (items.includes('*')) return wildcard(file, entry, items, ',');
  if (items.some((item) => item.startsWith('.') && isPublicSuffix(item.slice(1).toLowerCase()))) return broad(entry);
  const trouble = items.map(hostTrouble).find((each) => each !== undefined);
  const meant = items
    .filter((item) => item !== '')
    .map((item) => (hostTrouble(item) ? hostTrouble(item)?.meant : item));
  if (trouble !== undefined) return written(entry, trouble.because, meant);
  const blanks = items.length > 1 && /,\s|\s,/.test(value) && usesOf(entry).some(({ steps }) => keepsBlanks(steps));
  return blanks ? written(entry, 'has blanks around it, which the code keeps', meant) : undefined;
}

/** Blanks part hosts where the code says so, and may do so where it is not seen how the text is read. */
function isPartedByBlanks(entry: EnvFileEntry, value: string): boolean {
  const uses = usesOf(entry);
  if (uses.length === 0) return !value.includes(',') && /\S\s+\S/.test(value);
  return uses.some(({ steps }) => splitsAtBlanks(steps));
}

function bracketed(value: string): readonly (string | undefined)[] {
  const items = value
    .trim()
    .slice(1, -1)
    .split(',')
    .map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2'));
  return items.map((item) => (hostTrouble(item) || item === '*' ? undefined : item));
}

export default defineRule({
  id: 'dotenv-hosts',
  summary: 'The hosts in a `.env` file allow everything, or can never match',
  why: 'With `*`, an attacker chooses the host that Django builds links with, such as those in password-reset mails. A host with a scheme, a port or a blank never matches, and the usual way out of the errors that follow is `*`.',
  notes:
    'In the place of `*` the fix puts the hosts that stand beside it, or those of `CSRF_TRUSTED_ORIGINS` in the same file; requests for any other name are refused then. A domain of documentation that is left in a file for production is a hint, also among origins and senders of mail. Files for development and tests are left alone, and so are examples.',
  on: 'env',
  profile: 'warn',
  django: [],
  cwe: [20],
  fixable: 'sometimes',
  reveals: ['dotenv-hosts'],
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts'],
  examples: [
    { title: 'Written hosts', files: { 'settings.py': 'ALLOWED_HOSTS = ["example.org"]\n' }, code: 'ALLOWED_HOSTS=*' },
    { title: 'Every host', path: '.env.production', code: 'ALLOWED_HOSTS=*\n#             ^' },
    {
      title: 'Every host, beside the origins of the site',
      code: 'ALLOWED_HOSTS=*\n#             ^\nCSRF_TRUSTED_ORIGINS=https://shop.example.org,https://*.example.com',
      after:
        'ALLOWED_HOSTS=shop.example.org,.example.com\nCSRF_TRUSTED_ORIGINS=https://shop.example.org,https://*.example.com',
    },
    {
      title: 'Every host, among others',
      code: 'ALLOWED_HOSTS="example.org, *"\n#              ^^^^^^^^^^^^^^',
      after: 'ALLOWED_HOSTS="example.org"',
    },
    { title: 'All of a hosting service', code: 'ALLOWED_HOSTS=.herokuapp.com\n#             ^^^^^^^^^^^^^^' },
    {
      title: 'A scheme',
      code: 'ALLOWED_HOSTS=https://example.org, www.example.org\n#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'ALLOWED_HOSTS=example.org,www.example.org',
    },
    {
      title: 'A port',
      code: 'DJANGO_ALLOWED_HOSTS=example.org:8000\n#                    ^^^^^^^^^^^^^^^^',
      after: 'DJANGO_ALLOWED_HOSTS=example.org',
    },
    {
      title: 'Blanks that the code keeps',
      files: { 'settings.py': 'import os\nALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")\n' },
      code: 'ALLOWED_HOSTS=example.org, example.com\n#             ^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'ALLOWED_HOSTS=example.org,example.com',
    },
    {
      title: 'A list where the code takes commas',
      files: { 'settings.py': 'import os\nALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")\n' },
      code: "ALLOWED_HOSTS=['example.org']\n#             ^^^^^^^^^^^^^^^",
      after: 'ALLOWED_HOSTS=example.org',
    },
    {
      title: 'Every host, among others that blanks part',
      path: '.env.production',
      files: { 'settings.py': 'import os\nALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(" ")\n' },
      code: 'ALLOWED_HOSTS=shop.test.org *\n#             ^^^^^^^^^^^^^^^',
      after: 'ALLOWED_HOSTS=shop.test.org',
    },
    {
      title: 'Blanks that part the hosts',
      files: { 'settings.py': 'import os\nALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(" ")\n' },
      code: 'ALLOWED_HOSTS=example.org example.com [::1]',
    },
    { title: 'Blanks that nobody is seen to read', code: 'DJANGO_ALLOWED_HOSTS=example.org example.com [::1]' },
    { code: 'ALLOWED_HOSTS=example.org,.example.com' },
    {
      title: 'A name that the code does not read, beside one that it does',
      files: { 'settings.py': 'import os\nALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")\n' },
      code: 'DJANGO_ALLOWED_HOSTS=*\nALLOWED_HOSTS=example.org',
    },
    {
      title: 'Blanks that the code strips',
      files: {
        'settings.py': 'from decouple import config, Csv\nALLOWED_HOSTS = config("ALLOWED_HOSTS", cast=Csv())\n',
      },
      code: 'ALLOWED_HOSTS=example.org, example.com',
    },
    {
      title: 'The domain of a tutorial: a hint',
      path: '.env.production',
      code: 'DJANGO_ALLOWED_HOSTS=shop.test.org,yourdomain.com\n#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    },
    { title: 'The domain of a tutorial elsewhere', path: '.env', code: 'ALLOWED_HOSTS=yourdomain.com' },
    { title: 'For development', path: '.env.dev', code: 'ALLOWED_HOSTS=*' },
    { title: 'A plain file that says so', code: 'DJANGO_ENV=dev\nALLOWED_HOSTS=*' },
  ],
  *check(file) {
    if (!isLive(file)) return;
    for (const entry of file.entries) {
      if (entry.value === null || entry.value === '') continue;
      const hosts = givesHosts(file, entry) ? problemOf(file, entry, entry.value) : undefined;
      const problem = hosts ?? placeholderIn(file, entry);
      if (problem !== undefined) yield problem;
    }
  },
});
