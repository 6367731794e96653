import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';

/** The members of a JSON-RPC message that the tests look at. */
export interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

const PATIENCE = 20_000;

/** A small client of a language server that talks over stdin and stdout. */
export class LspClient {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly messages: Message[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly ended: Promise<number | null>;
  private buffer = Buffer.alloc(0);
  private errors = '';
  private nextId = 1;

  constructor(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv) {
    this.child = spawn(command, args, { cwd, env });
    this.child.stdout.on('data', (data: Buffer) => this.read(data));
    this.child.stderr.on('data', (data: Buffer) => (this.errors += data.toString()));
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
  }

  /** Sends a request and returns its result. Rejects on an error response, and with stderr when no answer comes. */
  async request(method: string, params: unknown): Promise<unknown> {
    const id = this.nextId++;
    this.send({ id, method, params });
    const answer = await this.waitFor(`an answer to ${method}`, (message) => message.id === id && !message.method);
    if (answer.error !== undefined) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
    return answer.result;
  }

  /** Sends a notification. */
  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  /** The first message, received before or later, that a test accepts. */
  waitFor(what: string, accept: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(look);
        reject(new Error(`${what} did not come within ${PATIENCE} ms. The server said: ${this.errors}`));
      }, PATIENCE);
      const look = (): void => {
        const found = this.messages.find(accept);
        if (found === undefined) return;
        clearTimeout(timer);
        this.waiting.delete(look);
        resolve(found);
      };
      this.waiting.add(look);
      look();
    });
  }

  /** Shuts the server down as the protocol says, and returns its exit code. */
  async stop(): Promise<number | null> {
    await this.request('shutdown', null);
    this.notify('exit', null);
    return this.ended;
  }

  /** Ends the server whatever state it is in. */
  kill(): void {
    this.child.kill('SIGKILL');
  }

  private send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.child.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  private read(data: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (let message = this.next(); message !== undefined; message = this.next()) this.receive(message);
    for (const look of [...this.waiting]) look();
  }

  // A server may ask the client things (capabilities, configuration). Silence would make it wait for ever.
  private receive(message: Message): void {
    this.messages.push(message);
    if (message.method === undefined || message.id === undefined) return;
    const items = message.method === 'workspace/configuration' ? configurationItems(message.params) : null;
    this.send({ id: message.id, result: items });
  }

  private next(): Message | undefined {
    const headEnd = this.buffer.indexOf('\r\n\r\n');
    if (headEnd < 0) return undefined;
    const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.toString('ascii', 0, headEnd))?.[1]);
    const end = headEnd + 4 + length;
    if (Number.isNaN(end)) throw new Error('A message without Content-Length');
    if (this.buffer.length < end) return undefined;
    const message = JSON.parse(this.buffer.toString('utf8', headEnd + 4, end)) as Message;
    this.buffer = this.buffer.subarray(end);
    return message;
  }
}

function configurationItems(params: unknown): readonly null[] {
  const items = typeof params === 'object' && params !== null && 'items' in params ? params.items : [];
  return Array.isArray(items) ? items.map(() => null) : [];
}
