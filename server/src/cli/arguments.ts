import { Command, CommanderError, Option } from 'commander';
import type { Options } from '../core/lint/options';
import type { Role } from '../core/model/view';
import { majorMinor, presets, roles } from '../load';
import { Misuse } from './io';

/** What a run may do, as it is written on the command line. */
export const commands = ['check', 'explain', 'deploy', 'checklist', 'baseline', 'rules', 'server'] as const;

/** One run, as the arguments ask for it. */
export type Request =
  | CheckRequest
  | ExplainRequest
  | DeployRequest
  | ChecklistRequest
  | BaselineRequest
  | { readonly command: 'rules'; readonly ids: readonly string[]; readonly format: 'text' | 'json' }
  | { readonly command: 'server' }
  /** Help or version was wanted and is in `text`. */
  | { readonly command: 'help'; readonly text: string };

/** What every command that reads a project takes; what is missing is decided by the configuration, then by the project. */
export interface ProjectArguments {
  readonly role?: Role;
  readonly djangoVersion?: string;
  readonly preset?: Options['preset'];
  /** A path, or `none` for no configuration file at all. */
  readonly config?: { readonly path: string } | 'none';
}

/** `check`: findings of the projects that the paths lie in, limited to the paths. */
export interface CheckRequest extends ProjectArguments {
  readonly command: 'check';
  readonly paths: readonly string[];
  readonly format: (typeof formats)[number];
  readonly color?: boolean;
  readonly fix: boolean;
}

/** `explain`: what the named settings may be, or all of them where none is named. */
export interface ExplainRequest extends ProjectArguments {
  readonly command: 'explain';
  readonly path: string;
  readonly names: readonly string[];
  readonly format: 'text' | 'json';
}

/** `deploy`: the answers of Django's deployment checks. */
export interface DeployRequest extends ProjectArguments {
  readonly command: 'deploy';
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
}

/** `checklist`: the production checklist of each project. */
export interface ChecklistRequest extends ProjectArguments {
  readonly command: 'checklist';
  readonly paths: readonly string[];
  readonly format: 'text' | 'markdown' | 'json';
}

/** `baseline`: accepts what is found today. */
export interface BaselineRequest extends ProjectArguments {
  readonly command: 'baseline';
  readonly paths: readonly string[];
}

const notes = `
PATH is a file or folder; without one, the current folder. The project around it is found and analysed whole; PATH
limits what is printed. \`django-settings-lint check --help\` lists the options of a check.

Exit code 0: nothing from warning up. 1: findings. 2: wrong use or an error.`;

/** Reads the arguments (without the program's name). Throws \`Misuse\` for those that make no sense. */
export function parseArguments(argv: readonly string[], version: string): Request {
  const out: string[] = [];
  const wrong: string[] = [];
  const found: Request[] = [];
  const program = build((request) => found.push(request), version);
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({ writeOut: (text) => out.push(text), writeErr: (text) => wrong.push(text) });
  }
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0)
      throw new Misuse((wrong.join('') || error.message).replace(/^error: /, '').trimEnd(), helpFor(program, argv[0]));
  }
  return found[0] ?? { command: 'help', text: out.join('') };
}

/** Shows the options of the command that the arguments name; a check is what runs where they name none. */
function helpFor(program: Command, first = ''): string {
  const named = program.commands.find((command) => command.name() === first || command.aliases().includes(first));
  return `${program.name()} ${named?.name() ?? 'check'} --help`;
}

function build(take: (request: Request) => void, version: string): Command {
  const program = new Command('django-settings-lint')
    .description('Finds insecure values in Django settings and .env files, says why, and fixes them.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [COMMAND]', 'print the help of a command')
    .addHelpText('after', notes);
  withProject(program.command('check', { isDefault: true }))
    .description('report insecure settings (the default command)')
    .argument('[PATH...]', 'files or folders')
    .addOption(new Option('--format <format>', 'output format').choices(formats).default('text'))
    .addOption(new Option('--output-format <format>', 'the same as --format').choices(formats))
    .option('--fix', 'apply the fixes that are safe: the present value has no effect, or Django cannot start with it')
    .addOption(new Option('--color <when>', 'use colours').choices(['auto', 'always', 'never']).default('auto'))
    .option('--no-color', 'the same as --color never')
    .action((paths: string[], options: CheckOptions) => take(checkRequest(paths, options)));
  withProject(program.command('explain'))
    .description('show what each setting may be, where that is written and under which condition')
    .argument('<PATH>', 'a file or folder of the project')
    .argument('[SETTING...]', 'names of settings; all that the project assigns without one')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .action((path: string, names: string[], options: ExplainOptions) => take(explainRequest(path, names, options)));
  withProject(program.command('deploy'))
    .description('answer the checks of `manage.py check --deploy` for each settings module, without running Django')
    .argument('[PATH...]', 'files or folders')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .action((paths: string[], options: ExplainOptions) => take(deployRequest(paths, options)));
  withProject(program.command('checklist'))
    .description('go through a production checklist: what passed, what failed where, and what to check by hand')
    .argument('[PATH...]', 'files or folders')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'markdown', 'json']).default('text'))
    .action((paths: string[], options: ChecklistOptions) => take(checklistRequest(paths, options)));
  withProject(program.command('baseline'))
    .description('accept everything that is found now, so that a check reports only what is new')
    .argument('[PATH...]', 'files or folders')
    .action((paths: string[], options: ProjectOptions) => take(baselineRequest(paths, options)));
  program
    .command('rules')
    .aliases(['rule'])
    .description('list the rules, or print the pages of some')
    .argument('[ID...]', 'ids of rules')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .action((ids: string[], options: { format: 'text' | 'json' }) => take({ command: 'rules', ids, ...options }));
  program
    .command('server')
    .description('start the language server')
    .requiredOption('--stdio', 'talk over standard input and output')
    .action(() => take({ command: 'server' }));
  return program;
}

const formats = ['text', 'concise', 'json', 'sarif', 'github', 'gitlab'] as const;

function withProject(command: Command): Command {
  return command
    .addOption(new Option('--role <role>', 'judge every settings module in this role').choices(roles))
    .addOption(new Option('--django-version <version>', 'judge by this Django version').argParser(djangoVersion))
    .addOption(new Option('--preset <preset>', 'which rules run').choices(presets))
    .option('--config <file>', 'use the table [tool.django-settings-lint] of this file')
    .option('--no-config', 'use no configuration file');
}

function djangoVersion(text: string): string {
  const version = /^\d+\.\d+(\.\d+)?$/.test(text) ? majorMinor(text) : undefined;
  if (version === undefined) throw new Misuse(`The Django version must look like 5.2, not "${text}".`);
  return version;
}

interface ProjectOptions {
  readonly role?: Role;
  readonly djangoVersion?: string;
  readonly preset?: Options['preset'];
  /** `true` is what commander has where neither option is given. */
  readonly config?: string | boolean;
}

interface CheckOptions extends ProjectOptions {
  readonly format: CheckRequest['format'];
  readonly outputFormat?: CheckRequest['format'];
  readonly fix?: boolean;
  /** `false` is what commander has for `--no-color`. */
  readonly color: 'auto' | 'always' | 'never' | false;
}

interface ExplainOptions extends ProjectOptions {
  readonly format: 'text' | 'json';
}

interface ChecklistOptions extends ProjectOptions {
  readonly format: ChecklistRequest['format'];
}

function projectArguments({ role, djangoVersion: version, preset, config }: ProjectOptions): ProjectArguments {
  return {
    ...(role !== undefined && { role }),
    ...(version !== undefined && { djangoVersion: version }),
    ...(preset !== undefined && { preset }),
    ...(config === false && { config: 'none' as const }),
    ...(typeof config === 'string' && { config: { path: config } }),
  };
}

/** Without a path, the current folder is meant. */
function pathsOf(paths: readonly string[]): readonly string[] {
  return paths.length === 0 ? ['.'] : paths;
}

function checkRequest(paths: readonly string[], options: CheckOptions): CheckRequest {
  return {
    ...projectArguments(options),
    command: 'check',
    paths: pathsOf(paths),
    format: options.outputFormat ?? options.format,
    fix: options.fix === true,
    ...(options.color !== 'auto' && { color: options.color === 'always' }),
  };
}

function explainRequest(path: string, names: readonly string[], options: ExplainOptions): ExplainRequest {
  return { ...projectArguments(options), command: 'explain', path, names, format: options.format };
}

function deployRequest(paths: readonly string[], options: ExplainOptions): DeployRequest {
  return { ...projectArguments(options), command: 'deploy', paths: pathsOf(paths), format: options.format };
}

function checklistRequest(paths: readonly string[], options: ChecklistOptions): ChecklistRequest {
  return { ...projectArguments(options), command: 'checklist', paths: pathsOf(paths), format: options.format };
}

function baselineRequest(paths: readonly string[], options: ProjectOptions): BaselineRequest {
  return { ...projectArguments(options), command: 'baseline', paths: pathsOf(paths) };
}
