import { spawn } from 'node:child_process';

/** The members of a JSON-RPC message. */
export interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface Diagnostic {
  readonly range: Range;
  readonly severity: number;
  readonly source: string;
  readonly code: string;
  readonly message: string;
  readonly codeDescription?: { readonly href: string };
  readonly relatedInformation?: readonly {
    readonly location: { readonly uri: string; readonly range: Range };
    readonly message: string;
  }[];
  readonly tags?: readonly number[];
  readonly data?: unknown;
}

export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface Publication {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** How the other end is reached. */
export interface Wire {
  write(bytes: Buffer): void;
  onData(listener: (data: Buffer) => void): void;
}

const patience = 10_000;

/** Waits until something has come true, however busy the machine is; fails where it does not. */
export async function until(what: string, condition: () => boolean): Promise<void> {
  const end = performance.now() + patience;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`${what}: not within ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** A small client of a language server. It keeps everything that was received, and answers what servers ask clients. */
export class LspClient {
  readonly received: Message[] = [];
  /** What `workspace/configuration` answers, by the scope's address; `null` where nothing is set. */
  readonly settings = new Map<string, unknown>();
  /** Answers to requests of the server that only some clients know, by method. Others are answered with null. */
  readonly answers = new Map<string, (params: unknown) => unknown>();
  private readonly waiting = new Set<() => void>();
  private buffer = Buffer.alloc(0);
  private nextId = 1;

  constructor(private readonly wire: Wire) {
    wire.onData((data) => {
      this.read(data);
    });
  }

  /** Resolves with the result; rejects with the error of the answer. */
  async request(method: string, params: unknown): Promise<unknown> {
    const id = this.nextId++;
    this.send({ id, method, params });
    const answer = await this.waitFor(
      `an answer to ${method}`,
      (message) => message.id === id && message.method === undefined,
    );
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result;
  }

  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  send(message: Message): void {
    this.raw(JSON.stringify({ jsonrpc: '2.0', ...message }));
  }

  /** Sends a body that need not be JSON. */
  raw(body: string): void {
    const bytes = Buffer.from(body);
    this.wire.write(Buffer.concat([Buffer.from(`Content-Length: ${bytes.length}\r\n\r\n`), bytes]));
  }

  /** The first message, received before or later, that `accept` takes; `seen` is added to the error when none comes. */
  waitFor(what: string, accept: (message: Message) => boolean, from = 0): Promise<Message> {
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.waiting.delete(look);
      };
      const timer = setTimeout(() => {
        finish();
        reject(new Error(`${what} did not come within ${patience} ms; last messages: ${this.tail()}`));
      }, patience);
      const look = (): void => {
        const found = this.received.slice(from).find(accept);
        if (found === undefined) return;
        finish();
        resolve(found);
      };
      this.waiting.add(look);
      look();
    });
  }

  /** Everything that was published for an address, oldest first. */
  publications(uri: string): readonly Publication[] {
    return this.received
      .filter(isPublication)
      .map(({ params }) => params)
      .filter((params) => params.uri === uri);
  }

  /** What the client shows for an address now. */
  shown(uri: string): readonly Diagnostic[] {
    return this.publications(uri).at(-1)?.diagnostics ?? [];
  }

  codes(uri: string): readonly string[] {
    return this.shown(uri).map(({ code }) => code);
  }

  /** Waits until the last publication for an address is accepted. */
  async whenShown(uri: string, accept: (publication: Publication) => boolean): Promise<Publication> {
    const ok = (): boolean => {
      const last = this.publications(uri).at(-1);
      return last !== undefined && accept(last);
    };
    await this.waitFor(`the wanted findings of ${uri}`, ok);
    const last = this.publications(uri).at(-1);
    if (last === undefined) throw new Error('unreachable: it was there a moment ago');
    return last;
  }

  /** Waits until an address shows exactly these codes. */
  whenCodes(uri: string, ...codes: readonly string[]): Promise<Publication> {
    return this.whenShown(
      uri,
      ({ diagnostics }) => JSON.stringify(diagnostics.map(({ code }) => code)) === JSON.stringify(codes),
    );
  }

  private tail(): string {
    return this.received
      .slice(-4)
      .map((message) => JSON.stringify(message).slice(0, 400))
      .join('\n');
  }

  private read(data: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (let message = this.next(); message !== undefined; message = this.next()) this.receive(message);
    for (const look of [...this.waiting]) look();
  }

  private receive(message: Message): void {
    this.received.push(message);
    if (message.method === undefined || message.id === undefined) return;
    this.send({ id: message.id, result: this.answerTo(message.method, message.params) ?? null });
  }

  private answerTo(method: string, params: unknown): unknown {
    return method === 'workspace/configuration' ? this.configuration(params) : this.answers.get(method)?.(params);
  }

  private configuration(params: unknown): readonly unknown[] {
    const { items } = params as { readonly items: readonly { readonly scopeUri?: string }[] };
    return items.map(({ scopeUri }) => this.settings.get(scopeUri ?? '') ?? null);
  }

  private next(): Message | undefined {
    const headEnd = this.buffer.indexOf('\r\n\r\n');
    if (headEnd < 0) return undefined;
    const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.toString('ascii', 0, headEnd))?.[1]);
    const end = headEnd + 4 + length;
    if (Number.isNaN(end)) throw new Error('a message without Content-Length');
    if (this.buffer.length < end) return undefined;
    const message = JSON.parse(this.buffer.toString('utf8', headEnd + 4, end)) as Message;
    this.buffer = this.buffer.subarray(end);
    return message;
  }
}

function isPublication(message: Message): message is Message & { readonly params: Publication } {
  return message.method === 'textDocument/publishDiagnostics';
}

/** A server that runs as a process and talks over its standard streams. */
export interface ChildServer {
  readonly client: LspClient;
  /** The exit code, or null where a signal ended it. */
  readonly ended: Promise<number | null>;
  readonly errors: () => string;
  kill(): void;
  /** Closes the server's input, as an editor that has crashed does. */
  hangUp(): void;
}

export function childServer(command: string, args: readonly string[], cwd?: string): ChildServer {
  const child = spawn(command, args, { cwd, stdio: 'pipe' });
  const errors: string[] = [];
  child.stderr.on('data', (data: Buffer) => errors.push(data.toString()));
  child.stdin.on('error', () => undefined); // A killed server's pipe breaks, and that is what the test is about.
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const client = new LspClient({
    write: (bytes) => child.stdin.write(bytes),
    onData: (listener) => child.stdout.on('data', listener),
  });
  return {
    client,
    ended,
    errors: () => errors.join(''),
    kill: () => child.kill('SIGKILL'),
    hangUp: () => child.stdin.end(),
  };
}
