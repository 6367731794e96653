import { isOfSite } from '../model/roles';
import { basename, isComposeFile, withoutCommentLines } from '../text';
import { sendsSessionEverywhere } from './shared/cookies';
import { marked } from './shared/marked';
import { callsIn, importEdit } from './shared/routes';
import { wholeFile } from './shared/source';
import { defineRule } from './rule';
import type { Fix, ProcessFileView, RouteCall, RouteValue, UrlsView } from './shared/model';

const head = [
  'from channels.auth import AuthMiddlewareStack',
  'from channels.routing import ProtocolTypeRouter, URLRouter',
  'from channels.security.websocket import AllowedHostsOriginValidator, OriginValidator',
  '\n',
].join('\n');
const bare = 'AuthMiddlewareStack(URLRouter(routes))';
const wrapped = `AllowedHostsOriginValidator(${bare})`;

const started = (command: string): Readonly<Record<string, string>> => ({
  'settings.py': 'DEBUG = False\n',
  'docker-compose.dev.yml': 'services:\n  web:\n    command: daphne shop.asgi:application\n',
  'docker-compose.prod.yml': `services:\n  web:\n    command: ${command}\n`,
});

/** The calls from the outside in, as far as each has one application in its first argument. */
function chain(value: RouteValue | undefined): readonly RouteCall[] {
  if (value?.kind !== 'call') return [];
  return [value.call, ...chain(value.call.args[0]?.value)];
}

/** True where the application at the end is written here, so that nothing hides in a name. */
function isWhole(calls: readonly RouteCall[]): boolean {
  return calls.at(-1)?.callee === 'channels.routing.URLRouter';
}

/** True where there is nothing to talk to yet: the list of routes is written here, is empty, and nothing else is done with it. */
function isEmpty(urls: UrlsView, calls: readonly RouteCall[]): boolean {
  const routes = calls.at(-1)?.args[0]?.value;
  if (routes?.kind !== 'path') return routes?.kind === 'list' && routes.items.length === 0;
  const given = urls.values.find(({ targets }) => targets.includes(routes.path))?.value;
  if (given?.kind !== 'list' || given.items.length > 0 || !/^\w+$/.test(routes.path)) return false;
  return urls.textOf(wholeFile(urls.uri)).split(new RegExp(String.raw`\b${routes.path}\b`)).length === 3;
}

/** Only those of Channels are known to read cookies; one of the project's own may ask for a token, which no other site has. */
function usesLogins(calls: readonly RouteCall[]): boolean {
  return calls.some(({ callee }) => /^channels\.(?:auth|sessions)\.\w+$/.test(callee));
}

function validates({ callee, args }: RouteCall): boolean {
  if (callee.endsWith('.AllowedHostsOriginValidator')) return true;
  const [, allowed] = args;
  const everything =
    allowed?.value.kind === 'list' && allowed.value.items.some((item) => item.kind === 'text' && item.text === '*');
  return callee.endsWith('.OriginValidator') && !everything;
}

/** Django's session cookie goes along with what the same site asks for, unless the settings say otherwise; hosts below one domain are one site. */
function whoOpens({ entries }: UrlsView): string {
  return entries.some((view) => isOfSite(view.role) && sendsSessionEverywhere(view))
    ? 'Any website can open this WebSocket with the login of its visitor.'
    : 'Only `SameSite` of the session cookie keeps other websites from opening this WebSocket with the login of a visitor, and it lets in other hosts below the same domain.';
}

/**
 * True where only a compose file of developers starts an ASGI application: the one for production has a server for WSGI, and nothing
 * else that deploys the site speaks of ASGI.
 */
function isForWorkOnly({ entries }: UrlsView): boolean {
  const processes = (entries[0]?.processes ?? []).map((file) => ({ ...file, text: withoutCommentLines(file.text) }));
  const deployed = processes.filter(({ role }) => role === 'production');
  const starts = ({ text }: ProcessFileView): boolean =>
    /\basgi\b|\b(?:daphne|uvicorn|hypercorn|granian)\b/i.test(text);
  return (
    !deployed.some(starts) &&
    deployed.some(({ uri, text }) => isComposeFile(basename(uri)) && /\b(?:gunicorn|uwsgi)\b.*\bwsgi\b/.test(text)) &&
    processes.some((file) => file.role === 'development' && starts(file))
  );
}

function fixes(urls: UrlsView, value: RouteValue): readonly Fix[] {
  const edits = [
    ...importEdit(urls, 'channels.security.websocket', 'AllowedHostsOriginValidator'),
    { at: value.at, newText: `AllowedHostsOriginValidator(${urls.textOf(value.at)})` },
  ];
  return [{ title: 'Allow the hosts of `ALLOWED_HOSTS` only', edits, safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'asgi-websocket-origin',
  summary: 'A WebSocket that uses logins does not check which website opens it',
  why: 'Browsers open a WebSocket for a page of any site, and send the cookies that `SameSite` lets go along. Without a check of the `Origin` header, pages of other hosts below the same domain talk to this site as whoever visits them, and with `SESSION_COOKIE_SAMESITE = "None"` every page on the web does.',
  notes:
    'Speaks where the WebSocket application uses the logins or sessions of Channels and is written out in one expression. Silent where the consumers of the project read neither the user, the session nor the headers of who opens it. A validator that allows `"*"` counts as none. Silent where only a compose file for development starts an ASGI application, and the one for production starts that of WSGI. Native clients send no `Origin` header and are refused by the validators.',
  on: 'urls',
  profile: 'warn',
  django: [],
  cwe: [1385],
  fixable: 'sometimes',
  sources: ['https://channels.readthedocs.io/en/latest/topics/security.html#websockets'],
  examples: [
    {
      path: 'asgi.py',
      code: marked(`${head}application = ProtocolTypeRouter({"websocket": ${bare}})`, bare),
      after: `${head}application = ProtocolTypeRouter({"websocket": ${wrapped}})`,
    },
    {
      title: 'A validator that allows everything',
      path: 'asgi.py',
      code: marked(
        `${head}application = ProtocolTypeRouter({"websocket": OriginValidator(${bare}, ["*"])})`,
        `OriginValidator(${bare}, ["*"])`,
      ),
    },
    { path: 'asgi.py', code: `${head}application = ProtocolTypeRouter({"websocket": ${wrapped}})` },
    {
      title: 'No routes yet',
      path: 'asgi.py',
      code: `${head}routes = []\napplication = ProtocolTypeRouter({"websocket": ${bare}})`,
    },
    {
      title: 'Routes that are added later',
      path: 'asgi.py',
      code: marked(
        `${head}routes = []\nroutes += more\napplication = ProtocolTypeRouter({"websocket": ${bare}})`,
        bare,
      ),
      after: `${head}routes = []\nroutes += more\napplication = ProtocolTypeRouter({"websocket": ${wrapped}})`,
    },
    {
      title: 'Named origins',
      path: 'asgi.py',
      code: `${head}application = ProtocolTypeRouter({"websocket": OriginValidator(${bare}, ["https://shop.example"])})`,
    },
    {
      title: 'Logins by a token',
      path: 'asgi.py',
      code: `from shop.sockets import JwtAuthMiddlewareStack\n${head}application = ProtocolTypeRouter({"websocket": JwtAuthMiddlewareStack(URLRouter(routes))})`,
    },
    {
      title: 'Started for the site as well',
      path: 'asgi.py',
      files: started('gunicorn -k uvicorn.workers.UvicornWorker shop.asgi'),
      code: marked(`${head}application = ProtocolTypeRouter({"websocket": ${bare}})`, bare),
      after: `${head}application = ProtocolTypeRouter({"websocket": ${wrapped}})`,
    },
  ],
  *check(urls) {
    if (isForWorkOnly(urls) || urls.entries.some(({ socketsAskNobody }) => socketsAskNobody)) return;
    for (const { call } of callsIn(urls)) {
      const [routes] = call.args;
      if (!/^channels\.routing\.ProtocolTypeRouter$/.test(call.callee) || routes?.value.kind !== 'dict') continue;
      const value = routes.value.entries.find(({ key }) => key === 'websocket')?.value;
      const calls = chain(value);
      if (value === undefined || !isWhole(calls) || !usesLogins(calls) || calls.some(validates)) continue;
      if (isEmpty(urls, calls)) continue;
      yield {
        at: value.at,
        message: `${whoOpens(urls)} Wrap it in \`AllowedHostsOriginValidator\`.`,
        fixes: calls.some(({ callee }) => callee.endsWith('OriginValidator')) ? [] : fixes(urls, value),
      };
    }
  },
});
