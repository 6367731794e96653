import type { Expression, FormattedString, SubscriptExpression } from '../../syntax/python-tree';
import {
  capped,
  certain,
  choices,
  chosen,
  type Choice,
  combine,
  derive,
  literal,
  mapValues,
  noPlace,
  single,
  singleString,
  under,
  union,
  unknown,
  unknownValue,
} from '../bounds';
import { combineSets, concatenate, distinct, getItem, iterate, mergeDicts, setEntry, slice } from '../fold/containers';
import { DictBuilder } from '../fold/dict-builder';
import { arithmetic, integer, signed } from '../fold/numbers';
import { percentFormat, pythonRepr, pythonStr } from '../fold/text';
import { imported, importedPath, objectOf } from '../objects';
import type { Alternative, Bound, Guard, LiteralValue, Place, Value } from '../value';
import { mergeVariables } from '../variables';
import { asCopied } from './environment';
import { debugBranches } from './debug';
import { callProperty, evaluateCall } from './calls';
import { compare } from './compare';
import { comprehend } from './comprehensions';
import { moveEnvironPath } from './environ-path';
import { nested, placeOf, share, type Frame } from './frame';
import { makeFunction } from './functions';
import { moduleCalled, moduleName, nameIn } from './names';
import { readSubscript } from '../readers';
import { evaluateConditional, evaluateBoolean, negate } from './logic';
import { lookUpByText } from './lookup';
import { builtinNames } from './builtins';
import { attributeOf, type PropertyRunner } from './attributes';
import { filledIn, isPathOrText, textAround } from './path-text';
import { assign } from './targets';
import { withStep } from '../steps';
import { isPlaceholder } from '../templates';

/** What an expression may evaluate to. Total: what is not followed is unknown, with a reason. */
export function evaluate(frame: Frame, node: Expression): Bound {
  if (frame.run.budget-- <= 0) return tooDeep(frame, node);
  return nested(frame, node, evaluateNode, tooDeep);
}

function tooDeep(frame: Frame, node: Expression): Bound {
  return unknown('too-deep', placeOf(frame, node));
}

function evaluateNode(frame: Frame, node: Expression): Bound {
  switch (node.kind) {
    case 'name':
      return evaluateName(frame, node.id, placeOf(frame, node));
    case 'constant':
      return certain(constant(node.value), placeOf(frame, node));
    case 'formatted':
      return formatted(frame, node);
    case 'list':
    case 'tuple':
    case 'set':
      return display(frame, node.kind, node.items, placeOf(frame, node));
    case 'dict':
      return dictDisplay(frame, node);
    case 'comprehension':
      return comprehend(frame, node);
    case 'lambda':
      return certain(makeFunction(frame, node, node.parameters, 'plain'), placeOf(frame, node));
    case 'call':
      return shared(frame, evaluateCall(frame, node));
    case 'attribute':
      return shared(
        frame,
        attributeOf(
          frame,
          evaluateReceiver(frame, node.object),
          node.name,
          placeOf(frame, node),
          propertyOf(frame, node),
        ),
      );
    case 'subscript':
      return shared(frame, subscript(frame, node));
    case 'slice':
      return unknown('unsupported', placeOf(frame, node), 'slice');
    case 'binary':
      return binary(frame, node);
    case 'unary':
      return node.operator === 'not'
        ? negate(frame, node)
        : sign(frame, node.operator, node.operand, placeOf(frame, node));
    case 'boolean':
      return evaluateBoolean(frame, node);
    case 'compare':
      return compare(frame, node);
    case 'conditional':
      return evaluateConditional(frame, node);
    case 'starred':
      return unknown('unsupported', placeOf(frame, node), 'starred expression');
    case 'walrus':
      return walrus(frame, node.target, node.value, node);
    case 'other':
      for (const name of node.binds) frame.scope.set(name, unknown('unsupported', placeOf(frame, node), node.what));
      return unknown('unsupported', placeOf(frame, node), node.what);
  }
}

function propertyOf(frame: Frame, node: Extract<Expression, { kind: 'attribute' }>): PropertyRunner {
  const at = placeOf(frame, node);
  return (method, self) => callProperty(frame, node, at, method, self);
}

/** Like `evaluate`, for an object that is only looked into or changed in place: it does not become shared. */
export function evaluateReceiver(frame: Frame, node: Expression): Bound {
  if (node.kind === 'name') return lookUp(frame, node.id, placeOf(frame, node));
  if (node.kind === 'subscript') return subscript(frame, node);
  if (node.kind === 'attribute')
    return attributeOf(
      frame,
      evaluateReceiver(frame, node.object),
      node.name,
      placeOf(frame, node),
      propertyOf(frame, node),
    );
  return evaluate(frame, node);
}

function evaluateName(frame: Frame, id: string, at: Place): Bound {
  const bound = lookUp(frame, id, at);
  const branched = id === 'DEBUG' ? debugBranches(bound, at) : bound;
  return shared(
    frame,
    branched.map((alternative) => used(alternative, at)),
  );
}

/** The same value at another place of use. Written out, because this runs for every name that is read. */
function used({ value, at, via, when, read }: Alternative, use: Place): Alternative {
  return read === undefined ? { value, at, via: [use, ...via], when } : { value, at, via: [use, ...via], when, read };
}

function lookUp(frame: Frame, id: string, at: Place): Bound {
  const bound = frame.globalNames.has(id) ? frame.globals.find(id) : frame.scope.find(id);
  if (bound !== undefined) return bound;
  const special = specialName(frame, id);
  if (special !== undefined) return certain(special, at);
  const open = frame.globals.find('*');
  return open === undefined ? unknown('undefined-name', at, id) : mapValues(open, (value) => value);
}

function specialName(frame: Frame, id: string): Value | undefined {
  if (builtinNames.has(id)) return imported(`builtins.${id}`);
  if (id === '__file__') return { kind: 'call', callee: '__file__', args: [] };
  if (id === '__name__') return moduleName(frame);
  return undefined;
}

function shared(frame: Frame, bound: Bound): Bound {
  for (const alternative of bound) share(frame, alternative.value);
  return bound;
}

export function constant(value: Extract<Expression, { kind: 'constant' }>['value']): Value {
  switch (value.type) {
    case 'string':
      return isPlaceholder(value.value) ? unknownValue('template') : literal(value.value);
    case 'bytes':
      return literal({ bytes: value.value });
    case 'integer':
      return integer(value.value);
    case 'float':
      return { kind: 'literal', value: value.value, float: true };
    case 'boolean':
      return literal(value.value);
    case 'none':
      return literal(null);
    case 'ellipsis':
    case 'complex':
      return unknownValue('unsupported', value.type);
  }
}

function formatted(frame: Frame, node: FormattedString): Bound {
  const at = placeOf(frame, node);
  const parts = node.parts.map((part) => {
    if (part.kind === 'text') return certain(literal(part.value), at);
    const bound = evaluate(frame, part.expression);
    return mapValues(bound, (value) => interpolated(value, part.conversion, part.formatted));
  });
  const all = choices(parts);
  return all === undefined ? manyTexts(parts, at) : joined(all, at);
}

function joined(all: readonly Choice[], at: Place): Bound {
  return capped(
    all.map((choice) => chosen(choice, joinText(choice.picked.map((part) => part.value)), at)),
    at,
  );
}

/** A text with many variables in it: the one made of all fallbacks, and for any other mix the environment. */
function manyTexts(parts: readonly Bound[], at: Place): Bound {
  const env = parts.flat().find((part) => part.value.kind === 'env');
  if (env?.value.kind !== 'env') return unknown('too-many', at);
  const guard: Guard = { id: `mix:${at.uri}:${at.span.start}`, at, arm: true, facts: [], unset: false };
  const mixed: Alternative = { value: withStep(env.value, { op: 'opaque' }), at, via: [], when: [guard] };
  const fallbacks = choices(parts.map((part) => part.filter(({ value }) => value.kind !== 'env')));
  const texts = fallbacks === undefined ? unknown('too-many', at) : fallbacks.length === 0 ? [] : joined(fallbacks, at);
  return [env.read === undefined ? mixed : { ...mixed, read: env.read }, ...texts];
}

function interpolated(value: Value, conversion: 's' | 'r' | 'a' | undefined, hasFormat: boolean): Value {
  if (value.kind === 'env') return hasFormat || conversion !== undefined ? withStep(value, { op: 'opaque' }) : value;
  if (value.kind === 'call') return value;
  if (value.kind !== 'literal' || hasFormat) return unknownValue('operation');
  const text = conversion === 'r' || conversion === 'a' ? pythonRepr(value) : pythonStr(value);
  return text === undefined ? unknownValue('operation') : literal(text);
}

function joinText(parts: readonly Value[]): Value {
  const texts = parts.map((part) =>
    part.kind === 'literal' && typeof part.value === 'string' ? part.value : undefined,
  );
  if (!texts.includes(undefined)) return literal(texts.join(''));
  const isKnown = parts.every((part) => part.kind === 'literal' || part.kind === 'call');
  return aroundEnvironment(parts) ?? (isKnown ? textAround(parts) : unknownValue('operation'));
}

/** A text around one environment variable is followed; of one around several the first is named, and what stands at the end. */
function aroundEnvironment(parts: readonly Value[]): Value | undefined {
  const index = parts.findIndex((part) => part.kind === 'env');
  const env = parts[index];
  if (env?.kind !== 'env') return undefined;
  const text = (some: readonly Value[]): string | undefined => {
    const texts = some.map((part) => (part.kind === 'literal' ? pythonStr(part) : undefined));
    return texts.includes(undefined) ? undefined : texts.join('');
  };
  const [before, after] = [text(parts.slice(0, index)), text(parts.slice(index + 1))];
  if (before !== undefined && after !== undefined) return withStep(env, { op: 'wrap', before, after });
  const some = withStep(env, { op: 'opaque' });
  const end = parts.at(-1);
  return end?.kind === 'literal' && some.kind === 'env'
    ? withStep(some, { op: 'wrap', before: '', after: pythonStr(end) ?? '' })
    : some;
}

function display(frame: Frame, type: 'list' | 'tuple' | 'set', nodes: readonly Expression[], at: Place): Bound {
  let result: Bound | undefined;
  const items: Bound[] = [];
  for (const node of nodes) {
    const part = evaluate(frame, node.kind === 'starred' ? node.value : node);
    const spread = node.kind === 'starred' ? onlyItems(part, at) : [part];
    if (result === undefined && spread !== undefined) {
      for (const item of spread) items.push(item);
      continue;
    }
    result ??= certain({ kind: 'sequence', type, items, open: false }, at);
    const more = node.kind === 'starred' ? part : one(type, part, at);
    result = combine(result, more, at, (a, b) => concatenate(a, asItems(b), type) ?? unknownValue('operation'));
  }
  if (result !== undefined) return type === 'set' ? mapValues(result, distinct) : result;
  const value: Value = { kind: 'sequence', type, items, open: false };
  return certain(type === 'set' ? distinct(value) : value, at);
}

/** The items of the only thing there is to unpack. */
function onlyItems(bound: Bound, at: Place): readonly Bound[] | undefined {
  const value = single(bound);
  return value === undefined || bound[0]?.when.length !== 0 ? undefined : iterate(value, at);
}

/** What `*value` unpacks: the keys of a dict, the items of a sequence. */
function asItems(value: Value): Value {
  const object = objectOf(value);
  if (object?.type === 'iterable') return { kind: 'sequence', type: 'list', items: object.items, open: false };
  if (value.kind === 'literal' || value.kind === 'opaque') return unknownValue('operation');
  if (value.kind === 'sequence' && value.type === 'set' && value.items.length > 1) return { ...value, open: true };
  if (value.kind !== 'dict') return value;
  const items = value.entries.map((entry) => certain(entry.key, entry.keyAt));
  return { kind: 'sequence', type: 'list', items, open: value.open };
}

function one(type: 'list' | 'tuple' | 'set', item: Bound, at: Place): Bound {
  return certain({ kind: 'sequence', type, items: [item], open: false }, at);
}

function dictDisplay(frame: Frame, node: Extract<Expression, { kind: 'dict' }>): Bound {
  const at = placeOf(frame, node);
  let result: Bound | undefined;
  const builder = new DictBuilder();
  for (const entry of node.entries) {
    const keyAt = entry.key === null ? at : placeOf(frame, entry.key);
    const key = entry.key === null ? null : evaluate(frame, entry.key);
    const given = evaluate(frame, entry.value);
    const value = key === null ? asCopied(frame, given, at) : given;
    // While nothing has to be told apart, entries go into one builder: large tables stay cheap.
    if (result === undefined && builder.add(key, keyAt, value)) continue;
    result ??= certain(builder.value(), at);
    result =
      key === null
        ? combine(result, value, at, mergeDicts)
        : combine(result, key, at, (dict, name) => setEntry(dict, name, keyAt, value));
  }
  return result ?? certain(builder.value(), at);
}

function subscript(frame: Frame, node: SubscriptExpression): Bound {
  const at = placeOf(frame, node);
  const object = evaluateReceiver(frame, node.object);
  if (node.index.kind === 'slice') {
    const { lower, upper, step } = node.index;
    const bounds = [lower, upper, step].map((part) =>
      part === null ? certain(literal(null), at) : evaluate(frame, part),
    );
    return sliceBound(object, bounds, at);
  }
  const index = evaluate(frame, node.index);
  const results: Alternative[] = [];
  for (const container of object) {
    if (importedPath(container.value) === 'os.environ') return readSubscript(frame, node, index);
    if (importedPath(container.value) === 'sys.modules') return certain(moduleCalled(frame, single(index)), at);
    const space = objectOf(container.value);
    if (space?.type === 'variables') {
      results.push(...under(readSubscript(frame, node, index, space), container.when));
      continue;
    }
    if (space?.type === 'namespace') {
      const name = singleString(index);
      return name === undefined ? unknown('namespace', at) : nameIn(space, name, at);
    }
    for (const key of index) {
      const byText =
        container.value.kind === 'dict' && key.value.kind === 'env'
          ? lookUpByText(container.value, key.value, undefined, at, frame.site)
          : undefined;
      const found = byText ?? itemOf(container.value, key.value, at);
      for (const item of under(found, [...container.when, ...key.when])) {
        results.push(
          container.read !== undefined && item.read === undefined ? { ...item, read: container.read } : item,
        );
      }
    }
  }
  return capped(results, at);
}

function itemOf(container: Value, key: Value, at: Place): Bound {
  if (container.kind === 'env') return certain(withStep(container, { op: 'opaque' }), at);
  if (container.kind === 'unknown') return certain(container, at);
  if (importedPath(container) === 'sys.argv') return certain({ kind: 'call', callee: 'sys.argv[]', args: [] }, at);
  if (container.kind === 'opaque') return unknown('operation', at);
  if (container.kind === 'call' && key.kind === 'literal') {
    const index = { name: null, value: certain(key, at) };
    return certain({ kind: 'call', callee: `${container.callee}[]`, args: [...container.args, index] }, at);
  }
  return getItem(container, key, at) ?? unknown('operation', at);
}

function sliceBound(object: Bound, bounds: readonly Bound[], at: Place): Bound {
  const all = choices([object, ...bounds]);
  if (all === undefined) return unknown('too-many', at);
  const results = all.map((choice) => {
    const [container, ...parts] = choice.picked.map((part) => part.value);
    if (container?.kind === 'env') return chosen(choice, withStep(container, { op: 'opaque' }), at);
    if (container !== undefined && importedPath(container) === 'sys.argv')
      return chosen(choice, { kind: 'call', callee: 'sys.argv[:]', args: [] }, at);
    return chosen(choice, (container && slice(container, parts)) ?? unknownValue('operation'), at);
  });
  return capped(results, at);
}

function binary(frame: Frame, node: Extract<Expression, { kind: 'binary' }>): Bound {
  const at = placeOf(frame, node);
  return combine(evaluate(frame, node.left), evaluate(frame, node.right), at, (a, b) => operate(node.operator, a, b));
}

/** `a operator b` for all binary operators; also what an augmented assignment computes. */
export function operate(operator: Extract<Expression, { kind: 'binary' }>['operator'], a: Value, b: Value): Value {
  const set = combineSets(operator, a, b);
  if (set !== undefined) return set;
  const moved = a.kind === 'call' ? moveEnvironPath(operator, a, b) : undefined;
  if (moved !== undefined) return moved;
  if (operator === '+' && (a.kind === 'sequence' || b.kind === 'sequence'))
    return concatenate(a, b) ?? unknownValue('operation');
  if (operator === '|' && (a.kind === 'dict' || b.kind === 'dict')) return mergeDicts(a, b);
  const merged = operator === '|' ? mergeVariables(a, b) : undefined;
  if (merged !== undefined) return merged;
  if (a.kind === 'literal' && b.kind === 'literal') return onLiterals(operator, a, b) ?? unknownValue('operation');
  if (
    a.kind === 'literal' &&
    typeof a.value === 'string' &&
    operator === '%' &&
    b.kind === 'sequence' &&
    b.type === 'tuple'
  )
    return percent(a.value, b);
  if (operator === '*' && a.kind === 'sequence' && b.kind === 'literal') return repeat(a, b);
  if (operator === '/' && a.kind === 'call')
    return {
      kind: 'call',
      callee: `${a.callee}./`,
      args: [...a.args, { name: null, value: [{ value: b, at: noPlace, via: [], when: [] }] }],
    };
  if (operator === '+' && (isText(a) || isText(b)) && (a.kind === 'env' || b.kind === 'env'))
    return aroundEnvironment([a, b]) ?? unknownValue('operation');
  if (operator === '%' && isText(a) && b.kind === 'env') return formatEnvironment(String(a.value), '%s', b);
  if (a.kind === 'env') return withStep(a, { op: 'opaque' });
  if (b.kind === 'env') return withStep(b, { op: 'opaque' });
  if (operator === '+' && isPathOrText(a) && isPathOrText(b)) return textAround([a, b]);
  const filled = operator === '%' && isText(a) ? filledIn(String(a.value), '%s', b) : undefined;
  if (filled !== undefined) return filled;
  if (a.kind === 'call' || b.kind === 'call') return callOperation(operator, a, b);
  return unknownValue('operation');
}

function isText(value: Value): value is LiteralValue {
  return value.kind === 'literal' && typeof value.value === 'string';
}

/** `"settings/%s.py" % ENV` and `"settings/{}.py".format(ENV)` with one hole. */
export function formatEnvironment(template: string, hole: string, env: Value): Value {
  const parts = template.split(hole);
  if (env.kind !== 'env') return unknownValue('operation');
  if (parts.length !== 2 || /[%{}]/.test(parts.join(''))) return withStep(env, { op: 'opaque' });
  return withStep(env, { op: 'wrap', before: parts[0] ?? '', after: parts[1] ?? '' });
}

function callOperation(operator: string, a: Value, b: Value): Value {
  const of = a.kind === 'call' ? a : b.kind === 'call' ? b : undefined;
  if (of === undefined || a.kind === 'unknown' || b.kind === 'unknown') return unknownValue('operation');
  return { kind: 'call', callee: `${of.callee} ${operator}`, args: of.args };
}

function onLiterals(operator: string, a: LiteralValue, b: LiteralValue): Value | undefined {
  if (typeof a.value === 'string') {
    if (operator === '+' && typeof b.value === 'string') return literal(a.value + b.value);
    if (operator === '*' && typeof b.value === 'number' && !b.float && a.value.length * b.value < 10_000)
      return literal(a.value.repeat(Math.max(b.value, 0)));
    if (operator === '%') return textOrUndefined(percentFormat(a.value, [b]));
    return undefined;
  }
  return arithmetic(operator as Parameters<typeof arithmetic>[0], a, b);
}

function percent(format: string, values: Extract<Value, { kind: 'sequence' }>): Value {
  const plain = values.items.map((item) => (item.length === 1 ? item[0]?.value : undefined));
  const literals = plain.filter((value): value is LiteralValue => value?.kind === 'literal');
  if (literals.length !== plain.length || values.open)
    return plain.find((value) => value?.kind === 'env') ?? unknownValue('operation');
  return textOrUndefined(percentFormat(format, literals)) ?? unknownValue('operation');
}

function textOrUndefined(text: string | undefined): Value | undefined {
  return text === undefined ? undefined : literal(text);
}

function repeat(a: Extract<Value, { kind: 'sequence' }>, b: LiteralValue): Value {
  if (typeof b.value !== 'number' || b.float || a.open || a.type === 'set' || b.value * a.items.length > 1000)
    return unknownValue('operation');
  return { ...a, items: Array.from({ length: Math.max(b.value, 0) }, () => a.items).flat() };
}

function sign(frame: Frame, operator: '-' | '+' | '~', operand: Expression, at: Place): Bound {
  return derive(evaluate(frame, operand), at, (value) => {
    if (value.kind === 'literal') return signed(operator, value) ?? unknownValue('operation');
    return value.kind === 'env'
      ? withStep(value, { op: 'opaque' })
      : value.kind === 'call'
        ? { ...value, callee: `${operator}${value.callee}` }
        : unknownValue('operation');
  });
}

/** Inside a comprehension, `:=` binds in the code around it. */
function walrus(frame: Frame, target: string, value: Expression, node: Extract<Expression, { kind: 'walrus' }>): Bound {
  const bound = evaluate(frame, value);
  assign(outermost(frame), { kind: 'name', id: target, span: node.targetSpan }, bound, {
    statement: node,
    value: node.value,
  });
  return bound;
}

function outermost(frame: Frame): Frame {
  return frame.around === undefined ? frame : outermost(frame.around);
}

/** The values of both sides of a decision as one. */
export function either(a: Bound, b: Bound, at: Place): Bound {
  return union([a, b], at);
}
