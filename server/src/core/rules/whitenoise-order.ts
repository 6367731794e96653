import { askOrder, className, indexOfPath, moveAfter, moveBefore, type Item } from './shared/order';
import { herokuCall } from './shared/heroku';
import { marked } from './shared/marked';
import { commonMiddleware, corsMiddleware, listName, securityMiddleware, sessionMiddleware } from './shared/middleware';
import { truthy } from './shared/values';
import { usesPackage } from './shared/packages';
import { defineRule } from './rule';
import type { Alternative, Fix, Problem, SettingsView } from './shared/model';

const whitenoise = 'whitenoise.middleware.WhiteNoiseMiddleware';
const everyRequest = 'SESSION_SAVE_EVERY_REQUEST';

interface Order {
  readonly files: Item;
  readonly security: Item;
  /** What stands between the two; undefined where the files come first. */
  readonly between: readonly Item[] | undefined;
}

function question(items: readonly Item[]): Order | undefined {
  const [i, j] = [indexOfPath(items, securityMiddleware), indexOfPath(items, whitenoise)];
  const [security, files] = [items[i], items[j]];
  if (security === undefined || files === undefined) return undefined;
  if (j < i) return { files, security, between: undefined };
  const between = items.slice(i + 1, j).filter(({ path }) => path !== undefined && path !== corsMiddleware);
  return between.length === 0 ? undefined : { files, security, between };
}

function fixes(settings: SettingsView, list: Alternative, { files, security, between }: Order): readonly Fix[] {
  const [next] = between ?? [];
  const edits = next ? moveBefore(settings, list, files.at, next.at) : moveAfter(settings, list, files.at, security.at);
  const title = 'Move `WhiteNoiseMiddleware` right behind `SecurityMiddleware`';
  return edits ? [{ title, edits, safety: 'unsafe', preferred: true }] : [];
}

/** A static file may be kept by a shared cache; with a session cookie in it, the next visitor gets somebody's session. */
function sendsSessions(settings: SettingsView, between: readonly Item[]): boolean {
  const session = between.some(({ path }) => path === sessionMiddleware);
  return session && settings.get(everyRequest).deployed(truthy) !== undefined;
}

function speak(settings: SettingsView, { files, between }: Order): Pick<Problem, 'message' | 'profile'> {
  if (between === undefined) {
    const by = herokuCall(settings, files.at);
    const where = by === undefined ? '`WhiteNoiseMiddleware` runs' : `\`${by}\` puts \`WhiteNoiseMiddleware\``;
    const what = by === undefined ? 'Move it right behind.' : 'Give it `staticfiles=False`, and list it right behind.';
    return {
      message: `${where} before \`SecurityMiddleware\`, so static files are sent without its headers and its redirect to HTTPS. ${what}`,
      profile: 'warn',
    };
  }
  if (sendsSessions(settings, between)) {
    return {
      message: `Static files pass \`SessionMiddleware\`, which sends the session cookie with each of them because of \`${everyRequest}\`, although caches may share them. Move \`WhiteNoiseMiddleware\` right behind \`SecurityMiddleware\`.`,
      profile: 'warn',
    };
  }
  const names = between.map(({ path }) => `\`${className(path ?? '')}\``).join(', ');
  return {
    message: `Every static file passes ${names} before \`WhiteNoiseMiddleware\` answers. Move it right behind \`SecurityMiddleware\`.`,
  };
}

const list = (...items: readonly string[]): string =>
  `MIDDLEWARE = [\n${items.map((item) => `    "${item}",\n`).join('')}]`;

export default defineRule({
  id: 'whitenoise-order',
  summary: '`WhiteNoiseMiddleware` is not right behind `SecurityMiddleware`',
  why: 'WhiteNoise answers requests for static files at its place in the list. In front of `SecurityMiddleware` they get no security headers; behind sessions and logins they pass code that is not meant for them, which is slow and may add cookies to files that caches share.',
  notes:
    'A warning in front of `SecurityMiddleware`, and behind `SessionMiddleware` where `SESSION_SAVE_EVERY_REQUEST` is on; information otherwise.',
  on: 'settings',
  profile: 'info',
  isLouder: true,
  django: [],
  cwe: [693],
  fixable: 'sometimes',
  sources: ['https://whitenoise.readthedocs.io/en/stable/django.html#enable-whitenoise'],
  examples: [
    {
      title: 'In front',
      code: marked(list(whitenoise, securityMiddleware), `"${whitenoise}"`),
      after: list(securityMiddleware, whitenoise),
    },
    {
      title: 'Behind another one',
      code: marked(list(securityMiddleware, commonMiddleware, whitenoise), `"${whitenoise}"`),
      after: list(securityMiddleware, whitenoise, commonMiddleware),
    },
    {
      title: 'Behind sessions that are saved with every request',
      code: `${marked(list(securityMiddleware, sessionMiddleware, whitenoise), `"${whitenoise}"`)}\n${everyRequest} = True`,
      after: `${list(securityMiddleware, whitenoise, sessionMiddleware)}\n${everyRequest} = True`,
    },
    { code: list(securityMiddleware, whitenoise, sessionMiddleware) },
    { title: 'CORS in between', code: list(securityMiddleware, corsMiddleware, whitenoise) },
    { title: 'The order is not known', code: `MIDDLEWARE = {"${whitenoise}", "${securityMiddleware}"}` },
  ],
  *check(settings) {
    if (!usesPackage(settings, 'whitenoise')) return;
    const order = askOrder(settings, listName(settings), question);
    if (order === undefined) return;
    yield {
      at: order.found.files.at,
      subject: listName(settings),
      related: [{ at: order.found.security.at, message: 'It belongs right behind this one.' }],
      ...speak(settings, order.found),
      fixes: fixes(settings, order.list, order.found),
    };
  },
});
