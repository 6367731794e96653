import process from 'node:process';
import { run } from './main';
import { nodeIo } from './node-io';
import { version } from './version';

/**
 * Runs the command that the process was started with; its exit code is set when the command has ended. Answers whether it
 * analysed something.
 */
export async function runProgram(): Promise<boolean> {
  // A reader that closes the pipe early (`| head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  let hasAnalysed = false;
  const io = nodeIo(() => {
    hasAnalysed = true;
  });
  // Not process.exit: what was written to a pipe must arrive, and a language server goes on.
  process.exitCode = await run(process.argv.slice(2), io, version());
  return hasAnalysed;
}
