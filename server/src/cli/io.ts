import type { Analyzer } from '../core/analyzer';
import type { FileSource } from '../load';

/** Everything that a run touches outside of itself, so that tests run the command line in process. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** The absolute current folder, in the system's own spelling. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: boolean;
  /** The terminal's width in columns, where there is a terminal. */
  readonly columns?: number;
  readonly source: FileSource;
  /** Loads the parsers; called at most once, and not where only help is wanted. */
  readonly analyzer: () => Promise<Analyzer>;
  readonly write: (path: string, text: string) => Promise<void>;
  /** A fresh random key for fixes that ask for one. */
  readonly newSecretKey: () => string;
  readonly startServer: () => Promise<void>;
}

/** The parsers, loading from now on, so that files are looked for meanwhile. Whoever awaits them is told of a failure. */
export function parsersOf(io: Io): Promise<Analyzer> {
  const parsers = io.analyzer();
  parsers.catch(() => undefined);
  return parsers;
}

/** A wrong use of the command line, in words for the user; the run ends with exit code 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse';

  /** `help` is the command that shows what could have been written. */
  constructor(
    message: string,
    readonly help?: string,
  ) {
    super(message);
  }
}

export const exitCodes = { clean: 0, findings: 1, failure: 2 } as const;
