import { startIpc, startStdio } from './node';

// The entry of the bundle that editors start: over IPC when forked, else over standard input and output.
if (process.argv.includes('--node-ipc')) startIpc();
else startStdio();
