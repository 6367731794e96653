import process from 'node:process';
import { exitCodes } from './io';
import { run } from './main';
import { nodeIo } from './node-io';
import { version } from './version';

/**
 * Runs the command that the process was started with; its exit code is set when the command has ended. Answers whether it
 * analysed something.
 */
export async function runProgram(): Promise<boolean> {
  // A reader that closes the pipe early (`| head`) is no error; a full disk is one, and the report is not complete then.
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return;
    process.stderr.write(`The output cannot be written: ${message}\n`);
    process.exit(exitCodes.failure);
  });
  let hasAnalysed = false;
  const io = nodeIo(() => {
    hasAnalysed = true;
  });
  // Not process.exit: what was written to a pipe must arrive, and a language server goes on.
  process.exitCode = await run(process.argv.slice(2), io, version());
  return hasAnalysed;
}
