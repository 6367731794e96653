import { defaultBound } from '../../django/settings';
import { nodesIn } from '../../syntax/nodes-in';
import type { FunctionStatement } from '../../syntax/python-tree';
import { shift } from '../../text';
import { certain, under, union, unknown, unknownValue } from '../bounds';
import { imported, importedPath, isUnbound, objectOf, opaque, type ClassObject, type FunctionObject } from '../objects';
import type { Alternative, Bound, Place, Value } from '../value';
import { callFunction } from './functions';
import { isConfiguration, linearize } from './classes';
import { loadsOfDotenv } from './configuration-loads';
import type { EnvFileLoad, Frame } from './frame';

/** A class of django-configurations as Django sees it, once `DJANGO_CONFIGURATION` names it. */
export interface Configuration {
  readonly name: string;
  /** The name in its class statement. */
  readonly at: Place;
  /** The last statement of its body, behind which a setting is added. */
  readonly last: Place;
  /** True where no other class of the module is made from it. */
  readonly isFinal: boolean;
  /** Its settings. What it leaves to Django is not in it; under `*` stands what an unknown base may set. */
  readonly names: ReadonlyMap<string, Bound>;
  /** The `.env` files that it loads before its values are read. */
  readonly loads: readonly EnvFileLoad[];
}

const settingName = /^[A-Z][A-Z0-9_]*$/;

/**
 * The configurations that a module has once it has run. As `configurations.base.ConfigurationBase` does, each class takes
 * over all settings of its bases when it is made, Django's own defaults included: those of the first base are in force, also
 * where a later one sets what the first leaves alone. Methods and properties are then called, values read the environment.
 * `all` are the names of the module.
 */
export function configurationsOf(frame: Frame, all: ReadonlyMap<string, Bound>): readonly Configuration[] {
  const classes: { readonly name: string; readonly object: ClassObject }[] = [];
  for (const [name, bound] of all) {
    const object = onlyObjectOf(bound);
    if (object?.type === 'class' && isConfiguration(object)) classes.push({ name, object });
  }
  return classes.map(({ name, object }) => {
    const names = resolved(frame, object);
    return {
      name,
      ...placesOf(object),
      isFinal: !classes.some((other) => other.object !== object && linearize(other.object).includes(object)),
      names,
      loads: hasOwn(object, 'load_dotenv') ? [] : loadsOfDotenv(frame, names.get('DOTENV')),
    };
  });
}

/** What a name is wherever it is bound: a package may import a class under a test of `DJANGO_CONFIGURATION`. */
function onlyObjectOf(bound: Bound): ReturnType<typeof objectOf> {
  let only: Value | undefined;
  for (const { value } of bound) {
    if (isUnbound(value)) continue;
    if (only !== undefined) return undefined;
    only = value;
  }
  return only && objectOf(only);
}

function placesOf({ uri, at, node }: ClassObject): Pick<Configuration, 'at' | 'last'> {
  const base = at.span.start - node.span.start;
  const place = (span: Place['span']): Place => ({ uri, span: shift(span, base) });
  return { at: place(node.nameSpan), last: place(node.body.at(-1)?.span ?? node.nameSpan) };
}

/** True where the project's own code takes the place of what django-configurations does under that name. */
function hasOwn(of: ClassObject, name: string): boolean {
  return linearize(of).some((one) => one === 'unknown' || one.names.has(name));
}

/** The attributes of a class and its bases that are settings, as they are written. */
function settingsOf(of: ClassObject, depth: number): Map<string, Bound> {
  const merged = new Map<string, Bound>();
  if (depth > 20) return hidden(merged, of.at);
  for (const base of [...of.bases].reverse()) takeOver(merged, base, of.at, depth);
  for (const [name, bound] of of.names) {
    if (settingName.test(name)) merged.set(name, overridden(bound, merged.get(name), of.at));
  }
  return merged;
}

function takeOver(merged: Map<string, Bound>, base: Value, at: Place, depth: number): void {
  const object = objectOf(base);
  const path = importedPath(base);
  if (path === 'builtins.object') return;
  const isRoot = path !== undefined && /^configurations\.(base\.)?Configuration$/.test(path);
  if (!isRoot && object?.type !== 'class') {
    hidden(merged, at);
    return;
  }
  const own = object?.type === 'class' ? settingsOf(object, depth + 1) : new Map<string, Bound>();
  if (isRoot || (object?.type === 'class' && isConfiguration(object))) {
    for (const name of merged.keys()) if (defaultBound(name, undefined).length > 0) merged.delete(name);
  }
  for (const [name, bound] of own) merged.set(name, bound);
}

/** A base outside the project may set anything. */
function hidden(merged: Map<string, Bound>, at: Place): Map<string, Bound> {
  const nobody = unknown('import', at, 'a base class');
  for (const [name, bound] of merged) merged.set(name, union([bound, nobody], at));
  merged.set('*', nobody);
  return merged;
}

/** On the paths on which a class body leaves a name alone, the value is that of the bases. */
function overridden(bound: Bound, before: Bound | undefined, at: Place): Bound {
  if (before === undefined || !bound.some(({ value }) => isUnbound(value))) return bound;
  return union(
    bound.map((one) => (isUnbound(one.value) ? under(before, one.when) : [one])),
    at,
  );
}

function resolved(frame: Frame, of: ClassObject): ReadonlyMap<string, Bound> {
  const settings = settingsOf(of, 0);
  const doubtful = changedBefore(of);
  for (const name of doubtful) if (settings.has(name)) settings.set(name, unknown('call', of.at, 'pre_setup'));
  for (const [name, bound] of settings)
    settings.set(
      name,
      bound.flatMap((one) => readValue(one, name)),
    );
  const self = instanceOf(of, settings);
  const called = [...settings].map(([name, bound]): readonly [string, Bound] => [
    name,
    bound.flatMap((one) => (one.written === undefined ? [one] : callMember(frame, one, self))),
  ]);
  return new Map(called);
}

/** `values.BooleanValue(True)` reads the variable that the attribute's name gives. */
function readValue(alternative: Alternative, name: string): Bound {
  const object = objectOf(alternative.value);
  if (object?.type !== 'named') return [alternative];
  return under(object.give(name), alternative.when).map((one) => ({ ...one, ...writtenAs(alternative) }));
}

/** An object whose methods see the settings as they are, and everything else as the classes have it. */
function instanceOf(of: ClassObject, settings: ReadonlyMap<string, Bound>): Value {
  const names = new Map<string, Bound>();
  for (const one of [...linearize(of)].reverse())
    if (one !== 'unknown') for (const [k, v] of one.names) names.set(k, v);
  for (const [name, bound] of settings) names.set(name, bound);
  const root = imported('configurations.Configuration');
  const bases: readonly Value[] = settings.has('*') ? [root, unknownValue('import', 'a base class')] : [root];
  return opaque('configuration', { type: 'instance', of: { ...of, names, bases }, written: of });
}

/** django-configurations calls what can be called; a property is what its code returns. */
function callMember(frame: Frame, alternative: Alternative, self: Value): Bound {
  const object = objectOf(alternative.value);
  if (object?.type === 'class') return [{ ...alternative, value: unknownValue('call', 'a class') }];
  if (object?.type !== 'function') return [alternative];
  return under(call(frame, object, self, alternative.at), alternative.when).map((one) => ({
    ...one,
    ...writtenAs(alternative),
  }));
}

function call(frame: Frame, method: FunctionObject, self: Value, at: Place): Bound {
  const span = { start: at.span.start - frame.base, end: at.span.end - frame.base };
  const callee = { kind: 'name', id: method.node.kind === 'function' ? method.node.name : 'lambda', span } as const;
  const positional = method.use === 'static' ? [] : [certain(self, at)];
  return callFunction(
    {
      frame,
      node: { kind: 'call', callee, args: [], argsSpan: span, span },
      at,
      args: { positional, named: new Map(), nodes: [], exact: true },
      written: callee.id,
    },
    method,
  );
}

function writtenAs({ written }: Alternative): Pick<Alternative, 'written'> {
  return written === undefined ? {} : { written };
}

/** What the hooks that run before Django reads the settings name may be changed by them. */
function changedBefore(of: ClassObject): ReadonlySet<string> {
  const hooks = linearize(of).flatMap((one) =>
    one === 'unknown' ? [] : ['pre_setup', 'setup'].map((name) => one.names.get(name)),
  );
  const functions = hooks.flatMap((bound) => bound ?? []).map(({ value }) => objectOf(value));
  return new Set(
    functions.flatMap((one) =>
      one?.type === 'function' && one.node.kind === 'function' ? attributesIn(one.node) : [],
    ),
  );
}

function attributesIn(node: FunctionStatement): readonly string[] {
  const found: string[] = [];
  for (const { kind, name } of nodesIn(node.body))
    if (kind === 'attribute' && typeof name === 'string' && settingName.test(name)) found.push(name);
  return found;
}

/**
 * The names of the module as Django sees them with this configuration: all that Django knows comes from the class, also
 * where that leaves it at its default; what else the module has stays.
 */
export function withConfiguration(
  names: ReadonlyMap<string, Bound>,
  { names: own }: Configuration,
): ReadonlyMap<string, Bound> {
  const kept = [...names].filter(([name]) => name !== '*' && defaultBound(name, undefined).length === 0);
  return new Map([...kept, ...own]);
}
