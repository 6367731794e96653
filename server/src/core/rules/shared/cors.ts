import { packages } from '../../django/packages';
import { isUnset, listsNone } from './apps';
import { usesPackage } from './packages';
import { falsy, has, isKnown, textIn, truthy } from './values';
import { middlewareList } from './middleware';
import type { Alternative, SettingsView, Test } from './model';

/** The names since django-cors-headers 3.5, each with the one that counts where it is not set. */
export const corsNames: Readonly<Record<string, string>> = {
  CORS_ALLOW_ALL_ORIGINS: 'CORS_ORIGIN_ALLOW_ALL',
  CORS_ALLOWED_ORIGINS: 'CORS_ORIGIN_WHITELIST',
  CORS_ALLOWED_ORIGIN_REGEXES: 'CORS_ORIGIN_REGEX_WHITELIST',
};

/** The name that decides about what `name` is for: the new one wherever it is set. */
export function nameInForce(settings: SettingsView, name: string): string {
  const old = corsNames[name];
  return old !== undefined && !settings.get(name).isAssigned && settings.get(old).isAssigned ? old : name;
}

/** Whether django-cors-headers is in use. */
export function usesCors(settings: SettingsView): boolean {
  return usesPackage(settings, 'cors-headers');
}

/** Whether the checks of Django may look at its settings, which come with the app: also where no middleware reads them. */
export function checksCors(settings: SettingsView): boolean {
  return !listsNone(settings, ['corsheaders']);
}

/**
 * Whether some origin may be let in. Without any of its settings the package sends no header, unless a handler of its signal
 * lets origins in, and who writes one sets what they may do as well.
 */
export function mayLetOriginsIn(settings: SettingsView): boolean {
  const maySay = (name: string): boolean => !isUnset(settings, name) && settings.get(name).must(falsy) === undefined;
  return settings.open || settings.isFragment || packages['cors-headers'].settings.some(({ name }) => maySay(name));
}

/** Whether other origins may send cookies and read the answers; undefined where that is decided elsewhere. */
export function sendsCredentials(settings: SettingsView): boolean | undefined {
  const name = 'CORS_ALLOW_CREDENTIALS';
  if (settings.get(name).deployed(truthy) !== undefined) return true;
  if (isUnset(settings, name)) return settings.open ? undefined : false;
  return settings.get(name).must(falsy) === undefined ? undefined : false;
}

/** Any middleware that has to do with CORS may read these settings, and so may a class that derives from the package's. */
const mayDoCors: Test = (value) => {
  const text = textIn(value);
  return text === undefined ? (isKnown(value) ? false : undefined) : /cors/i.test(text);
};

/**
 * Whether the settings of django-cors-headers have an effect on answers: it is in use, and its middleware, or one that may be
 * made from it, is not known to be missing.
 */
export function answersCors(settings: SettingsView): boolean {
  return settings.once('answers for django-cors-headers', () => {
    if (!usesCors(settings) || lacksCors(settings) !== undefined) return false;
    const own = settings.ownCors;
    return (
      own.length === 0 ||
      lacks(settings, (value) => mayDoCors(value) && !own.includes(textIn(value) ?? '')) === undefined
    );
  });
}

/** The alternative of MIDDLEWARE that proves that nothing reads the settings of django-cors-headers. */
export function lacksCors(settings: SettingsView): Alternative | undefined {
  return lacks(settings, mayDoCors);
}

function lacks(settings: SettingsView, item: Test): Alternative | undefined {
  const list = middlewareList(settings);
  if (settings.isFragment || !list.isAssigned) return undefined;
  return list.must((value) => {
    const found = has(item)(value);
    return found === undefined ? undefined : !found;
  });
}
