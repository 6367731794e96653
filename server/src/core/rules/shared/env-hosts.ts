import { keepsBlanks, splitsAtBlanks, splitsAtCommas } from './env-text';
import { isPublicSuffix } from './domains';
import { isForSite, mayDecide } from './env-entries';
import { hostTrouble } from './hosts';
import type { EnvFileEntry, EnvFileView, Fix } from './model';
import type { Problem } from '../problem';

function usesOf(entry: EnvFileEntry): EnvFileEntry['uses'] {
  return entry.uses.filter(({ setting }) => setting === 'ALLOWED_HOSTS');
}

/** A name that everybody uses for hosts, or a variable that the settings take them from. */
export function givesHosts(file: EnvFileView, entry: EnvFileEntry): boolean {
  return usesOf(entry).length > 0 || mayDecide(file, entry, 'ALLOWED_HOSTS');
}

/** What is wrong with hosts that a variable gives, if they are all there are. */
export function acceptsAll(variable: string): string {
  return `\`${variable}\` accepts any \`Host\` header, so links in password-reset mails and cached pages can be poisoned. Name the hosts of the site.`;
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
    severity: isForSite(file) ? 'error' : 'warning',
    message: acceptsAll(entry.key),
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

/** What is wrong with the hosts that a line of a `.env` file gives. */
export function hostProblem(file: EnvFileView, entry: EnvFileEntry, value: string): Problem | undefined {
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
