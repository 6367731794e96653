// Activates the extension once, outside of VS Code, and prints how long loading it and `activate()` took, in milliseconds.
// Every part of the stub can be called, constructed and looked into, so that it fits whatever the extension registers; a
// workspace without settings files stays without a server, which VS Code would start after activation as well.
const Module = require('node:module');

const stub = new Proxy(class {}, {
  get(target, name) {
    if (name === Symbol.toPrimitive) return () => 0;
    if (name === Symbol.iterator) return () => [][Symbol.iterator]();
    return name === 'then' || name === 'prototype' ? target[name] : stub;
  },
  set: () => true,
  apply: () => stub,
  construct: () => stub,
});

const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? stub : load(request, ...rest));

const start = process.hrtime.bigint();
const extension = require(process.argv[2]);
const loaded = process.hrtime.bigint();
extension.activate({
  subscriptions: [],
  extensionPath: '',
  asAbsolutePath: (path) => path,
  globalState: stub,
  workspaceState: stub,
});
const end = process.hrtime.bigint();
process.stdout.write(JSON.stringify({ load: Number(loaded - start) / 1e6, activate: Number(end - loaded) / 1e6 }));
process.exit(0);
