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
];
