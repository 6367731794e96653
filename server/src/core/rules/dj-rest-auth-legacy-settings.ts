import { certainWrites, isReadInProject } from './shared/lifecycle';
import { addEntry } from './shared/dict-edits';
import { judgeAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { packageAtLeast, usesPackage } from './shared/packages';
import { moduleQuote } from './shared/source';
import { deleteStatement } from './shared/statements';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { FileEdit, Fix, Problem, SettingsView, Write } from './shared/model';

/** Dictionaries of 2 whose keys are keys of `REST_AUTH` now. */
const dissolved: readonly string[] = ['REST_AUTH_SERIALIZERS', 'REST_AUTH_REGISTER_SERIALIZERS'];

/** The settings of 2, and the keys of `REST_AUTH` that took their place. */
const moved: Readonly<Record<string, string>> = {
  REST_AUTH_REGISTER_PERMISSION_CLASSES: 'REGISTER_PERMISSION_CLASSES',
  REST_USE_JWT: 'USE_JWT',
  REST_SESSION_LOGIN: 'SESSION_LOGIN',
  REST_AUTH_TOKEN_MODEL: 'TOKEN_MODEL',
  REST_AUTH_TOKEN_CREATOR: 'TOKEN_CREATOR',
  JWT_AUTH_COOKIE: 'JWT_AUTH_COOKIE',
  JWT_AUTH_REFRESH_COOKIE: 'JWT_AUTH_REFRESH_COOKIE',
  JWT_AUTH_REFRESH_COOKIE_PATH: 'JWT_AUTH_REFRESH_COOKIE_PATH',
  JWT_AUTH_SECURE: 'JWT_AUTH_SECURE',
  JWT_AUTH_HTTPONLY: 'JWT_AUTH_HTTPONLY',
  JWT_AUTH_SAMESITE: 'JWT_AUTH_SAMESITE',
  JWT_AUTH_COOKIE_USE_CSRF: 'JWT_AUTH_COOKIE_USE_CSRF',
  JWT_AUTH_COOKIE_ENFORCE_CSRF_ON_UNAUTHENTICATED: 'JWT_AUTH_COOKIE_ENFORCE_CSRF_ON_UNAUTHENTICATED',
  OLD_PASSWORD_FIELD_ENABLED: 'OLD_PASSWORD_FIELD_ENABLED',
  LOGOUT_ON_PASSWORD_CHANGE: 'LOGOUT_ON_PASSWORD_CHANGE',
};

/** Moves a plain value into the dict: a new one in its place, or the one that is there. */
function fixes(settings: SettingsView, name: string, key: string, write: Write): readonly Fix[] {
  const [value, ...others] = settings.get(name).all;
  const removed = deleteStatement(settings, name, write);
  const isPlain = value?.value.kind === 'literal' && value.via.length === 0 && others.length === 0;
  if (!isPlain || removed === undefined) return [];
  const python = settings.textOf(value.at);
  const edits = settings.get('REST_AUTH').isAssigned
    ? intoDict(settings, key, python, removed)
    : [{ at: write.statement, newText: `REST_AUTH = {${quoted(settings, write, key)}: ${python}}` }];
  return edits === undefined
    ? []
    : [{ title: 'Move it into `REST_AUTH` (it starts to work)', edits, safety: 'unsafe', preferred: false }];
}

function intoDict(
  settings: SettingsView,
  key: string,
  python: string,
  removed: readonly FileEdit[],
): readonly FileEdit[] | undefined {
  const [dict, ...others] = settings.get('REST_AUTH').all;
  if (dict?.value.kind !== 'dict' || others.length > 0) return undefined;
  const last = dict.value.entries.at(-1);
  const added = last && addEntry(settings, dict.value, textIn(last.key) ?? '', key, python);
  return added && [...added, ...removed];
}

function quoted(settings: SettingsView, { name: { uri } }: Write, key: string): string {
  const quote = moduleQuote(settings, uri);
  return quote + key + quote;
}

/** Under the names of single values the package has no dict: one there is the project's own. */
function isOfProject(settings: SettingsView, name: string): boolean {
  return moved[name] !== undefined && settings.get(name).all.some(({ value }) => value.kind === 'dict');
}

type Judged = Omit<Problem, 'at' | 'subject'>;

/** The dict has the key already: whatever the old line says, nothing gets lost with it. */
function leftBehind(settings: SettingsView, name: string, key: string, write: Write, isNew: boolean): Judged {
  const edits = deleteStatement(settings, name, write);
  const title = `Delete \`${name}\`, which has no effect`;
  return {
    profile: 'hint',
    message: `Since 3.0, dj-rest-auth ignores \`${name}\`, and \`${key}\` in \`REST_AUTH\` counts. Delete the line.`,
    fixes: edits === undefined ? [] : [{ title, edits, safety: isNew ? 'safe' : 'unsafe', preferred: true }],
  };
}

function ignored(settings: SettingsView, name: string, write: Write, isNew: boolean): Judged {
  const key = moved[name];
  const present = (): boolean => true;
  if (key !== undefined && judgeAt(settings, ['REST_AUTH', key], present, false) === true)
    return leftBehind(settings, name, key, write, isNew);
  return {
    ...(isNew ? {} : { profile: 'info' }),
    message: `Since 3.0, dj-rest-auth ignores \`${name}\`. Write ${key === undefined ? 'its keys' : `it as \`${key}\``} in \`REST_AUTH\`.`,
    fixes: key === undefined ? [] : fixes(settings, name, key, write),
  };
}

const release = { 'dj-rest-auth': '7.0.1' };

export default defineRule({
  id: 'dj-rest-auth-legacy-settings',
  summary: 'A setting that dj-rest-auth no longer reads',
  why: 'Since 3.0 dj-rest-auth reads the dict `REST_AUTH` only. A setting of its own still stands there and looks as if it worked: a cookie that was meant to be `Secure` is sent over plain HTTP, or the present password is not asked for.',
  notes:
    'Information where the release of dj-rest-auth is not known, since up to 2 these are the right names, and a hint where `REST_AUTH` has the key already. Silent where the project reads the name itself.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [477],
  fixable: 'sometimes',
  reveals: [
    'dj-rest-auth-cookie-insecure',
    'dj-rest-auth-cookie-readable',
    'dj-rest-auth-old-password',
    'dj-rest-auth-cookie-csrf',
  ],
  sources: ['https://github.com/iMerica/dj-rest-auth/releases/tag/3.0.0'],
  examples: [
    {
      packages: release,
      code: marked('JWT_AUTH_SECURE = True', 'JWT_AUTH_SECURE'),
      after: 'REST_AUTH = {"JWT_AUTH_SECURE": True}',
    },
    {
      title: 'Beside the dict of today',
      packages: release,
      code: marked("REST_AUTH = {'USE_JWT': True}\nJWT_AUTH_SECURE = True", 'JWT_AUTH_SECURE'),
      after: "REST_AUTH = {'USE_JWT': True, 'JWT_AUTH_SECURE': True}\n",
    },
    {
      title: 'The release is not known: information',
      code: marked('INSTALLED_APPS = ["dj_rest_auth"]\nJWT_AUTH_SECURE = True', 'JWT_AUTH_SECURE'),
    },
    {
      title: 'The dict has the key: a hint',
      packages: release,
      code: marked("REST_AUTH = {'USE_JWT': True}\nREST_USE_JWT = True\n", 'REST_USE_JWT'),
      after: "REST_AUTH = {'USE_JWT': True}\n",
    },
    { title: 'Another name', packages: release, code: marked('REST_USE_JWT = True\nREST_AUTH = {}', 'REST_USE_JWT') },
    {
      title: 'A dictionary of its own',
      packages: release,
      code: marked('REST_AUTH_SERIALIZERS = {"LOGIN_SERIALIZER": "shop.api.Login"}', 'REST_AUTH_SERIALIZERS'),
    },
    { packages: release, code: 'REST_AUTH = {"JWT_AUTH_SECURE": True}' },
    {
      title: 'Read by the project',
      packages: release,
      code: 'JWT_AUTH_SECURE = True\nREST_AUTH = {"JWT_AUTH_SECURE": JWT_AUTH_SECURE}',
    },
    {
      title: "The project's own dict under such a name",
      packages: release,
      code: "JWT_AUTH_COOKIE = {'key': 'jwt', 'httponly': True}",
    },
    { title: 'For tests', role: 'test', packages: release, code: 'JWT_AUTH_SECURE = True' },
  ],
  *check(settings) {
    const isNew = packageAtLeast(settings, 'dj-rest-auth', '3.0');
    if (!usesPackage(settings, 'dj-rest-auth') || isNew === false) return;
    for (const name of [...Object.keys(moved), ...dissolved]) {
      if (!settings.get(name).isAssigned || isReadInProject(settings, name) || isOfProject(settings, name)) continue;
      for (const write of certainWrites(settings, name).filter(({ how }) => how === 'assign')) {
        yield {
          at: write.name,
          subject: name,
          ...(isNew === true ? { tags: ['unnecessary'] } : {}),
          ...ignored(settings, name, write, isNew === true),
        };
      }
    }
  },
});
