import assert from 'node:assert/strict';
import { rules } from '../../server/src/core/rules/index.generated';
import { findingsIn, roots, useLab } from './support';

const routing = [
  'from channels.auth import AuthMiddlewareStack',
  'from channels.routing import ProtocolTypeRouter, URLRouter',
  'application = ProtocolTypeRouter({"websocket": AuthMiddlewareStack(URLRouter(routes))})\n',
].join('\n');

describe('a WebSocket that does not check which website opens it', () => {
  const lab = useLab();

  for (const root of roots) {
    const message = (settings: string): string | undefined =>
      findingsIn(lab.analyzer(rules), {
        root,
        files: { 'settings.py': settings, 'asgi.py': routing },
        entries: { 'settings.py': 'production' },
        urlModules: ['asgi.py'],
      }).find(({ rule }) => rule === 'asgi-websocket-origin')?.message;

    it(`is open to all of them only where the session cookie is sent everywhere, in ${root}`, () => {
      assert.match(message('SESSION_COOKIE_SAMESITE = "None"\n') ?? '', /^Any website can open/);
      for (const text of ['DEBUG = False\n', 'SESSION_COOKIE_SAMESITE = "Strict"\n'])
        assert.match(message(text) ?? '', /^Only `SameSite` of the session cookie keeps other websites/);
    });
  }
});
