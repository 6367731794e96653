import { hasApp } from './apps';
import { decided, partAt, textOfPart } from './parts';
import { falsy, isKnown, textIn } from './values';
import type { Place, SettingsView, Value } from './model';

/** Something that counts requests or logins in a cache. */
export interface Limit {
  /** What it limits, for messages. */
  readonly what: string;
  /** The alias of the cache that it counts in. */
  readonly alias: string;
  /** Where it is turned on. */
  readonly at: Place;
  /** The check of its package that refuses a cache which cannot count. */
  readonly checks: readonly string[];
}

/** What counts in a cache, as far as the settings show it. */
export function limitsIn(settings: SettingsView): readonly Limit[] {
  return settings.once('limits', () =>
    [restFramework(settings), ratelimit(settings), axes(settings), allauth(settings)].flatMap((limit) => limit ?? []),
  );
}

/** REST framework's throttles use the default cache; those of a project may have one of their own. */
function restFramework(settings: SettingsView): Limit | undefined {
  const framework = decided(settings.get('REST_FRAMEWORK').deployedAlternatives);
  const classes = framework && partAt(framework.value, 'DEFAULT_THROTTLE_CLASSES');
  if (!classes || !hasItsThrottle(classes.value)) return undefined;
  return { what: 'the throttling of REST framework', alias: 'default', at: classes.at, checks: [] };
}

function hasItsThrottle(value: Value): boolean {
  return value.kind === 'sequence' && value.items.flat().some((item) => isOfRestFramework(textIn(item.value)));
}

function isOfRestFramework(path: string | undefined): boolean {
  return path?.startsWith('rest_framework.') === true;
}

function ratelimit(settings: SettingsView): Limit | undefined {
  const apps = ['django_ratelimit', 'ratelimit'];
  const isUsed =
    settings.packages?.has('django-ratelimit') === true || apps.some((app) => hasApp(settings, app) === true);
  if (!isUsed || settings.get('RATELIMIT_ENABLE').judge(falsy) === true) return undefined;
  const alias = aliasIn(settings, 'RATELIMIT_USE_CACHE');
  return alias === undefined
    ? undefined
    : { what: 'django-ratelimit', alias, at: settings.absentAt(), checks: ['django_ratelimit.E003'] };
}

const axesHandler = 'axes.handlers.cache.AxesCacheHandler';

function axes(settings: SettingsView): Limit | undefined {
  const handler = decided(settings.get('AXES_HANDLER').deployedAlternatives);
  if (handler?.written === undefined || textIn(handler.value) !== axesHandler) return undefined;
  const alias = aliasIn(settings, 'AXES_CACHE');
  return alias === undefined
    ? undefined
    : { what: 'the lock-out of django-axes', alias, at: handler.at, checks: ['axes.W001'] };
}

/** allauth counts logins, sign-ups and mails in the default cache unless it is told not to. */
function allauth(settings: SettingsView): Limit | undefined {
  const isOff =
    settings.get('ACCOUNT_RATE_LIMITS').judge(falsy) !== false && settings.get('ACCOUNT_RATE_LIMITS').isAssigned;
  if (hasApp(settings, 'allauth.account') !== true || isOff) return undefined;
  return { what: 'allauth', alias: 'default', at: settings.absentAt(), checks: [] };
}

/** The alias that a setting names, `default` where nobody sets it. */
function aliasIn(settings: SettingsView, name: string): string | undefined {
  const setting = settings.get(name);
  if (!setting.isAssigned) return 'default';
  const found = decided(setting.deployedAlternatives);
  return found !== undefined && isKnown(found.value) ? (textOfPart(found) ?? undefined) : undefined;
}
