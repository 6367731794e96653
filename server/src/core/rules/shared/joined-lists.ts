import { directiveDocs, settingOf } from '../../django/packages/csp';
import { entryOf } from './values';
import type { ItemShape } from './joined';
import type { Bound, Value } from './model';

/** The lists in which a missing comma does harm, with the shape of their items. */
const lists: ReadonlyMap<string, ItemShape> = new Map([
  ['MIDDLEWARE', 'dotted'],
  ['INSTALLED_APPS', 'dotted'],
  ['AUTHENTICATION_BACKENDS', 'dotted'],
  ['PASSWORD_HASHERS', 'dotted'],
  ['DATABASE_ROUTERS', 'dotted'],
  ['FILE_UPLOAD_HANDLERS', 'dotted'],
  ['STATICFILES_FINDERS', 'dotted'],
  ['ALLOWED_HOSTS', 'host'],
  ['CSRF_TRUSTED_ORIGINS', 'origin'],
  ['CORS_ALLOWED_ORIGINS', 'origin'],
  ['CORS_ORIGIN_WHITELIST', 'origin'],
  ['CORS_ALLOWED_ORIGIN_REGEXES', 'pattern'],
  ['CORS_ORIGIN_REGEX_WHITELIST', 'pattern'],
  ['CORS_ALLOW_HEADERS', 'header'],
  ['CORS_EXPOSE_HEADERS', 'header'],
  ['CORS_ALLOW_METHODS', 'method'],
  ...Object.keys(directiveDocs).map((directive): [string, ItemShape] => [settingOf(directive), 'csp']),
]);

/** Dictionaries whose entries hold such lists. */
const dicts: ReadonlyMap<string, ItemShape> = new Map([
  ['REST_FRAMEWORK', 'dotted'],
  ['SECURE_CSP', 'csp'],
  ['SECURE_CSP_REPORT_ONLY', 'csp'],
]);

/** Where the lists of a setting stand in its value. */
export interface Lists {
  readonly shape: ItemShape;
  readonly inner: (value: Value) => readonly Value[];
}

/** The lists of a setting in which a missing comma does harm; undefined where it has none. */
export function listsOf(name: string): Lists | undefined {
  const list = lists.get(name);
  if (list !== undefined) return { shape: list, inner: (value) => [value] };
  const dict = dicts.get(name);
  if (dict !== undefined) return { shape: dict, inner: entriesOf };
  if (name === 'CONTENT_SECURITY_POLICY' || name === 'CONTENT_SECURITY_POLICY_REPORT_ONLY')
    return { shape: 'csp', inner: directivesOf };
  return name === 'TEMPLATES' ? { shape: 'dotted', inner: processorsOf } : undefined;
}

function directivesOf(value: Value): readonly Value[] {
  return certain(entryOf(value, 'DIRECTIVES')?.value).flatMap(entriesOf);
}

function entriesOf(value: Value): readonly Value[] {
  return value.kind === 'dict' ? value.entries.flatMap((entry) => certain(entry.value)) : [];
}

function processorsOf(value: Value): readonly Value[] {
  const engines = value.kind === 'sequence' ? value.items.flatMap(certain) : [];
  const options = engines.flatMap((engine) => certain(entryOf(engine, 'OPTIONS')?.value));
  return options.flatMap((each) => certain(entryOf(each, 'context_processors')?.value));
}

function certain(bound: Bound | undefined): readonly Value[] {
  return bound?.length === 1 ? bound.map(({ value }) => value) : [];
}
