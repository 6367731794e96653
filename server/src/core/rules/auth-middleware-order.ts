import { middleware } from '../django/middleware';
import { addLacking, classOf, lacksIn, mayDerive, needsSession } from './shared/logins';
import { askOrder, indexOfPath, moveBefore, type Item } from './shared/order';
import { marked } from './shared/marked';
import { listName, middlewareName } from './shared/middleware';
import { defineRule } from './rule';
import type { Problem, SettingsView } from './shared/model';

/** A middleware of logins or messages that stands in front of the sessions. */
interface Early {
  readonly name: 'authentication' | 'messages';
  readonly item: Item;
  readonly session: Item;
}

function earlyIn(settings: SettingsView, items: readonly Item[]): Early | undefined {
  const at = indexOfPath(items, middleware.session);
  for (const name of ['authentication', 'messages'] as const) {
    const index = indexOfPath(items, middleware[name]);
    const [item, session] = [items[index], items[at]];
    if (item === undefined || session === undefined || index > at || !needsSession(settings, name)) continue;
    if (!mayDerive(items.slice(0, index))) return { name, item, session };
  }
  return undefined;
}

function* early(settings: SettingsView): Iterable<Problem> {
  const order = askOrder(settings, listName(settings), (items) => earlyIn(settings, items));
  if (order === undefined) return;
  const { name, item, session } = order.found;
  const edits = moveBefore(settings, order.list, session.at, item.at);
  yield {
    at: item.at,
    subject: listName(settings),
    message: `\`${classOf(name)}\` runs before \`SessionMiddleware\`, so every request ends with an error. Move \`SessionMiddleware\` in front of it.`,
    related: [{ at: session.at, message: 'It has to come first.' }],
    django: [],
    fixes: edits
      ? [
          {
            title: `Move \`SessionMiddleware\` in front of \`${classOf(name)}\``,
            edits,
            safety: 'unsafe',
            preferred: true,
          },
        ]
      : [],
  };
}

function* lacking(settings: SettingsView): Iterable<Problem> {
  const at = middlewareName(settings);
  if (at === undefined || settings.isFragment) return;
  const order = askOrder(settings, listName(settings), (items) => {
    const lacks = lacksIn(settings, items);
    return lacks.length === 0 ? undefined : lacks;
  });
  if (order === undefined) return;
  const names = order.found.map(({ name }) => `\`${classOf(name)}\``).join(', ');
  const edits = addLacking(settings, order.list, order.found);
  const [first] = order.found;
  yield {
    at,
    subject: listName(settings),
    message: `\`${listName(settings)}\` lacks ${names}, although ${first?.because ?? ''}. Add what is missing.`,
    django: order.found.flatMap(({ check }) => check ?? []),
    fixes: edits ? [{ title: `Add ${names}`, edits, safety: 'unsafe', preferred: true }] : [],
  };
}

const list = (...names: readonly (keyof typeof middleware)[]): string =>
  `MIDDLEWARE = [\n${names.map((name) => `    "${middleware[name]}",\n`).join('')}]`;
const admin = 'INSTALLED_APPS = ["django.contrib.admin"]\n';

export default defineRule({
  id: 'auth-middleware-order',
  summary: 'Logins or messages lack `SessionMiddleware` in front of them',
  why: '`AuthenticationMiddleware` and `MessageMiddleware` keep their data in the session and raise an error where `SessionMiddleware` has not run yet; the admin needs all three. The usual way out of the error is to drop the login from the list.',
  notes:
    'Silent where a middleware of the project may be a subclass of one of these, and for messages that are kept in a cookie.',
  on: 'settings',
  profile: 'broken',
  django: ['admin.E408', 'admin.E409', 'admin.E410'],
  cwe: [16],
  fixable: 'sometimes',
  reveals: ['session-cookie-insecure', 'missing-hardening', 'csrf-middleware-missing', 'xframe-middleware-missing'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/middleware/#middleware-ordering',
    'https://docs.djangoproject.com/en/stable/ref/checks/#admin',
  ],
  examples: [
    {
      title: 'Logins in front of sessions',
      code: marked(list('security', 'authentication', 'session'), `"${middleware.authentication}"`),
      after: list('security', 'session', 'authentication'),
    },
    {
      title: 'Messages in front of sessions',
      code: marked(list('messages', 'session'), `"${middleware.messages}"`),
      after: list('session', 'messages'),
    },
    {
      title: 'Logins without sessions',
      code: marked(list('common', 'authentication'), 'MIDDLEWARE'),
      after: list('session', 'common', 'authentication'),
    },
    {
      title: 'The admin without messages',
      code: admin + marked(list('session', 'authentication', 'frames'), 'MIDDLEWARE'),
      after: admin + list('session', 'authentication', 'messages', 'frames'),
    },
    {
      title: 'The admin without any of them',
      code: admin + marked(list('common', 'frames'), 'MIDDLEWARE'),
      after: admin + list('session', 'common', 'authentication', 'messages', 'frames'),
    },
    { code: admin + list('session', 'authentication', 'messages') },
    {
      title: 'Messages in a cookie',
      code: `${list('messages')}\nMESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"`,
    },
    {
      title: 'Maybe a subclass',
      code: `MIDDLEWARE = ["shop.middleware.Sessions", "${middleware.authentication}"]`,
    },
    { title: 'Not known', code: `from tools import more\nMIDDLEWARE = [*more(), "${middleware.authentication}"]` },
  ],
  *check(settings) {
    yield* early(settings);
    yield* lacking(settings);
  },
});
