import {
  basename,
  isComposeFile,
  isDockerfile,
  runsOf,
  withoutCommentLines,
  type Instruction,
  type Uri,
} from '../../text';
import { deployingTexts, forPlatform } from './dependency-files';
import type { ProjectView } from './model';

interface Tool {
  readonly name: RegExp;
  /** The command that installs what the lock file says, where it is there. */
  readonly install: RegExp;
}

const tools: Readonly<Record<string, Tool>> = {
  'poetry.lock': { name: /\bpoetry\b/, install: /\bpoetry\s+(?:-\S+\s+)*install\b/ },
  'uv.lock': { name: /\buv\b/, install: /\buv\s+(?:-\S+\s+)*sync\b/ },
  'pdm.lock': { name: /\bpdm\b/, install: /\bpdm\s+(?:-\S+\s+)*(?:install|sync)\b/ },
  'Pipfile.lock': { name: /\bpipenv\b/, install: /\bpipenv\s+(?:-\S+\s+)*(?:install|sync)\b/ },
};

/** Whether all that deploys the site installs with `pipenv … --skip-lock`; platforms install from the lock by themselves. */
function isLockSkipped(project: ProjectView): boolean {
  const deploying = deployingTexts(project);
  const commands = deploying.flatMap(({ text }) => text.match(/\bpipenv\s+(?:install|sync)\b[^\r\n&|;]*/g) ?? []);
  const isOnPlatform = deploying.some(({ uri }) => forPlatform.test(basename(uri)));
  return commands.length > 0 && !isOnPlatform && commands.every((command) => command.includes('--skip-lock'));
}

/** True for a lock file from which nothing that deploys the site installs. */
export function isLeftOut(project: ProjectView, uri: Uri): boolean {
  return (basename(uri) === 'Pipfile.lock' && isLockSkipped(project)) || isNotThere(project, uri);
}

/**
 * True for a lock file that no image has when it installs: what is deployed has the newest release that the ranges allow. Only where
 * images are all that is seen to start the site.
 */
function isNotThere({ processes }: ProjectView, uri: Uri): boolean {
  const lock = basename(uri);
  const tool = tools[lock];
  if (tool === undefined) return false;
  const naming = processes
    .filter(({ role }) => role === 'production')
    .map((file) => ({ name: basename(file.uri), text: withoutCommentLines(file.text) }))
    .filter(({ name, text }) => tool.name.test(text) || !isOfImages(name));
  return naming.length > 0 && naming.every(({ name, text }) => isDockerfile(name) && installsWithout(text, tool, lock));
}

/** Images, what puts them together, and the configuration of a server inside. Platforms and machines install by themselves. */
function isOfImages(name: string): boolean {
  return isDockerfile(name) || isComposeFile(name) || /^gunicorn|\.ini$/.test(name);
}

function installsWithout(text: string, { install }: Tool, lock: string): boolean {
  const runs = runsOf(text, install);
  return runs.length > 0 && runs.every((run) => bringsList(run) && !run.some((one) => mayBring(one, lock)));
}

/** Whether the file with the ranges is named by itself. */
function bringsList(run: readonly Instruction[]): boolean {
  return run.some((one) => copied(one).some((word) => /(?:^|\/)(?:pyproject\.toml|Pipfile)$/.test(word)));
}

/** Whether an instruction may put the file into the image: a folder, a pattern, another stage or a checkout may hold it. */
function mayBring(instruction: Instruction, lock: string): boolean {
  const { name, rest } = instruction;
  if (name === 'RUN') return rest.includes(lock) || /--mount=type=bind|\bgit\s+clone\b/.test(rest);
  return copied(instruction).some((word) => word.endsWith(lock) || !isPlainFile.test(word));
}

const isPlainFile = /^(?:--ch(?:own|mod)=\S+|(?:[\w.-]+\/)*(?:Pipfile|[\w-]+(?:\.\w+)+))$/;

/** What an instruction copies, and its options. */
function copied({ name, rest }: Instruction): readonly string[] {
  if (name !== 'COPY' && name !== 'ADD') return [];
  const words = rest.replace(/[[\]",\\]/g, ' ').trim();
  return words.split(/\s+/).slice(0, -1);
}
