import { answersCors, checksCors, nameInForce, usesCors } from './cors';
import { reachedOrigins, type Origin } from './csrf-origins';
import { isLocalHost } from './domains';
import { originMeant } from './origins';
import { packageAtLeast } from './packages';
import { textIn } from './values';
import type { SettingsView } from './model';

/** What is wrong with an item of the allowed origins; an item has at most one. */
export type CorsTrouble =
  | { readonly kind: 'blank' }
  | { readonly kind: 'null' }
  | {
      readonly kind: 'malformed';
      readonly because: string;
      /** What comes of it: `null` is let in, nothing ever matches, or only the check of the package complains. */
      readonly effect: 'lets null in' | 'never matches' | 'is refused';
      readonly check?: 'corsheaders.E013' | 'corsheaders.E014';
      readonly meant?: string;
    }
  | { readonly kind: 'http'; readonly meant: string }
  | { readonly kind: 'local' };

interface Split {
  readonly scheme: string;
  readonly host: string;
  readonly netloc: string;
  readonly rest: string;
}

/** As `urllib.parse.urlsplit` takes an item apart, which is what django-cors-headers compares with. */
function urlsplit(item: string): Split {
  const text = item.replace(/^[\u0000-\u0020]+/, '').replace(/[\t\r\n]/g, '');
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1] ?? '';
  const behind = scheme === '' ? text : text.slice(scheme.length + 1);
  const netloc = /^\/\/([^/?#]*)/.exec(behind)?.[1];
  return {
    scheme: scheme.toLowerCase(),
    netloc: netloc ?? '',
    host: (netloc ?? '').replace(/:\d*$/, ''),
    rest: netloc === undefined ? behind : behind.slice(netloc.length + 2),
  };
}

/** How django-cors-headers 3.0 and later reads an item (its middleware.py and checks.py). */
export function corsTrouble(item: string): CorsTrouble | undefined {
  if (item === 'null' || item === 'file://') return { kind: 'null' };
  if (item.trim() === '') return { kind: 'blank' };
  const parts = urlsplit(item);
  return unfinished(item, parts) ?? refused(item, parts) ?? different(item, parts) ?? unencrypted(item, parts);
}

/** Without scheme and host an item equals what `urlsplit` makes of the origin `null`. */
function unfinished(item: string, { scheme, netloc }: Split): CorsTrouble | undefined {
  if (scheme !== '' && netloc !== '') return undefined;
  const effect = scheme === '' && netloc === '' ? 'lets null in' : 'never matches';
  return malformed(item, item.trim() === '*' ? 'is not an origin' : 'has no scheme', effect, 'corsheaders.E013');
}

function refused(item: string, { netloc, rest }: Split): CorsTrouble | undefined {
  if (rest === '' || /[,\s"'*]/.test(netloc)) return undefined;
  const because = rest === '/' ? 'ends with a slash' : 'has more than scheme, host and port';
  return malformed(item, because, 'is refused', 'corsheaders.E014');
}

/** Browsers send an origin in lower case, without the usual port; the package compares letter by letter. */
function different(item: string, { scheme, netloc, host, rest }: Split): CorsTrouble | undefined {
  const check = rest === '' ? undefined : 'corsheaders.E014';
  const because = netloc.includes(',')
    ? 'contains a comma'
    : netloc.includes('*')
      ? 'has a star in it'
      : /[\s"']/.test(netloc)
        ? 'has blanks or quotes in it'
        : host !== host.toLowerCase()
          ? 'has upper-case letters'
          : (scheme === 'https' && netloc.endsWith(':443')) || (scheme === 'http' && netloc.endsWith(':80'))
            ? 'names the usual port'
            : undefined;
  return because === undefined ? undefined : malformed(item, because, 'never matches', check);
}

function malformed(
  item: string,
  because: string,
  effect: Extract<CorsTrouble, { kind: 'malformed' }>['effect'],
  check: Extract<CorsTrouble, { kind: 'malformed' }>['check'],
): CorsTrouble {
  const meant = /[,*]/.test(item) ? undefined : originMeant(item);
  return {
    kind: 'malformed',
    because,
    effect,
    ...(check === undefined ? {} : { check }),
    ...(meant === undefined ? {} : { meant }),
  };
}

function unencrypted(item: string, { scheme, host }: Split): CorsTrouble | undefined {
  if (scheme !== 'http' && scheme !== 'https') return undefined;
  const name = host.replace(/^\[|\]$/g, '');
  if (name === 'localhost' || name === '::1' || /^(?:127|0)\./.test(name)) return { kind: 'local' };
  if (scheme === 'https' || isLocalHost(host)) return undefined;
  return { kind: 'http', meant: item.replace(/^\s*http:/i, 'https:') };
}

/** The items of the allowed origins that one rule is about, with the name of the list that decides. */
export function troubledCors<K extends CorsTrouble['kind']>(
  settings: SettingsView,
  kind: K,
): readonly (Origin & { readonly name: string; readonly trouble: Extract<CorsTrouble, { kind: K }> })[] {
  if (!usesCors(settings) || comparesHosts(settings)) return [];
  const isRead = answersCors(settings);
  if (!isRead && !checksCors(settings)) return [];
  const name = nameInForce(settings, 'CORS_ALLOWED_ORIGINS');
  return reachedOrigins(settings, name).flatMap((origin) => {
    const found = corsTrouble(textIn(origin.item.value) ?? '');
    const trouble = isRead ? found : onlyRefused(found);
    return isKind(trouble, kind) ? [{ ...origin, name, trouble }] : [];
  });
}

function onlyRefused(trouble: CorsTrouble | undefined): CorsTrouble | undefined {
  return trouble?.kind === 'malformed' && trouble.check !== undefined
    ? { ...trouble, effect: 'is refused' }
    : undefined;
}

function isKind<K extends CorsTrouble['kind']>(
  trouble: CorsTrouble | undefined,
  kind: K,
): trouble is Extract<CorsTrouble, { kind: K }> {
  return trouble?.kind === kind;
}

/** Before 3.0 the list had hosts; so has that of django-cors-middleware, which offers the same modules. */
function comparesHosts(settings: SettingsView): boolean {
  if (packageAtLeast(settings, 'cors-headers', '3.0') === false) return true;
  return settings.packages?.has('django-cors-middleware') === true && !settings.packages.has('django-cors-headers');
}
