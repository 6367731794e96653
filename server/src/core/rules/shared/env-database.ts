import { isLocalHost } from './domains';
import { addressOf, type Address } from './env-address';
import { liveSeverity } from './env-entries';
import type { EnvFileEntry, EnvFileView, Fix, Problem } from './model';

/** A variable that is read as the address of a database, or that everybody calls so. */
export function givesDatabase(entry: EnvFileEntry): boolean {
  const isCast = entry.reads.some(({ steps }) =>
    steps.some((step) => step.op === 'cast' && step.cast === 'database-url'),
  );
  return isCast || entry.uses.some(({ setting }) => setting === 'DATABASES') || /(?:^|_)DATABASE_URL$/.test(entry.key);
}

const published = ['postgres', 'postgresql', 'mysql', 'root', 'admin', 'django', 'password', 'user', 'test'];

function isPublished({ user, password }: Address): boolean {
  return password !== '' && (published.includes(password.toLowerCase()) || password === user);
}

const weakTls = /[?&]sslmode=(?:disable|allow|prefer)\b|[?&]ssl_?mode=(?:disabled|preferred)\b/i;

function tlsFor({ scheme }: Address): string {
  return /^postg/i.test(scheme)
    ? '`sslmode=require`, or better `verify-full`'
    : '`ssl_mode=REQUIRED`, or better `VERIFY_IDENTITY`';
}

function tlsFixes(entry: EnvFileEntry, value: string): readonly Fix[] {
  if (!/^postg/i.test(value) || value.includes('?') || entry.interpolated) return [];
  const { uri, span } = entry.valueAt;
  const edits = [{ at: { uri, span: { start: span.end, end: span.end } }, newText: '?sslmode=require' }];
  return [{ title: 'Add `?sslmode=require`, if the server has TLS', edits, safety: 'unsafe', preferred: false }];
}

/** What is wrong with the address of a database. */
export function addressProblem(
  file: EnvFileView,
  entry: EnvFileEntry,
  value: string,
): Omit<Problem, 'at' | 'subject'> | undefined {
  const address = addressOf(value);
  if (address === undefined) return undefined;
  if (address.isCutShort)
    return {
      message: `The password in \`${entry.key}\` has a character that ends this part of an address, so host and port are taken from it. Write \`/\` as \`%2F\`, \`?\` as \`%3F\` and \`#\` as \`%23\`.`,
      profile: 'warn',
    };
  if (/^sqlite/i.test(address.scheme)) return sqlite(file, entry);
  if (address.host === '' || isLocalHost(address.host)) return undefined;
  if (isPublished(address))
    return {
      message: `\`${entry.key}\` logs in to a database in another network with a password that is tried first by everybody. Choose a random one.`,
      profile: 'prodwarn',
      severity: liveSeverity(file, 'warning'),
    };
  if (weakTls.test(value))
    return {
      message: `\`${entry.key}\` lets the connection to the database go without encryption. Ask for ${tlsFor(address)}.`,
      profile: 'prodwarn',
      severity: liveSeverity(file, 'warning'),
    };
  if (/ssl|tls/i.test(address.query) || !/^(?:postg|mysql|maria)/i.test(address.scheme)) return undefined;
  return {
    message: `\`${entry.key}\` does not ask for TLS on its way to a database in another network. Add ${tlsFor(address)}.`,
    fixes: tlsFixes(entry, value),
  };
}

function sqlite(file: EnvFileView, { key }: EnvFileEntry): Omit<Problem, 'at' | 'subject'> | undefined {
  if (file.role !== 'production') return undefined;
  return {
    message: `\`${key}\` is a file of SQLite: it lives and dies with this one machine or container, and lets one writer in at a time. Check that this is meant.`,
  };
}
