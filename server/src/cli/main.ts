import { parseArguments } from './arguments';
import { check } from './check';
import { checklist } from './checklist';
import { deploy } from './deploy';
import { explain } from './explain';
import { exitCodes, Misuse, type Io } from './io';
import { rules } from './rules';

/** Runs one command and answers its exit code. It rejects never: whatever goes wrong becomes a message and code 2. */
export async function run(argv: readonly string[], io: Io, version: string): Promise<number> {
  try {
    const request = parseArguments(argv, version);
    switch (request.command) {
      case 'check':
        return await check(request, io);
      case 'explain':
        return await explain(request, io);
      case 'deploy':
        return await deploy(request, io);
      case 'checklist':
        return await checklist(request, io);
      case 'rules':
        return await rules(request, io);
      case 'server':
        await io.startServer();
        return exitCodes.clean;
      case 'help':
        io.stdout(request.text);
        return exitCodes.clean;
    }
  } catch (error) {
    io.stderr(`${messageOf(error)}\n`);
    return exitCodes.failure;
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Misuse) return `${error.message}\nSee django-settings-lint --help.`;
  const what = error instanceof Error ? error.message : 'unknown';
  return `django-settings-lint stopped with an error of its own: ${what}\nPlease report it.`;
}
