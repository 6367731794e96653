// The entry of the bundle that editors start: as a worker in a browser, over IPC when forked, else over standard input and
// output. One bundle serves them all, because the analysis is nearly all of it and is not shipped twice. Each host's part is
// loaded on demand: a worker has no modules of Node.
if (typeof process === 'object' && typeof process.versions.node === 'string') {
  void import('./node.js').then(({ startIpc, startStdio }) => {
    if (process.argv.includes('--node-ipc')) startIpc();
    else startStdio();
  });
} else {
  void import('./web.js').then(({ startWorker }) => {
    startWorker();
  });
}
