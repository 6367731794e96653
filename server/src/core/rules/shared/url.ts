import { isPlaceholder, isReference } from './secrets';

/** The parts of an address with a user and a password. */
export interface UrlCredential {
  readonly user: string;
  readonly password: string;
  readonly host: string;
  /** The first part of the path, which names the database. */
  readonly database: string;
}

const schemes =
  /^(?:postgres\w*|postgis|pgsql|mysql\w*|mariadb|mssql\w*|oracle\w*|cockroachdb|redshift|rediss?|rediscache|amqps?|pyamqp|mongodb(?:\+srv)?|smtps?|smtp\+\w+|submission|https?|ftps?|sftp|ldaps?|elasticsearch|kafka|nats|memcached?|cloudinary)$/i;

/** The credential in an address; undefined where there is none, or a placeholder or a reference in its place. */
export function urlCredential(text: string): UrlCredential | undefined {
  const match = /^([a-z][a-z0-9+]*):\/\/([^:/\s]*):(@?[^@/\s]+(?:@[^@/?#\s]+)*)@([^@/?#\s]*)(?:\/([^/?#\s]*))?/i.exec(
    text.trim(),
  );
  const [, scheme = '', user = '', password = '', hosts = '', database = ''] = match ?? [];
  if (match === null || !schemes.test(scheme.replace(/\+.*$/, '')) || !isReal(password)) return undefined;
  // `user@host:5432?x=a@b` has a port there, and no password.
  if (user.includes('@') && /^\d+(?:[?#]|$)/.test(password)) return undefined;
  const host = (hosts.split(',')[0] ?? '').replace(/:\d*$/, '');
  if (/amqp|^https?$/i.test(scheme) && user === 'guest' && password === 'guest' && isThisMachine(host))
    return undefined;
  return { user, password, host, database };
}

/** RabbitMQ's own account opens it and its pages from the same machine only, where everybody knows the password anyway. */
function isThisMachine(host: string): boolean {
  return /^(?:|localhost|127\.0\.0\.1|\[::1\])$/i.test(host);
}

function isReal(password: string): boolean {
  if (/[{}<>$]|%[(s]|\*{3}/.test(password)) return false;
  return !isPlaceholder(password) && !isReference(password);
}
