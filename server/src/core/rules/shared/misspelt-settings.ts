import { packageSettings } from '../../django/packages';
import { settings as facts } from '../../django/settings';
import { createNameIndex } from './name-index';

/** What a site believes to be protected by; a slip of the pen in one of these is a hole. */
const watched: readonly string[] = [
  ...[...facts.keys()].filter((name) => /^(?:SECURE|SESSION|CSRF)_/.test(name)),
  'ALLOWED_HOSTS',
  'AUTHENTICATION_BACKENDS',
  'AUTH_PASSWORD_VALIDATORS',
  'INSTALLED_APPS',
  'MIDDLEWARE',
  'PASSWORD_HASHERS',
  'PASSWORD_RESET_TIMEOUT',
  'SECRET_KEY_FALLBACKS',
  'SILENCED_SYSTEM_CHECKS',
  'USE_X_FORWARDED_HOST',
  'X_FRAME_OPTIONS',
  ...[...packageSettings.values()]
    .filter(({ facts: row }) => row.safe !== undefined && row.replacement === undefined && row.removed === undefined)
    .map(({ facts: row }) => row.name),
];

/** Names that look like a misspelt setting and are none. */
const others: readonly string[] = ['CSRF_COOKIE_MASKED', 'MIDDLEWARE_CLASSES', 'SECRET_KEY'];

const settled: ReadonlySet<string> = new Set([...facts.keys(), ...packageSettings.keys(), ...others]);

const nearWatched = createNameIndex(watched);

/**
 * How many slips a name of Django may have. Names of packages get one: other packages have settings that look alike, such as
 * `AWS_SES_ACCESS_KEY_ID` beside `AWS_S3_ACCESS_KEY_ID`.
 */
function slips(name: string, target: string): number {
  return name.length >= 16 && !packageSettings.has(target) ? 2 : 1;
}

/** The one setting that protects a site and was probably meant: a single slip away, two in a long name; null for none. */
export function meantSetting(name: string): string | null {
  if (settled.has(name)) return null;
  const near = nearWatched(name, name.length >= 16 ? 2 : 1).filter((each) => each.distance <= slips(name, each.name));
  return near.length === 1 ? (near[0]?.name ?? null) : null;
}
