// A language client over standard input and output, just enough to type and to wait for findings.
import { spawn } from 'node:child_process';

/** Milliseconds that no measured publication takes. */
const patience = 60_000;

export async function startServer(server, root) {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = [];
  const answers = new Map();
  let buffer = Buffer.alloc(0);
  let nextId = 1;
  child.stdout.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())[1]);
      if (buffer.length < end + 4 + length) return;
      const message = JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString());
      buffer = buffer.subarray(end + 4 + length);
      receive(message);
    }
  });
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  function receive(message) {
    if (message.method !== undefined && message.id !== undefined) {
      const result = message.method === 'workspace/configuration' ? message.params.items.map(() => null) : null;
      send({ id: message.id, result });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      for (const wanted of [...waiting]) {
        if (wanted.matches(message.params)) {
          waiting.splice(waiting.indexOf(wanted), 1);
          wanted.resolve(message.params);
        }
      }
    } else if (message.id !== undefined) answers.get(message.id)?.(message.result);
  }
  const request = (method, params) =>
    new Promise((resolve) => {
      const id = nextId++;
      answers.set(id, resolve);
      send({ id, method, params });
    });
  const notify = (method, params) => send({ method, params });
  await request('initialize', {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: 'bench' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: { publishDiagnostics: { versionSupport: true } },
    },
  });
  notify('initialized', {});
  return {
    notify,
    /** The next publication that `matches` accepts. Rejects when none comes, because a measurement that waits says nothing. */
    published: (matches) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`No such diagnostics within ${patience / 1000} s.`)), patience);
        waiting.push({ matches, resolve: (params) => (clearTimeout(timer), resolve(params)) });
      }),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await request('shutdown', null);
      notify('exit', null);
      await ended;
    },
  };
}
