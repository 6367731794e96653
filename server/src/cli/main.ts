import { parseArguments } from './arguments';
import { exitCodes, Misuse, type Io } from './io';

/**
 * Runs one command, whose code is loaded now, and answers its exit code. It rejects never: whatever goes wrong becomes a
 * message and code 2.
 */
export async function run(argv: readonly string[], io: Io, version: string): Promise<number> {
  try {
    const request = parseArguments(argv, version);
    switch (request.command) {
      case 'check':
        return await (await import('./check.js')).check(request, io);
      case 'explain':
        return await (await import('./explain.js')).explain(request, io);
      case 'deploy':
        return await (await import('./deploy.js')).deploy(request, io);
      case 'checklist':
        return await (await import('./checklist.js')).checklist(request, io);
      case 'baseline':
        return await (await import('./baseline.js')).baseline(request, io);
      case 'rules':
        return await (await import('./rules.js')).rules(request, io);
      case 'server':
        await io.startServer();
        return exitCodes.clean;
      case 'help':
        io.stdout(request.text);
        return exitCodes.clean;
    }
  } catch (error) {
    io.stderr(`error: ${messageOf(error)}\n`);
    return exitCodes.failure;
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Misuse) return error.help === undefined ? error.message : `${error.message}\nSee ${error.help}.`;
  const what = error instanceof Error ? error.message : 'unknown';
  return `django-settings-lint stopped with an error of its own: ${what}\nPlease report it.`;
}
