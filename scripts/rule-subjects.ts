// Finds out which settings a rule cannot do without: where none of them is written, it has nothing to say.
import { knownVersions, parseVersion } from '../server/src/core/django/versions';
import { createModeler } from '../server/src/core/model/modeler';
import type { PackageFact } from '../server/src/core/model/project';
import { joinUri, normalizeUri } from '../server/src/core/text';
import type { Role, SettingsView } from '../server/src/core/model/view';
import type { SettingsRule } from '../server/src/core/rules/rule';
import type { Subject } from '../server/src/core/lint/subjects';

/** What a rule asks that the settings alone do not answer: each answer is tried in turn. */
type Ask = <T>(question: string, answers: readonly T[]) => T;

/** More runs than any rule needs that has an answer at all. */
const maxRuns = 5000;

/** Older and newer than any release that a rule tells apart, and not known. */
const releases: readonly (string | undefined)[] = [undefined, '1.11', ...knownVersions, '99.0'];
const roles: readonly Role[] = ['production', 'development', 'test', 'unknown'];

/** A rule asked for what only a real entry has. */
class NeedsAnEntry extends Error {}

/**
 * The settings that a rule asks for in an entry that writes none of them, sorted; undefined where it may still speak, or looks
 * at more than single settings. A rule is a function of its answers, so the rule is run with every answer to every question
 * that it asks: where all these runs are silent, it is silent about each entry that writes none of the settings. It is also
 * run for a project that uses no package, which gives the packages that it cannot do without: of the two answers that one counts
 * that spares more entries the question.
 */
export function subjectFinder(): (rule: SettingsRule) => readonly Subject[] | undefined {
  const entryOn = remembered(emptyEntryOn);
  return (rule) => {
    const [any, none] = [subjectsOf(rule, entryOn, 'any'), subjectsOf(rule, entryOn, 'none')];
    if (any === undefined || none === undefined) return any ?? none;
    return nearlyAlways(none) < nearlyAlways(any) ? none : any;
  };
}

/** How many of the subjects nearly every project has: the fewer of them, the more often the rule need not be asked. */
function nearlyAlways(subjects: readonly Subject[]): number {
  return subjects.filter((subject) => common.has(subject)).length;
}

/** What `django-admin startproject` writes. */
const common: ReadonlySet<Subject> = new Set(
  'ALLOWED_HOSTS AUTH_PASSWORD_VALIDATORS DATABASES DEBUG INSTALLED_APPS MIDDLEWARE SECRET_KEY TEMPLATES'.split(' '),
);

type EntryOn = (release: string | undefined) => SettingsView;

/** Which packages the project of an empty entry uses: each of them or not, in turn, or none at all. */
type Uses = 'any' | 'none';

function subjectsOf(rule: SettingsRule, entryOn: EntryOn, uses: Uses): readonly Subject[] | undefined {
  const names = new Set<Subject>();
  const pending = [new Map<string, unknown>()];
  for (let runs = 0; ; runs++) {
    const given = pending.pop();
    if (given === undefined) return [...names].sort();
    if (runs === maxRuns || speaks(rule, emptyEntry({ names, ask: asker(given, pending), entryOn, uses })))
      return undefined;
  }
}

function speaks(rule: SettingsRule, entry: SettingsView): boolean {
  try {
    return [...rule.check(entry)].length > 0;
  } catch (error) {
    if (error instanceof NeedsAnEntry) return true;
    throw error;
  }
}

/** Gives the first answer to a new question, and notes that the others have to be tried as well. */
function asker(given: Map<string, unknown>, pending: Map<string, unknown>[]): Ask {
  return <T>(question: string, [first, ...others]: readonly T[]): T => {
    if (given.has(question)) return given.get(question) as T;
    for (const other of others) pending.push(new Map([...given, [question, other]]));
    given.set(question, first);
    return first as T;
  };
}

interface EntryParts {
  /** What the rule asks for is added. */
  readonly names: Set<Subject>;
  readonly ask: Ask;
  readonly entryOn: EntryOn;
  readonly uses: Uses;
}

function emptyEntry({ names, ask, entryOn, uses }: EntryParts): SettingsView {
  const release = (): SettingsView => entryOn(ask('release', releases));
  const derived = new Map<string, unknown>();
  const isUsed = (subject: Subject): boolean => {
    if (uses === 'any') return ask(subject, [false, true]);
    names.add(subject);
    return false;
  };
  const refuse = (): never => {
    throw new NeedsAnEntry();
  };
  return {
    uri: entryOn(undefined).uri,
    get role() {
      return ask('role', roles);
    },
    get django() {
      return release().django;
    },
    get packages() {
      if (!ask('knows packages', [false, true])) return undefined;
      return uses === 'any' ? packagesBy(ask) : noPackages(names);
    },
    containerNames: new Set(),
    python: undefined,
    get productionMarker() {
      return ask('production marker', [false, true]);
    },
    get isFragment() {
      return ask('fragment', [false, true]);
    },
    isStage: false,
    isBelowProduction: false,
    isForWorkers: false,
    isForWork: false,
    isKeyless: false,
    isCopy: false,
    // Where other modules may set any name, every rule is asked.
    open: false,
    demands: () => false,
    isStored: () => false,
    get(name) {
      names.add(name);
      return release().get(name);
    },
    once<T>(key: string, derive: () => T): T {
      // Whether a package is used depends on much else.
      if (key.startsWith('package ')) return isUsed(key) as T;
      if (!derived.has(key)) derived.set(key, derive());
      return derived.get(key) as T;
    },
    recall: (_kind, _of, derive) => derive(),
    get configuration() {
      return refuse();
    },
    eachMentioned: () => refuse(),
    get assigned() {
      return refuse();
    },
    get reads() {
      return refuse();
    },
    get sources() {
      return refuse();
    },
    get idiom() {
      return refuse();
    },
    get envLoads() {
      return refuse();
    },
    get envFiles() {
      return refuse();
    },
    get urls() {
      return refuse();
    },
    holdsPrivateKey: () => false,
    isUnstored: () => false,
    ownCors: [],
    apiViews: undefined,
    socketsAskNobody: false,
    hasStartScript: false,
    imagesLackEnv: false,
    proxy: {},
    get processes() {
      return refuse();
    },
    isUnfinished: refuse,
    absentAt: refuse,
    textOf: refuse,
    envFileFor: refuse,
  };
}

/** Dependency files of which only the names can be asked for: releases of packages are too many to try. */
function packagesBy(ask: Ask): ReadonlyMap<string, PackageFact> {
  const has = (name: string): boolean => ask(`asks for ${name}`, [false, true]);
  return new Proxy(new Map<string, PackageFact>(), {
    get(_, property) {
      if (property === 'has') return has;
      throw new NeedsAnEntry();
    },
  });
}

/** Dependency files that ask for nothing; what is asked of them is noted. */
function noPackages(names: Set<Subject>): ReadonlyMap<string, PackageFact> {
  return new Proxy(new Map<string, PackageFact>(), {
    get(_, property) {
      if (property !== 'has' && property !== 'get') throw new NeedsAnEntry();
      return (name: string): false | undefined => {
        names.add(`requirement ${name}`);
        return property === 'has' ? false : undefined;
      };
    },
  });
}

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

/** An entry without any statement, on a release of Django. */
function emptyEntryOn(release: string | undefined): SettingsView {
  const root = normalizeUri('file:///srv/site');
  const uri = joinUri(root, 'settings.py');
  const model = createModeler({
    parsePython: () => ({ statements: [], comments: [], errors: [] }),
    parseDotenv: () => ({ lines: [], comments: [], bom: false }),
  })({
    root,
    files: new Map([[uri, '']]),
    entries: [{ uri, role: 'production', because: [] }],
    loose: [],
    envFiles: [],
    importRoots: [],
    facts: {
      django: release === undefined ? null : { version: release, from: '' },
      hasProcessFile: false,
    },
  });
  const [view] = model.views;
  if (view === undefined || view.django?.join() !== (release && parseVersion(release)?.join()))
    throw new Error('The empty project has no entry.');
  return view;
}
