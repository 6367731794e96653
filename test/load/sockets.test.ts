import assert from 'node:assert/strict';
import { relativePath } from '../../server/src/core/text';
import { loadProject } from '../../server/src/load';
import { askNobody } from '../../server/src/load/facts/sockets';
import { fakeAnalyzer } from './fake-analyzer';
import { memorySource } from './memory-source';

const head = 'from channels.generic.websocket import AsyncWebsocketConsumer\n';
const routes = 'routes = [path("ws", consumers.Chat.as_asgi())]\n';

function consumer(body: string, bases = 'AsyncWebsocketConsumer'): string {
  return `${head}class Chat(${bases}):\n    async def connect(self):\n        ${body}\n`;
}

const rows: readonly (readonly [string, readonly string[], boolean])[] = [
  ['one that accepts everybody', [consumer('await self.accept()'), routes], true],
  ['one that reads its path', [consumer('self.key = self.scope.get("url_route")["kwargs"]'), routes], true],
  ['a comment', [consumer('pass  # the scope has the user'), routes], true],
  ['one that reads the login', [consumer('self.user = self.scope["user"]'), routes], false],
  ['the session', [consumer("key = self.scope.get('session')"), routes], false],
  ['headers, with cookies among them', [consumer('h = dict(self.scope["headers"])'), routes], false],
  ['the scope is handed on', [consumer('user = await find(self.scope)'), routes], false],
  ['the functions of Channels', [`from channels.auth import get_user\n${consumer('pass')}`, routes], false],
  [
    'a helper in another module reads it',
    [consumer('pass'), 'def who(it):\n    return it.scope["user"]\n', routes],
    false,
  ],
  [
    'a base of the project',
    [`${head}class Base(AsyncWebsocketConsumer):\n    pass\n`, consumer('pass', 'Base'), routes],
    true,
  ],
  ['a base that nobody sees', [consumer('pass', 'LoginMixin, AsyncWebsocketConsumer'), routes], false],
  ['a consumer of a package', [consumer('pass'), `${routes}more = [path("q", GraphQL.as_asgi())]\n`], false],
  ['none that is mounted', [consumer('pass')], false],
  ['none at all', ['x = 1\n'], false],
];

describe('WebSockets that ask nobody who they are', () => {
  for (const [title, texts, expected] of rows)
    it(title, () => {
      assert.equal(askNobody(texts), expected);
    });

  it('are looked for only where the logins of Channels are at hand', async () => {
    const load = async (asgi: string): Promise<readonly [boolean, boolean]> => {
      const source = memorySource({
        'manage.py': '',
        'shop/settings.py': 'ROOT_URLCONF = "shop.urls"\nDEBUG = False\n',
        'shop/asgi.py': `import os\n${asgi}\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n`,
        'shop/consumers.py': consumer('pass'),
        'shop/routing.py': routes,
        'shop/tests/test_chat.py': consumer('self.scope["user"]'),
      });
      const { project, consulted } = await loadProject(source, source.root, { analyzer: fakeAnalyzer, ruleIds: [] });
      const isRead = consulted.some((uri) => relativePath(source.root, uri) === 'shop/consumers.py');
      return [isRead, project.facts.socketsAskNobody === true];
    };
    assert.deepEqual(await load('from channels.auth import AuthMiddlewareStack'), [true, true]);
    assert.deepEqual(await load('from django.core.asgi import get_asgi_application'), [false, false]);
  });
});
