import type { Argument, CallExpression, Expression } from '../../syntax/python-tree';
import { capped, certain, derive, isNone, literal, single, under, unknown, unknownValue } from '../bounds';
import { iterate } from '../fold/containers';
import { dottedName, importedPath, objectOf, type FunctionObject, type ModelObject } from '../objects';
import { callReader } from '../readers';
import type { Alternative, Bound, CallValue, Place, UnknownReason, Value } from '../value';
import { attributeOf, type PropertyRunner } from './attributes';
import { callBuiltin, spread } from './builtins';
import { configureSettings } from './configure';
import { evaluate, evaluateReceiver } from './expressions';
import { escapeItems, handOver, isSpecial, loseByMethods, loseByObject } from './escapes';
import { callEnvironPath } from './environ-path';
import { placeOf, type Frame } from './frame';
import { totalSeconds } from '../fold/durations';
import { compileSource, fromFile, isFromFile, openFile, readsFile } from './files';
import { callFunction } from './functions';
import { importByName } from './imports';
import { includeFiles } from './include';
import { makeObject } from './instances';
import { callKnown } from './known-calls';
import { callMethod } from './methods';
import { changeInPlace } from './in-place';
import { helperPackage, writeNamespace } from './namespace';
import { openNames } from './names';
import { completed, makePartial } from './partial';
import { joinedBy, joinedPath, separator } from './path-text';

/** One call with its arguments evaluated. */
export interface Call {
  readonly frame: Frame;
  readonly node: CallExpression;
  readonly at: Place;
  readonly args: Arguments;
  /** The callee as it is written, such as `os.environ.get`; empty where it is not a dotted name. */
  readonly written: string;
}

/** The arguments of a call, evaluated. */
export interface Arguments {
  readonly positional: readonly Bound[];
  readonly named: ReadonlyMap<string, Bound>;
  /** The arguments as they are written, for places. */
  readonly nodes: readonly Argument[];
  /** False where `*x` or `**x` brings in more than is known. */
  readonly exact: boolean;
  /** What each `*x` holds whose items are not all known. */
  readonly unspread?: readonly Bound[];
}

/** What a call gives: by the reader, function, class or method that the callee is known to be, else unknown. */
export function evaluateCall(frame: Frame, node: CallExpression): Bound {
  const at = placeOf(frame, node);
  const { callee: target } = node;
  const receiver = target.kind === 'attribute' ? evaluateReceiver(frame, target.object) : undefined;
  const callee = calleeOf(frame, target, receiver);
  const call: Call = {
    frame,
    node,
    at,
    args: evaluateArguments(frame, node.args),
    written: dottedName(node.callee) ?? '',
  };
  const changed = changeInPlace(call, receiver);
  if (changed !== undefined) return changed;
  if (target.kind === 'attribute') loseByObject(call, receiver ?? [], target.name, callee);
  const results: Alternative[] = [];
  for (const alternative of withoutMethodsOfNone(callee)) {
    const found = callValue(call, alternative.value);
    for (const item of under(found, alternative.when)) {
      results.push(
        alternative.read !== undefined && item.read === undefined ? { ...item, read: alternative.read } : item,
      );
    }
  }
  return capped(results, at);
}

function calleeOf(frame: Frame, target: Expression, receiver: Bound | undefined): Bound {
  if (target.kind === 'attribute' && receiver !== undefined)
    return attributeOf(frame, receiver, target.name, placeOf(frame, target));
  return target.kind === 'name' ? evaluateReceiver(frame, target) : evaluate(frame, target);
}

/** `os.getenv("HOSTS").split(",")`: where there is no text, the program ends. */
function withoutMethodsOfNone(callee: Bound): Bound {
  if (callee.length === 1) return callee;
  const left = callee.filter(({ value }) => {
    const object = objectOf(value);
    return object?.type !== 'method' || !isNone(object.receiver);
  });
  return left.length > 0 ? left : callee;
}

/** Evaluates the arguments of a call, in order. */
export function evaluateArguments(frame: Frame, nodes: readonly Argument[]): Arguments {
  const positional: Bound[] = [];
  const named = new Map<string, Bound>();
  const unspread: Bound[] = [];
  let exact = true;
  for (const node of nodes) {
    const value = evaluate(frame, node.value);
    if (node.star === 1) {
      if (!addItems(positional, value)) unspread.push(value);
    } else if (node.star === 2) exact = addKeywords(named, value) && exact;
    else if (node.name === null) positional.push(value);
    else named.set(node.name, value);
  }
  return { positional, named, nodes, exact: exact && unspread.length === 0, unspread };
}

function addItems(positional: Bound[], bound: Bound): boolean {
  const value = single(bound);
  const items = value === undefined || bound[0] === undefined ? undefined : iterate(value, bound[0].at);
  if (items === undefined) return false;
  positional.push(...items);
  return true;
}

function addKeywords(named: Map<string, Bound>, bound: Bound): boolean {
  const found = spread(bound);
  for (const [name, value] of found ?? []) named.set(name, value);
  return found !== undefined;
}

/** Runs a property of a class of the project; its attribute stands where a call would. */
export function callProperty(frame: Frame, node: Expression, at: Place, method: FunctionObject, self: Value): Bound {
  const { span } = node;
  const written: CallExpression = { kind: 'call', callee: node, args: [], argsSpan: span, span };
  const args: Arguments = { positional: [certain(self, at)], named: new Map(), nodes: [], exact: true };
  return callFunction({ frame, node: written, at, args, written: dottedName(node) ?? '' }, method);
}

/** Runs properties for a call such as `getattr(object, "NAME")`. */
export function propertyRunner({ frame, node, at }: Call): PropertyRunner {
  return (method, self) => callProperty(frame, node, at, method, self);
}

/** What calling one value gives. */
export function callValue(call: Call, callee: Value): Bound {
  const object = objectOf(callee);
  if (object !== undefined) return callObject(call, object);
  if (isFromFile(callee)) return certain(callee, call.at);
  if (callee.kind === 'call' && readsFile(callee.callee)) return fromFile(call, pathBehind(callee));
  const ofPath = callee.kind === 'call' && call.args.exact ? callEnvironPath(callee, call.args.positional) : undefined;
  if (ofPath !== undefined) return certain(ofPath, call.at);
  if (callee.kind === 'call' && callee.callee === 'datetime.timedelta.total_seconds')
    return certain(totalSeconds(callee) ?? unknownValue('operation'), call.at);
  if (callee.kind === 'call' && callee.callee.endsWith('.joinpath') && call.args.exact)
    return certain(joinedPath(pathBehind(callee), call.args.positional), call.at);
  if (callee.kind === 'call' && callee.callee === 'os.sep.join') return joinBySeparator(call);
  if (callee.kind === 'call')
    return certain({ kind: 'call', callee: `${callee.callee}()`, args: callee.args }, call.at);
  if (callee.kind === 'unknown')
    return unfollowed(call, callee.why.detail ?? call.written, callee.why.reason === 'syntax-error');
  return unknown('operation', call.at);
}

/** The path of `path.read_text`. */
function pathBehind(callee: CallValue): CallValue {
  return { ...callee, callee: callee.callee.replace(/\.\w+$/, '') };
}

/** `os.sep.join(parts)`. */
function joinBySeparator(call: Call): Bound {
  const [parts = []] = call.args.positional;
  return derive(parts, call.at, (value) => {
    const items = iterate(value, call.at);
    return (items && joinedBy(separator, items)) ?? unknownValue('operation');
  });
}

function callObject(call: Call, object: ModelObject): Bound {
  switch (object.type) {
    case 'function':
      return callFunction(call, object);
    case 'imported':
      return callImported(call, object.path);
    case 'method':
      return callMethod(call, object);
    case 'reader':
      return callReader(call, object, null) ?? unfollowed(call, call.written);
    case 'bound':
      return callFunction(
        { ...call, args: { ...call.args, positional: [certain(object.self, call.at), ...call.args.positional] } },
        object.function,
      );
    case 'partial':
      return callValue(completed(call, object), object.callee);
    case 'class':
      return callReader(call, object, null) ?? makeObject(call, object);
    case 'instance':
      loseByMethods(call.frame, object.of, isSpecial, call);
      return unfollowed(call, call.written);
    default:
      return unfollowed(call, call.written);
  }
}

/** Built-ins that look into what they are given: of what a file holds, their result is no more than that. */
const ofWhatIsRead = /^(dir|vars|getattr|dict|list|sorted|iter)$/;

function callImported(call: Call, path: string): Bound {
  if (path.startsWith('builtins.')) {
    const name = path.slice('builtins.'.length);
    const [read] = call.args.positional;
    if (ofWhatIsRead.test(name) && read?.every(({ value }) => isFromFile(value)) === true) return read;
    if (name.startsWith('str.')) return callOnFirst(call, name.slice('str.'.length));
    const found = writeNamespace(call, name) ?? callBuiltin(name, call) ?? builtinResult(call, name);
    escapeItems(call, name, found);
    return found;
  }
  const [first] = call.args.positional;
  if (/\.(safe_)?loads?$/.test(path) && first?.every(({ value }) => isFromFile(value)) === true) return first;
  return (
    callReader(call, { type: 'imported', path }, null) ??
    importByName(call, path) ??
    makePartial(call, path) ??
    callKnown(call, path) ??
    configureSettings(call, path) ??
    helperPackage(call, path) ??
    includeFiles(call, path) ??
    unfollowed(call, path)
  );
}

function builtinResult(call: Call, name: string): Bound {
  // A built-in that changes a namespace is a write to it; all others only look at what they are given.
  if (name === 'open') return openFile(call);
  if (name === 'compile') return compileSource(call);
  handOver(call, `builtins.${name}`);
  return unknown('call', call.at, name);
}

/** `str.upper(text)` is `text.upper()`. */
function callOnFirst(call: Call, name: string): Bound {
  const [first, ...positional] = call.args.positional;
  if (first === undefined) return unfollowed(call, `str.${name}`);
  const rest = { ...call, args: { ...call.args, positional } };
  const results = first.flatMap(({ value: receiver, when }) => {
    const isText = receiver.kind === 'literal' || receiver.kind === 'env';
    return under(isText ? callMethod(rest, { type: 'method', receiver, name }) : unknown('operation', call.at), when);
  });
  return capped(results, call.at);
}

/**
 * Why the names of a module are open once a function has its name. A framework may have made them all; a helper
 * (`update_settings_from_file(__name__)`) replaces some of those written above it, as local settings do.
 */
function opensModule(what: string): UnknownReason | undefined {
  if (/(^|\.)(DjangoDynaconf|load_settings|configure)$/.test(what)) return 'namespace';
  return /(^|\.)([a-z]+_)*(settings|secrets?)(_[a-z]+)*$/.test(what) ? 'overlay' : undefined;
}

/** A function that is not followed: its result is unknown, and so is what it may have changed. */
export function unfollowed(call: Call, what: string, broken = false): Bound {
  handOver(call, what);
  for (const { value } of [...call.args.positional, ...call.args.named.values()].flat()) {
    const object = objectOf(value);
    if (object?.type !== 'namespace' && object?.type !== 'module-name') continue;
    const reason = object.type === 'namespace' ? 'namespace' : opensModule(what);
    if (reason !== undefined) openNames(object.scope, call.at, what, reason);
  }
  return certain(unknownValue(broken ? 'syntax-error' : 'call', what === '' ? undefined : what), call.at);
}

/** The expression of an argument by position or keyword, for places in fixes. */
export function argumentNode(call: Call, position: number, name: string): Argument | undefined {
  return (
    call.node.args.find((argument) => argument.name === name) ??
    call.node.args.filter((argument) => argument.name === null && argument.star === 0)[position]
  );
}

/** What a call gives for a parameter, by its keyword or its position from 0; undefined where it gives nothing. */
export function argument(call: Call, position: number, name: string): Bound | undefined {
  return call.args.named.get(name) ?? call.args.positional[position];
}

/** `None`, which a call gives that is made for what it does. */
export function none(at: Place): Bound {
  return certain(literal(null), at);
}

/**
 * The dotted path of what a callee or a decorator names, such as `sys.exit`. Undefined where it may be several things, and for all
 * but names and attributes: these are looked up without running anything, everything else would be run a second time.
 */
export function pathOfCallee(frame: Frame, node: Expression): string | undefined {
  if (!isDotted(node)) return undefined;
  const paths = new Set(evaluateReceiver(frame, node).map(({ value }) => importedPath(value)));
  const [path] = paths;
  return paths.size === 1 ? path : undefined;
}

/** A name or an attribute, which can be looked up without running anything. */
export function isDotted(node: Expression): boolean {
  return node.kind === 'name' || node.kind === 'attribute';
}
