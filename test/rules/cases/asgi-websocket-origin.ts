import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Without logins',
    path: 'asgi.py',
    code: `from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator, OriginValidator

application = ProtocolTypeRouter({"websocket": URLRouter(routes)})`,
  },
  {
    title: 'Started by developers alone',
    path: 'asgi.py',
    files: {
      'settings.py': `DEBUG = False
`,
      'docker-compose.dev.yml': `services:
  web:
    command: daphne shop.asgi:application
`,
      'docker-compose.prod.yml': `services:
  web:
    command: gunicorn shop.wsgi
`,
    },
    code: `from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator, OriginValidator

application = ProtocolTypeRouter({"websocket": AuthMiddlewareStack(URLRouter(routes))})`,
  },
  {
    title: 'Not known',
    path: 'asgi.py',
    code: `from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator, OriginValidator

application = ProtocolTypeRouter({"websocket": AuthMiddlewareStack(inner)})`,
  },
  {
    title: 'Nobody asks who the visitor is',
    path: 'asgi.py',
    files: {
      'prices/consumers.py': `from channels.generic.websocket import AsyncWebsocketConsumer

class Prices(AsyncWebsocketConsumer):
    async def connect(self):
        self.share = self.scope["url_route"]["kwargs"]["share"]
`,
      'prices/routing.py': `routes = [path("prices/<share>", consumers.Prices.as_asgi())]
`,
    },
    code: `from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from prices.routing import routes

application = ProtocolTypeRouter({"websocket": AuthMiddlewareStack(URLRouter(routes))})`,
  },
  {
    title: 'One of them does',
    path: 'asgi.py',
    files: {
      'chat/consumers.py': `from channels.generic.websocket import AsyncWebsocketConsumer

class Chat(AsyncWebsocketConsumer):
    async def connect(self):
        self.user = self.scope["user"]
`,
      'chat/routing.py': `routes = [path("chat", consumers.Chat.as_asgi())]
`,
    },
    code: `from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from chat.routing import routes

application = ProtocolTypeRouter({"websocket": AuthMiddlewareStack(URLRouter(routes))})
#                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: `from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from chat.routing import routes

application = ProtocolTypeRouter({"websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(routes)))})`,
  },
];
