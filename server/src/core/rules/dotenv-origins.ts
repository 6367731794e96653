import { isLocalHost } from './shared/domains';
import { isLive, liveSeverity, mayDecide, outcome, settingsOf } from './shared/env-entries';
import { splitsAtCommas } from './shared/env-text';
import { originTrouble } from './shared/origins';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView, Fix, Problem } from './shared/model';

const csrf = 'CSRF_TRUSTED_ORIGINS';
const cors = ['CORS_ALLOWED_ORIGINS', 'CORS_ORIGIN_WHITELIST'];

/** The items as the code gets them, else as everybody writes them. */
function itemsOf({ uses }: EnvFileEntry, value: string): readonly string[] {
  for (const { steps } of uses) {
    const list = outcome(value, steps);
    if (list !== 'invalid' && list.kind === 'sequence')
      return list.items.map(([item]) => (item && textIn(item.value)) ?? '');
  }
  return value === '' ? [] : value.split(',').map((item) => item.trim());
}

interface Trouble {
  readonly says: string;
  readonly meant?: string;
  readonly severity?: Problem['severity'];
  readonly isHttp?: true;
  /** True for an item that has to go. */
  readonly isNull?: true;
}

function troubleIn(file: EnvFileView, item: string, isCsrf: boolean): Trouble | undefined {
  if (!isCsrf && item.trim() === 'null')
    return {
      says: 'has `null`, which sandboxed frames of every site send: they may then read the answers',
      isNull: true,
    };
  const found = originTrouble(item);
  if (found === undefined) return undefined;
  switch (found.kind) {
    case 'bare':
      if (found.because === 'empty') return { says: 'has an empty item, which the check of Django refuses' };
      return {
        says: 'has an origin without scheme, which the check refuses',
        ...(found.meant ? { meant: found.meant } : {}),
      };
    case 'malformed':
      return {
        says: `has an origin that ${found.because}, so it never matches`,
        ...(found.meant ? { meant: found.meant } : {}),
      };
    case 'wildcard':
      return isCsrf
        ? { says: 'trusts the pages of strangers by a wildcard' }
        : { says: 'has a wildcard, which never matches in this list' };
    case 'domain':
      return isCsrf ? undefined : { says: 'has a wildcard, which never matches in this list' };
    case 'http':
      return {
        says: 'trusts an origin over plain HTTP, which anybody on the way can write',
        severity: liveSeverity(file, 'warning'),
        isHttp: true,
      };
  }
}

function fixes(entry: EnvFileEntry, items: readonly string[], isCsrf: boolean, file: EnvFileView): readonly Fix[] {
  const troubles = items.map((item) => troubleIn(file, item, isCsrf));
  // What never matches comes first; then it is seen which origins are left.
  const onlyHttp = troubles.every((trouble) => trouble === undefined || trouble.isHttp === true);
  const written = items.map((item, index) => {
    const trouble = troubles[index];
    if (trouble === undefined) return item;
    if (trouble.isHttp === true) return onlyHttp ? item.replace(/^http:(\/\/[^/:]+)$/i, 'https:$1') : item;
    return trouble.isNull === true ? '' : trouble.meant;
  });
  const kept = written.filter((item) => item !== '').join(',');
  if (written.includes(undefined) || entry.interpolated || kept === '' || kept === items.join(',')) return [];
  const title = onlyHttp ? 'Use `https://` for the origins without a port' : `Write \`${kept}\``;
  return [{ title, edits: [{ at: entry.valueAt, newText: kept }], safety: 'unsafe', preferred: true }];
}

/** Django before 4.0 compares hosts and takes no schemes. */
function isOfOldDjango(file: EnvFileView, isCsrf: boolean): boolean {
  return isCsrf && file.django !== undefined && file.django[0] < 4;
}

function problemOf(file: EnvFileView, entry: EnvFileEntry, value: string): Problem | undefined {
  const isCsrf = settingsOf(entry).includes(csrf);
  if (
    isOfOldDjango(file, isCsrf) ||
    (/^\s*[[{$]/.test(value) && !entry.uses.some(({ steps }) => splitsAtCommas(steps)))
  )
    return undefined;
  const items = itemsOf(entry, value);
  const troubles = items.flatMap((item) => troubleIn(file, item, isCsrf) ?? []);
  const trouble = troubles.find(({ isHttp }) => isHttp !== true) ?? troubles[0] ?? localIn(file, items);
  if (trouble === undefined) return undefined;
  return {
    at: entry.value === '' ? entry.keyAt : entry.valueAt,
    subject: entry.key,
    message: `\`${entry.key}\` ${trouble.says}. Name the exact \`https://\` origins of your own sites, separated by commas.`,
    ...(trouble.severity === undefined ? {} : { severity: trouble.severity }),
    django: isCsrf && trouble.says.includes('check') ? ['4_0.E001'] : [],
    fixes: fixes(entry, items, isCsrf, file),
  };
}

/** A variable that the settings take origins from, or a name that everybody uses for them. */
function givesOrigins(file: EnvFileView, entry: EnvFileEntry): boolean {
  const of = settingsOf(entry).filter((name) => name === csrf || cors.includes(name));
  return entry.uses.length > 0 ? of.length > 0 : of.some((name) => mayDecide(file, entry, name));
}

function localIn(file: EnvFileView, items: readonly string[]): Trouble | undefined {
  const local = items.some((item) => isLocalHost(/^\w+:\/\/([^/:]+)/.exec(item)?.[1] ?? 'example.org'));
  if (file.role !== 'production' || !local) return undefined;
  return { says: "trusts an origin on the visitor's own machine", severity: 'info' };
}

export default defineRule({
  id: 'dotenv-origins',
  summary: 'Origins in a `.env` file trust too many, or can never match',
  why: 'Pages of a trusted origin may send forms in the name of the visitor (`CSRF_TRUSTED_ORIGINS`) or read what the site answers (`CORS_ALLOWED_ORIGINS`). An origin without scheme or with a slash at the end is refused or never matches, and the usual way out is a wildcard.',
  notes:
    'Origins over plain HTTP: a warning in files for production and where the file is in git or loaded by settings for production, else a hint; this machine and private names do not count. Templates and files for development and tests are left alone.',
  on: 'env',
  profile: 'warn',
  django: ['4_0.E001', 'corsheaders.E013'],
  cwe: [942],
  fixable: 'sometimes',
  reveals: ['dotenv-origins'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#csrf-trusted-origins',
    'https://github.com/adamchainz/django-cors-headers#cors_allowed_origins-sequencestr',
  ],
  examples: [
    {
      title: 'No scheme',
      code: 'CSRF_TRUSTED_ORIGINS=shop.example.org\n#                    ^^^^^^^^^^^^^^^^',
      after: 'CSRF_TRUSTED_ORIGINS=https://shop.example.org',
    },
    {
      title: 'A slash at the end',
      code: 'DJANGO_CSRF_TRUSTED_ORIGINS=https://shop.example.org/\n#                           ^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'DJANGO_CSRF_TRUSTED_ORIGINS=https://shop.example.org',
    },
    {
      title: 'Under another name',
      files: { 'settings.py': 'import os\nCORS_ALLOWED_ORIGINS = os.environ["FRONT_ENDS"].split(",")\n' },
      code: 'FRONT_ENDS=https://shop.example.org/,https://example.org\n#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'FRONT_ENDS=https://shop.example.org,https://example.org',
    },
    { code: 'CSRF_TRUSTED_ORIGINS=https://shop.example.org,https://*.example.org' },
    { title: 'Empty', code: 'CORS_ALLOWED_ORIGINS=' },
    { title: 'Old releases compare hosts', django: '3.2', code: 'CSRF_TRUSTED_ORIGINS=shop.example.org' },
  ],
  *check(file) {
    if (!isLive(file)) return;
    for (const entry of file.entries) {
      const { value } = entry;
      if (value === null || !givesOrigins(file, entry)) continue;
      const problem = problemOf(file, entry, value);
      if (problem !== undefined) yield problem;
    }
  },
});
