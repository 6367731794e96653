import type { ExtensionContext } from 'vscode';
import type { ServerOptions } from 'vscode-languageclient/node';
import { start, type Exports } from './start';

/** The entry on the desktop and on remote machines: the server is a process of its own. */
export function activate(context: ExtensionContext): Exports {
  const began = performance.now();
  const extension = start(context, {
    async createClient(options) {
      const { desktopClient } = await import('./web.js');
      const { LanguageClient, TransportKind } = await desktopClient();
      const module = context.asAbsolutePath('dist/server-node.js');
      const server: ServerOptions = { module, transport: TransportKind.ipc };
      return new LanguageClient('djangoSettingsLint', 'Settings Lint for Django', server, options);
    },
  });
  context.subscriptions.push({ dispose: () => void extension.stop() });
  return { activation: performance.now() - began };
}
