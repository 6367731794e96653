import { isIndependent } from '../../django/middleware';
import { atLeast } from '../../django/versions';
import { isReleaseFixed } from './honoured';
import { insertAfterLast, insertBefore } from './lists';
import { looksOlderThan } from './old-template';
import { removalOf } from './removals';
import { equals, every, has, literal, placeKey, textIn } from './values';
import type { Alternative, FileEdit, Place, Setting, SettingsView, Test } from './model';

export const securityMiddleware = 'django.middleware.security.SecurityMiddleware';
export const sessionMiddleware = 'django.contrib.sessions.middleware.SessionMiddleware';
export const csrfMiddleware = 'django.middleware.csrf.CsrfViewMiddleware';
export const commonMiddleware = 'django.middleware.common.CommonMiddleware';
export const authMiddleware = 'django.contrib.auth.middleware.AuthenticationMiddleware';
export const frameMiddleware = 'django.middleware.clickjacking.XFrameOptionsMiddleware';
export const corsMiddleware = 'corsheaders.middleware.CorsMiddleware';

/** The settings that a release of Django may take its middleware from. */
export type ListName = 'MIDDLEWARE' | 'MIDDLEWARE_CLASSES';

const isNone = literal((value) => value === null);

/**
 * The setting that Django takes the middleware from: releases before 1.10 know the old name only, and those before 2.0 read it
 * where the new one is not set, or None.
 */
export function listName(settings: SettingsView): ListName {
  return settings.once('name of the list of middleware', () => {
    const { django } = settings;
    const list = settings.get('MIDDLEWARE');
    if (!settings.get('MIDDLEWARE_CLASSES').isAssigned) return 'MIDDLEWARE';
    const isNewUnread = isReleaseFixed(settings) && django !== undefined && !atLeast(django, '1.10');
    if (list.isAssigned && list.must(isNone) === undefined && !isNewUnread) return 'MIDDLEWARE';
    const isOld = django === undefined ? looksOlderThan(settings, '2.0') : !atLeast(django, '2.0');
    return isOld ? 'MIDDLEWARE_CLASSES' : 'MIDDLEWARE';
  });
}

/** The list of middleware that Django reads. */
export function middlewareList(settings: SettingsView): Setting {
  return settings.get(listName(settings));
}

/** Whether a deployed site has a middleware; undefined where the list is not known. */
export function hasMiddleware(settings: SettingsView, path: string): boolean | undefined {
  return middlewareList(settings).judge(has(equals(path)));
}

/** False where the list of middleware is written and known not to hold the one that reads a setting: another rule says so. */
export function isHonoured(settings: SettingsView, middleware: string): boolean {
  return !middlewareList(settings).isAssigned || hasMiddleware(settings, middleware) !== false;
}

/** The alternative of the list that proves that none of these middleware is there; undefined where that is not certain. */
export function lacksMiddleware(settings: SettingsView, paths: readonly string[]): Alternative | undefined {
  const list = middlewareList(settings);
  // A piece of a site's settings that does not write the list says nothing about it.
  if (!list.isAssigned) return undefined;
  return list.must(without(paths));
}

/** True where a deployed site runs none of these middleware unless a variable asks for one. */
export function runsWithout(settings: SettingsView, paths: readonly string[]): boolean {
  const list = middlewareList(settings);
  return list.isAssigned && list.deployed(without(paths)) !== undefined;
}

function without(paths: readonly string[]): Test {
  return (value) => {
    const answers = paths.map((path) => has(standsFor(path))(value));
    return answers.includes(true) ? false : answers.includes(undefined) ? undefined : true;
  };
}

/** The middleware, or a class of another module with its name, also behind other words, which is as a rule made from it. */
function standsFor(path: string): Test {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return literal((value) => {
    if (typeof value !== 'string') return false;
    return value === path || value.endsWith(`.${name}`) || (value.endsWith(name) && !isIndependent(value));
  });
}

/** Where a list of middleware names one of them, in any module. */
export function middlewarePlace(settings: SettingsView, path: string): Place | undefined {
  for (const { value } of middlewareList(settings).deployedAlternatives) {
    if (value.kind !== 'sequence') continue;
    const item = value.items.find((bound) => every(bound, equals(path)) === true);
    if (item?.[0] !== undefined) return item[0].at;
  }
  return undefined;
}

/**
 * The name that the list of a deployed site was last written to, which stands for the whole list; where a branch adds to it, the
 * one in front of that.
 */
export function middlewareName(settings: SettingsView): Place | undefined {
  const names = middlewareList(settings).deployedAlternatives.flatMap(({ written }) => written?.name ?? []);
  const [first] = names;
  return first && names.filter(({ uri }) => uri === first.uri).reduce(inFront, first);
}

function inFront(one: Place, other: Place): Place {
  return other.span.start < one.span.start ? other : one;
}

interface Item {
  readonly path: string;
  readonly at: Place;
}

function plainItems(list: Alternative): readonly Item[] {
  if (list.value.kind !== 'sequence') return [];
  return list.value.items.flatMap((bound) => {
    const [only, ...others] = bound;
    const path = only && textIn(only.value);
    return only === undefined || path === undefined || others.length > 0 || only.via.length > 0
      ? []
      : [{ path, at: only.at }];
  });
}

/** The items that the list has on every path that a deployed site may take, so that what stands beside them is there as well. */
function itemsOnAllPaths(settings: SettingsView, list: Alternative): readonly Item[] {
  const others = middlewareList(settings).deployedAlternatives.filter(({ value }) => value.kind === 'sequence');
  const places = others.map((other) => new Set(plainItems(other).map(({ at }) => placeKey(at))));
  return plainItems(list).filter(({ at }) => places.every((known) => known.has(placeKey(at))));
}

/**
 * Inserts a middleware in front of the first item that satisfies `isNext`, else behind the last one that is there on all paths;
 * undefined for computed lists. One that a statement takes out again is there once that statement has gone.
 */
export function insertMiddleware(
  settings: SettingsView,
  list: Alternative,
  path: string,
  isNext: (path: string, index: number, all: readonly string[]) => boolean,
): readonly FileEdit[] | undefined {
  const removal = removalOf(settings, listName(settings), path);
  if (removal !== undefined) return removal === 'unclear' ? undefined : [removal];
  const items = itemsOnAllPaths(settings, list);
  const paths = items.map((item) => item.path);
  const next = items[paths.findIndex(isNext)];
  const edit = next && insertBefore(settings, next.at, path);
  if (next !== undefined) return edit && [edit];
  const last = items.at(-1);
  return last && insertAfterLast(settings, last.at, path);
}
