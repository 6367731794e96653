import type { DotenvFile } from './syntax/dotenv';
import type { PythonModule } from './syntax/python-tree';
import type { Finding } from './lint/finding';
import type { Block } from './ide/blocks/blocks';
import type { Checklist } from './ide/checklist/checklist';
import type { About, Completion } from './ide/completion/completion';
import type { DeployReport } from './ide/deploy';
import type { EntryReport, EntrySummary } from './ide/explain';
import type { Renamed } from './ide/navigation';
import type { RulePlan } from './lint/plan';
import type { LoadedProject } from './lint/loaded';
import type { Project } from './model/project';
import type { Place } from './model/value';
import type { Rule } from './rules/rule';
import type { Span, Uri } from './text';

/** What the core needs from the outside: two parsers. Everything else is plain data. */
export interface AnalyzerParts {
  readonly parsePython: (text: string) => PythonModule;
  readonly parseDotenv: (text: string) => DotenvFile;
  readonly plan: RulePlan;
}

/** The core's only door. Every function is synchronous, pure and total. */
export interface Analyzer {
  readonly rules: readonly Rule[];
  /** What a module imports and includes, so that a loader can read it; and whether it looks like a settings module. */
  inspect(uri: Uri, text: string): ModuleFacts;
  lint(loaded: LoadedProject): LintResult;
  /** What each setting of each entry may be, where that is written and under which condition. Values are masked. */
  explain(project: Project, names?: readonly string[]): readonly EntryReport[];
  /** What `manage.py check --deploy` would say about each entry, which setting decides, and which rule says the same. */
  deploy(project: Project): readonly DeployReport[];
  /** What production checklists ask for: what the files show, entry by entry, and what has to be checked by hand. */
  checklist(loaded: LoadedProject): Checklist;
  hover(project: Project, uri: Uri, offset: number): HoverResult | null;
  /** What may be written at an offset (UTF-16), also in the middle of a statement that is not finished. */
  complete(project: Project, uri: Uri, offset: number): readonly Completion[];
  /** What is told of one completion, as Markdown. */
  completionDoc(project: Project, uri: Uri, about: About): string;
  /** The hardened blocks for a file of the project: what is missing, in the project's variant, and where it goes. */
  blocks(project: Project, uri: Uri): readonly Block[];
  /** From a read of an environment variable to the lines of `.env` files, and back. */
  readonly variables: VariableNavigation;
}

/** Where an environment variable is defined and read. Offsets are in UTF-16 code units from the start of the file. */
export interface VariableNavigation {
  definition(project: Project, uri: Uri, offset: number): readonly Place[];
  references(project: Project, uri: Uri, offset: number, declarations: boolean): readonly Place[];
  renameTarget(project: Project, uri: Uri, offset: number): { readonly name: string; readonly span: Span } | null;
  rename(project: Project, uri: Uri, offset: number, newName: string): Renamed;
}

/** What loading has to know of a module before anything is run: what else to read. */
export interface ModuleFacts {
  readonly imports: readonly ModuleRequest[];
  /** Paths of files that it runs in its own scope, from its folder; `*` stands for what a variable decides. */
  readonly includes: readonly string[];
  /** Files that it may run by `exec`, from its folder or from wherever the program is started; missing for none. */
  readonly executes?: readonly string[];
  /** Names in upper case that are assigned at module level. */
  readonly assigned: readonly string[];
  /** Present where it seems to give environment variables a value. */
  readonly setsVariables?: true;
  /** Where the first statement begins that Python 3 would not read; missing where there is none, and in templates. */
  readonly broken?: number;
}

/** A module asked for by name: `level` dots (0 for absolute) and a dotted name, which may name an attribute at its end. */
export interface ModuleRequest {
  readonly level: number;
  readonly module: string;
  /** True where only the environment decides whether this module is used. */
  readonly optional: boolean;
  /** `from module import *`, by which settings are taken over. */
  readonly star?: true;
}

/** The findings of a project with each entry's answers to Django's checks. */
export interface LintResult {
  readonly findings: readonly Finding[];
  /** How many more are known: the project's baseline has accepted them. */
  readonly accepted: number;
  readonly entries: readonly EntrySummary[];
}

/** What a hover shows, and over which text; offsets in UTF-16 code units from the start of the file. */
export interface HoverResult {
  readonly markdown: string;
  readonly span: { readonly start: number; readonly end: number };
}
