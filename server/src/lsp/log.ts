import type { Connection } from 'vscode-languageserver';

/** The log of the server. Callers pass names of files, rules and requests, never a text or a value. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  /** Reports a bug of ours: where it happened, not its message, which may quote what was being analysed. */
  bug(during: string, error: unknown): void;
}

/** A log on the client's console. */
export function createLog(connection: Pick<Connection, 'console'>): Log {
  return {
    info: (message) => {
      connection.console.info(message);
    },
    warn: (message) => {
      connection.console.warn(message);
    },
    bug: (during, error) => {
      connection.console.error(`${during} failed: ${traceOf(error)}`);
    },
  };
}

/** The kind of an error and the places in our code. The first lines of a stack repeat the message, so they are left out. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const message = error.message;
  const stack = error.stack ?? '';
  const from = stack.indexOf(message) + message.length;
  const frames = stack
    .slice(from)
    .split('\n')
    .filter((line) => /^\s+at [\w.<>[\] $]*\(?[^()]*:\d+:\d+\)?$/.test(line));
  return [error.constructor.name, ...frames.slice(0, 8)].join('\n');
}
