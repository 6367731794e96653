import { LogLevel, type LogOutputChannel } from 'vscode';

/**
 * Stands in for the channel of the protocol's trace and takes nothing. A verbose trace would write whole `.env` files into
 * a log that people attach to bug reports, and the language client can be told to trace by settings that we do not offer.
 */
export function quietTrace(name: string): LogOutputChannel {
  const nothing = (): void => undefined;
  return {
    name,
    logLevel: LogLevel.Off,
    onDidChangeLogLevel: () => ({ dispose: nothing }),
    trace: nothing,
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: nothing,
    append: nothing,
    appendLine: nothing,
    replace: nothing,
    clear: nothing,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the type asks for every overload.
    show: nothing,
    hide: nothing,
    dispose: nothing,
  };
}
