import { isIndependent, middleware, recommendedOrder, type MiddlewareName } from '../../django/middleware';
import { hasApp } from './apps';
import { insertMiddleware } from './middleware';
import { indexOfPath, type Item } from './order';
import { literal } from './values';
import type { Alternative, FileEdit, SettingsView } from './model';

/** True where some of the items may be a subclass of one of Django's own middleware. */
export function mayDerive(items: readonly Item[]): boolean {
  return items.some(({ path }) => path === undefined || !isIndependent(path));
}

/** What a list of middleware lacks, and who needs it. */
export interface Lack {
  readonly name: MiddlewareName;
  readonly because: string;
  /** The check of Django's admin that reports it. */
  readonly check: string | undefined;
}

/** The middleware of sessions, logins and messages that others depend on and that is nowhere in the list. */
export function lacksIn(settings: SettingsView, items: readonly Item[]): readonly Lack[] {
  if (mayDerive(items)) return [];
  const admin = hasApp(settings, 'django.contrib.admin') === true;
  const has = (name: MiddlewareName): boolean => indexOfPath(items, middleware[name]) >= 0;
  const users = (['authentication', 'messages'] as const).filter((name) => has(name) && needsSession(settings, name));
  const because = admin ? 'the admin needs it' : `\`${classOf(users[0] ?? 'messages')}\` needs it`;
  const lacks: Lack[] = [];
  if (!has('session') && (admin || users.length > 0)) {
    lacks.push({ name: 'session', because, check: admin ? 'admin.E410' : undefined });
  }
  if (!admin) return lacks;
  if (!has('authentication')) lacks.push({ name: 'authentication', because, check: 'admin.E408' });
  if (!has('messages')) lacks.push({ name: 'messages', because, check: 'admin.E409' });
  return lacks;
}

/** Messages that are kept in a cookie work without sessions. */
export function needsSession(settings: SettingsView, name: 'authentication' | 'messages'): boolean {
  if (name === 'authentication') return true;
  const kept = literal((value) => typeof value === 'string' && /\.(?:fallback|session)\./.test(value));
  return settings.get('MESSAGE_STORAGE').judge(kept) === true;
}

/** The class's name of a middleware, for messages. */
export function classOf(name: MiddlewareName): string {
  return middleware[name].slice(middleware[name].lastIndexOf('.') + 1);
}

/** Inserts what is lacking in the order of Django's documentation; undefined where two would meet at one place at the end. */
export function addLacking(
  settings: SettingsView,
  list: Alternative,
  lacks: readonly Lack[],
): readonly FileEdit[] | undefined {
  const inserted = lacks.map(({ name }) => insertInOrder(settings, list, name));
  const edits: FileEdit[] = [];
  for (const one of inserted) {
    const [edit, ...others] = one ?? [];
    if (edit === undefined || (others.length > 0 && lacks.length > 1)) return undefined;
    const same = edits.findIndex(({ at }) => at.span.start === edit.at.span.start);
    const before = edits[same];
    if (before === undefined) edits.push(edit, ...others);
    else edits[same] = { ...before, newText: before.newText + edit.newText };
  }
  return edits;
}

function insertInOrder(
  settings: SettingsView,
  list: Alternative,
  name: MiddlewareName,
): readonly FileEdit[] | undefined {
  const rank = (path: string): number => recommendedOrder.findIndex((one) => middleware[one] === path);
  return insertMiddleware(settings, list, middleware[name], (path) => rank(path) > rank(middleware[name]));
}
