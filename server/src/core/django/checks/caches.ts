import type { Alternative, DictValue, Value } from '../../model/value';
import { truthOf } from '../../model/truth';
import { ask } from './check';
import type { Check, CheckInput } from './check';
import { both, not } from './logic';
import type { Answer } from './logic';
import { contains, entriesOf, entryOf, reached, testBound } from './values';
import type { ValueTest } from './values';

const fileBased = 'django.core.cache.backends.filebased.FileBasedCache';
/** Classes that are certainly no file-based cache; any other may derive from it. */
const otherBackends =
  /^(?:django\.core\.cache\.backends\.(?!filebased)|django_redis\.|redis_cache\.|django_bmemcached\.)/;

/** The checks of `django.core.checks.caches`. */
export const cacheChecks: readonly Check[] = [
  {
    id: 'caches.E001',
    settings: ['CACHES'],
    reports: (input) => not(ask(input, 'CACHES', contains('default'))),
  },
  {
    id: 'caches.W002',
    since: '3.2',
    settings: ['CACHES', 'MEDIA_ROOT', 'STATIC_ROOT', 'STATICFILES_DIRS'],
    besides: 'links on the server may join folders that are apart here',
    reports: isExposed,
  },
  {
    id: 'caches.W003',
    since: '3.2',
    settings: ['CACHES'],
    reports: (input) => ask(input, 'CACHES', someCache(allOf(isFileBased, isRelative))),
  },
];

function allOf(...tests: readonly ValueTest[]): ValueTest {
  return (value) => both(...tests.map((test) => test(value)));
}

/** Django builds every cache on the way, so that one that is not known leaves the whole check open. */
function someCache(test: ValueTest): ValueTest {
  return (value) => {
    if (value.kind !== 'dict' || value.open) return undefined;
    const answers = entriesOf(value).map((entry) => testBound(entry.value, test));
    return answers.includes(undefined) ? undefined : answers.includes(true);
  };
}

const isFileBased: ValueTest = (value) =>
  value.kind === 'dict'
    ? entryAnswer(value, 'BACKEND', (text) => (text === fileBased ? true : notFiles(text)))
    : undefined;

function notFiles(text: string): Answer {
  return otherBackends.test(text) ? false : undefined;
}

/** As on the systems that sites run on: a path is absolute if it begins with `/`; a drive letter is left open. */
const isRelative: ValueTest = (value) =>
  value.kind === 'dict'
    ? entryAnswer(value, 'LOCATION', (text) => (/^[A-Za-z]:/.test(text) ? undefined : !text.startsWith('/')))
    : undefined;

function entryAnswer(dict: DictValue, key: string, test: (text: string) => Answer): Answer {
  const entry = entryOf(dict, key);
  if (entry === null || entry === undefined) return undefined;
  return testBound(entry, (value) => {
    return value.kind === 'literal' && typeof value.value === 'string' ? test(value.value) : undefined;
  });
}

/**
 * Paths are compared as they are written. What stands inside another is reported; that two paths are apart is never said,
 * because a link on the server may join them.
 */
function isExposed(input: CheckInput): Answer {
  const files = ask(input, 'CACHES', someCache(isFileBased));
  if (files === false) return false;
  const served = ['MEDIA_ROOT', 'STATIC_ROOT', 'STATICFILES_DIRS'];
  if (served.every((name) => ask(input, name, truthOf) === false)) return false;
  const roots = served.flatMap((name) => certainPaths(input.get(name)));
  const location: ValueTest = (value) =>
    value.kind === 'dict' ? entryAnswer(value, 'LOCATION', (text) => meets(text, roots)) : undefined;
  return ask(input, 'CACHES', someCache(allOf(isFileBased, location)));
}

function meets(text: string, roots: readonly string[]): Answer {
  const path = normal(text);
  if (path === undefined) return undefined;
  return roots.some((root) => root === path || within(root, path) || within(path, root)) ? true : undefined;
}

function within(folder: string, path: string): boolean {
  return path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

/** The absolute paths that a setting certainly holds, as its text or in its list. */
function certainPaths(values: readonly Pick<Alternative, 'value'>[]): string[] {
  const [only, ...more] = values;
  return only === undefined || more.length > 0 ? [] : pathsOf(only.value);
}

function pathsOf(value: Value): string[] {
  if (value.kind === 'sequence') {
    return value.items.flatMap((item) => {
      const [only, ...more] = reached(item);
      return only === undefined || more.length > 0 ? [] : pathsOf(prefixedPath(only.value));
    });
  }
  const path = value.kind === 'literal' && typeof value.value === 'string' ? normal(value.value) : undefined;
  return path === undefined ? [] : [path];
}

/** `STATICFILES_DIRS` may hold pairs of a prefix and a folder. */
function prefixedPath(value: Value): Value {
  if (value.kind !== 'sequence' || value.items.length !== 2) return value;
  return value.items[1]?.[0]?.value ?? value;
}

/** An absolute path without `.`, `..` and doubled slashes; undefined for others. */
function normal(text: string): string | undefined {
  if (!text.startsWith('/')) return undefined;
  const parts: string[] = [];
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return `/${parts.join('/')}`;
}
