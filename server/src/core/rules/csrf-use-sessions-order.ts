import { hasApp } from './shared/apps';
import { writtenSetting } from './shared/cookies';
import { csrfMiddleware, hasMiddleware, listName, middlewareList, sessionMiddleware } from './shared/middleware';
import { askOrder, indexOfPath, moveBefore, type Item } from './shared/order';
import { reportPlace } from './shared/replacing';
import { usesEngine } from './shared/session-engine';
import { has, literal, truthy } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, Problem, SettingsView } from './shared/model';

const name = 'CSRF_USE_SESSIONS';
const on = `${name} = True\n#                   ^^^^\n`;
const apps = 'INSTALLED_APPS = ["django.contrib.sessions"]\n';
const both = `MIDDLEWARE = [\n    "${sessionMiddleware}",\n    "${csrfMiddleware}",\n]\n`;
const swapped = `MIDDLEWARE = [\n    "${csrfMiddleware}",\n    "${sessionMiddleware}",\n]\n`;

/** Packages bring session middlewares of their own, all with the word in their name. */
const anySessions = has(literal((value) => typeof value === 'string' && /session/i.test(value)));

interface Pair {
  readonly session: Item;
  readonly csrf: Item;
}

/** Where CsrfViewMiddleware stands before SessionMiddleware. */
function wrongOrder(items: readonly Item[]): Pair | undefined {
  const [at, csrfAt] = [indexOfPath(items, sessionMiddleware), indexOfPath(items, csrfMiddleware)];
  const [session, csrf] = [items[at], items[csrfAt]];
  return session !== undefined && csrf !== undefined && csrfAt < at ? { session, csrf } : undefined;
}

function move(settings: SettingsView, list: Alternative, { session, csrf }: Pair): readonly Fix[] {
  const edits = moveBefore(settings, list, session.at, csrf.at);
  const title = 'Move `SessionMiddleware` in front of `CsrfViewMiddleware`';
  return edits ? [{ title, edits, safety: 'unsafe', preferred: true }] : [];
}

function needsApp(settings: SettingsView): boolean {
  return usesEngine(settings, 'db') || usesEngine(settings, 'cached_db');
}

function trouble(settings: SettingsView): Pick<Problem, 'message' | 'fixes'> | undefined {
  const rest = 'so every request fails. `SessionMiddleware` has to stand before `CsrfViewMiddleware`.';
  const wrong = askOrder(settings, listName(settings), wrongOrder);
  if (wrong !== undefined)
    return {
      message: `\`${name}\` needs the session, which is not there yet when \`CsrfViewMiddleware\` runs, ${rest}`,
      fixes: move(settings, wrong.list, wrong.found),
    };
  if (middlewareList(settings).judge(anySessions) === false)
    return { message: `\`${name}\` needs the session, but there is no \`SessionMiddleware\`, ${rest}` };
  if (!needsApp(settings) || !settings.get('INSTALLED_APPS').isAssigned) return undefined;
  if (hasApp(settings, 'django.contrib.sessions') !== false) return undefined;
  return {
    message: `\`${name}\` needs the table of sessions, but \`django.contrib.sessions\` is not installed. Add it to \`INSTALLED_APPS\`.`,
  };
}

export default defineRule({
  id: 'csrf-use-sessions-order',
  summary: '`CSRF_USE_SESSIONS` without a session at that point',
  why: 'The CSRF middleware then looks for its secret in the session. Where no session is there yet, Django raises `ImproperlyConfigured` on every request.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [352],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#csrf-use-sessions',
    'https://docs.djangoproject.com/en/stable/ref/middleware/#middleware-ordering',
  ],
  examples: [
    { title: 'Wrong order', code: `${apps}${swapped}${on}`, after: `${apps}${both}${name} = True\n` },
    { title: 'No sessions', code: `${apps}MIDDLEWARE = ["${csrfMiddleware}"]\n${on}` },
    { title: 'No table', code: `INSTALLED_APPS = []\n${both}${on}` },
    { code: `${apps}${both}${name} = True` },
    {
      title: 'A middleware of a package',
      code: `${apps}MIDDLEWARE = ["qsessions.middleware.SessionMiddleware", "${csrfMiddleware}"]\n${name} = True`,
    },
    { title: 'Off', code: `${apps}${swapped}${name} = False` },
    {
      title: 'Not known',
      code: `from tools import more\n${apps}MIDDLEWARE = [*more(), "${csrfMiddleware}"]\n${name} = True`,
    },
  ],
  *check(settings) {
    const found = writtenSetting(settings, name, truthy);
    if (found === undefined || hasMiddleware(settings, csrfMiddleware) !== true) return;
    const problem = trouble(settings);
    if (problem !== undefined) yield { at: reportPlace(settings, found), subject: name, ...problem };
  },
});
