import type { PythonModule, TopLevel } from '../syntax/python-tree';
import { dirname, joinUri, pathTest, type Uri } from '../text';
import { checkpoint, Checkpoints, resume } from './checkpoints';
import { withConfigured } from './evaluate/configure';
import { configurationsOf, type Configuration } from './evaluate/configurations';
import { emptyRecord, type Frame, type ModuleNames, type ModuleRecord, type Run } from './evaluate/frame';
import { changedNames, enterWorld } from './evaluate/foreign';
import { adoptPackage } from './evaluate/imports';
import { runStatement } from './evaluate/statements';
import { closureOf, isInCircle } from './module-circles';
import { adoptNotes, countNotes, notesOf, type NoteCounts, type Notes } from './notes';
import { createResolver } from './resolve';
import { Scope } from './scope';

/** Evaluation steps for one module: far more than real settings need, and few enough to end soon. */
const budget = 400_000;

/** What one module is after it has run: its names, and what running it has left. */
export interface ModuleResult extends ModuleNames {
  readonly uri: Uri;
  /** Its classes of django-configurations, which are what Django reads where there is one. */
  readonly configurations: readonly Configuration[];
  /** What running it, and what it was the first to run, has noted about objects. */
  readonly notes: Notes;
}

/** The files of a project as modules. */
export interface ModuleFiles {
  readonly files: ReadonlyMap<Uri, string>;
  readonly importRoots: readonly Uri[];
  /** Modules that each deployment has, whatever they are called. */
  readonly overrides: ReadonlySet<Uri>;
  readonly parse: (uri: Uri, text: string) => PythonModule;
  /** Whether statements with a syntax error do nothing or leave the names in them unknown. */
  readonly broken: Run['broken'];
  /** Results of an earlier state of the project that still hold. */
  readonly known: ReadonlyMap<Uri, ModuleResult>;
  /** What modules of an earlier state had come to, as far as that still holds; this run adds its own. */
  readonly checkpoints: Checkpoints;
}

/** Runs modules abstractly, each once and in a scope of its own. Make a new one for each state of the files. */
export interface ModuleRunner {
  run(uri: Uri): ModuleResult | undefined;
  /** A module and all that it imports, directly or not; those that run first come first. */
  closure(uri: Uri): readonly ModuleResult[];
  /** The same of the packages that a module is in. */
  around(uri: Uri): readonly ModuleResult[];
  results(): ReadonlyMap<Uri, ModuleResult>;
}

/** Runs the modules of one state of a project's files. */
export function createModuleRunner(of: ModuleFiles): ModuleRunner {
  return new Modules(of);
}

class Modules implements ModuleRunner {
  private readonly done: Map<Uri, ModuleResult>;
  private readonly running = new Set<Uri>();
  /** The scopes of those that are running. */
  private readonly begun = new Map<Uri, Scope>();
  private readonly met = new Set<Uri>();
  private readonly state: Run;
  private readonly circles = new Map<Uri, Modules>();

  constructor(
    private readonly of: ModuleFiles,
    /** The module that this is the run of alone. */
    private readonly start?: Uri,
  ) {
    this.done = new Map(of.known);
    this.state = {
      modules: {
        ...createResolver(of),
        names: (uri, importer) => this.names(uri, importer),
        again: (uri, importer) => this.again(uri, importer),
        include: (uri, frame) => this.include(uri, frame),
        package: (init) => this.runPackage(init),
        begun: (init) => this.begun.get(init)?.entries(),
        matching: (from, pattern) => this.matching(from, pattern),
        has: (uri) => of.files.has(uri),
        isDeployed: (uri) => of.overrides.has(uri),
        importRoots: of.importRoots,
      },
      broken: of.broken,
      shared: new Set(),
      defaults: new Set(),
      spent: new Set(),
      escaped: new Set(),
      opened: new Map(),
      isEntangled: false,
      budget,
      nesting: 0,
      refusesDeployed: false,
    };
  }

  run(uri: Uri): ModuleResult | undefined {
    return this.startedWith(uri).complete(uri);
  }

  closure(uri: Uri): readonly ModuleResult[] {
    const from = this.startedWith(uri);
    return closureOf(uri, (one) => from.complete(one));
  }

  around(uri: Uri): readonly ModuleResult[] {
    const from = this.startedWith(uri);
    return from.state.modules.packages(uri).flatMap((init) => closureOf(init, (one) => from.runModule(one)));
  }

  /** Modules in a circle of imports come out in another way where another one of them is the first: each has its own run. */
  private startedWith(uri: Uri): Modules {
    if (this.start === uri || !isInCircle(uri, (one) => this.runModule(one))) return this;
    const known = this.circles.get(uri);
    if (known !== undefined) return known;
    const own = new Modules({ ...this.of, known: new Map(), checkpoints: new Checkpoints() }, uri);
    this.circles.set(uri, own);
    return own;
  }

  /** A module as it is once the packages that it is in are complete. */
  private complete(uri: Uri): ModuleResult | undefined {
    const own = this.runModule(uri);
    if (own === undefined) return undefined;
    let names = own.names;
    for (const init of this.state.modules.packages(uri)) {
      const by = this.runPackage(init);
      if (by?.record.run.has(uri) !== true) continue;
      names = changedNames(frameOf(this.state, uri), { ...own, names }, by);
    }
    names = withConfigured(names) ?? names;
    return names === own.names ? own : { ...own, names };
  }

  results(): ReadonlyMap<Uri, ModuleResult> {
    return this.done;
  }

  private names(uri: Uri, importer: ModuleRecord): ModuleNames | undefined {
    const result = this.runModule(uri);
    if (this.running.has(uri)) importer.unready.add(uri);
    if (result === undefined) return undefined;
    importer.uses.add(uri);
    for (const variable of result.record.environment) importer.environment.add(variable);
    return result;
  }

  /** The result of a module; what an earlier run has noted counts from when the module is first asked for. */
  private resultOf(uri: Uri): ModuleResult | undefined {
    const result = this.done.get(uri);
    if (result !== undefined && this.of.known.has(uri) && !this.met.has(uri)) {
      this.met.add(uri);
      adoptNotes(this.state, result.notes);
    }
    return result;
  }

  private runModule(uri: Uri): ModuleResult | undefined {
    const known = this.resultOf(uri);
    const text = this.of.files.get(uri);
    this.noteCycle(uri);
    // What a module that is half done has not bound yet stays unknown.
    if (known !== undefined || text === undefined || this.running.has(uri)) return known;
    for (const init of this.state.modules.packages(uri)) this.runPackage(init);
    const early = this.resultOf(uri);
    if (early !== undefined) return early;
    const result = this.runAlone(uri, text);
    this.done.set(uri, result);
    return result;
  }

  private runAlone(uri: Uri, text: string): ModuleResult {
    const counts = countNotes(this.state);
    return this.withBudget(uri, () => {
      const frame = this.runStatements(uri, this.of.parse(uri, text).statements, counts);
      const { scope, record } = frame;
      const names = scope.entries();
      const configurations = configurationsOf(frame, names);
      return { uri, names, record, configurations, notes: notesOf(this.state, counts) };
    });
  }

  /** With a budget of its own, whatever the module that imports this one has left. */
  private withBudget<T>(uri: Uri, run: () => T): T {
    const { state } = this;
    const { budget: left, nesting } = state;
    this.running.add(uri);
    state.budget = budget;
    state.nesting = 0;
    const result = run();
    state.budget = left;
    state.nesting = nesting;
    this.running.delete(uri);
    this.begun.delete(uri);
    return result;
  }

  /** Runs a module for one importer alone; what it comes to is kept in the record of that one. */
  private again(uri: Uri, importer: Frame): ModuleNames | undefined {
    const text = this.of.files.get(uri);
    if (text === undefined || this.running.has(uri)) return undefined;
    return this.withBudget(uri, () => {
      const frame = frameOf(this.state, uri);
      enterWorld(frame, importer);
      this.begun.set(uri, frame.scope);
      execute(frame, this.of.parse(uri, text).statements);
      return { names: frame.scope.entries(), record: frame.record };
    });
  }

  /** From the start, or from the last place in front of which nothing has changed. */
  private runStatements(uri: Uri, statements: readonly TopLevel[], counts: NoteCounts): Frame {
    const { checkpoints } = this.of;
    const unchanged = checkpoints.unchanged(uri, statements);
    const from = checkpoints.best(uri, statements);
    const frame = from === undefined ? this.startOf(uri) : frameOf(this.state, uri, resume(this.state, from));
    this.begun.set(uri, frame.scope);
    const done = from?.before.length ?? 0;
    const before = statements.slice(0, unchanged);
    if (execute(frame, statements.slice(done, Math.max(done, unchanged))) === 'exit') return frame;
    const isNew = unchanged > done && unchanged < statements.length;
    const next = isNew ? checkpoint(frame, before, counts) : undefined;
    if (next !== undefined) checkpoints.add(uri, next);
    execute(frame, statements.slice(Math.max(done, unchanged)));
    return frame;
  }

  private startOf(uri: Uri): Frame {
    const frame = frameOf(this.state, uri);
    for (const init of this.state.modules.packages(uri)) {
      if (adoptPackage(frame, init) === undefined) continue;
      const closure = closureOf(init, (one) => this.runModule(one));
      frame.record.loads.push(...closure.flatMap((one) => one.record.loads));
    }
    return frame;
  }

  /** What a module finds of one that is still running depends on which of them was first. */
  private noteCycle(uri: Uri): void {
    if (this.running.has(uri)) this.state.isEntangled = true;
  }

  private runPackage(init: Uri): ModuleResult | undefined {
    this.noteCycle(init);
    return this.running.has(init) ? undefined : this.runModule(init);
  }

  /** Runs a file as if its text stood in the frame. */
  private include(uri: Uri, frame: Frame): boolean {
    const text = this.of.files.get(uri);
    this.noteCycle(uri);
    if (text === undefined || this.running.has(uri)) return false;
    this.running.add(uri);
    frame.record.included.add(uri);
    execute({ ...frame, uri, base: 0 }, this.of.parse(uri, text).statements);
    this.running.delete(uri);
    return true;
  }

  private matching(from: Uri, pattern: string): readonly Uri[] {
    const test = pathTest(joinUri(dirname(from), ...pattern.split('/').filter((part) => part !== '.')));
    return [...this.of.files.keys()].filter((uri) => test.test(uri)).sort();
  }
}

/** What of a frame is the module's own. */
type Own = Pick<Frame, 'scope' | 'record' | 'globalNames' | 'outerNames'>;

function frameOf(run: Run, uri: Uri, own: Own = freshFrame()): Frame {
  const { scope } = own;
  return {
    ...own,
    run,
    uri,
    globals: scope,
    scopes: [scope],
    site: '',
    base: 0,
    depth: 0,
    path: [],
    returns: null,
    level: 'module',
  };
}

function freshFrame(): Own {
  return { scope: new Scope(null), record: emptyRecord(), globalNames: new Set(), outerNames: new Set() };
}

/** Code after a certain `raise` or `sys.exit()` is dead. */
function execute(frame: Frame, statements: readonly TopLevel[]): 'next' | 'exit' {
  for (const { offset, node } of statements) {
    frame.base = offset;
    if (runStatement(frame, node) === 'exit') return 'exit';
  }
  return 'next';
}
