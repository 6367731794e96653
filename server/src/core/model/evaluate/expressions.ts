/**
 * The heart of the model: what an expression may evaluate to at one point of a module. This file reads names and literals itself
 * and hands every other kind of expression to the file of its kind.
 */
import type { AttributeExpression, ConstantValue, Expression, WalrusExpression } from '../../syntax/python-tree';
import { certain, combine, derive, literal, mapValues, unknown, unknownValue } from '../bounds';
import { integer } from '../fold/numbers';
import { imported } from '../objects';
import { isPlaceholder } from '../templates';
import type { Alternative, Bound, Place, Value } from '../value';
import { attributeOf, type PropertyRunner } from './attributes';
import { builtinNames } from './builtins';
import { callProperty, evaluateCall } from './calls';
import { compare } from './compare';
import { comprehend } from './comprehensions';
import { debugBranches } from './debug';
import { dictDisplay, display } from './displays';
import { formatted } from './formatted-strings';
import { isChanging, loseByCode, loseReceivers } from './escapes';
import { nested, placeOf, share, type Frame } from './frame';
import { makeFunction } from './functions';
import { evaluateBoolean, evaluateConditional, negate } from './logic';
import { moduleName } from './names';
import { operate, signedValue } from './operators';
import { subscript } from './subscripts';
import { assign } from './targets';

/** What an expression may evaluate to. Total: what is not followed is unknown, with a reason. */
export function evaluate(frame: Frame, node: Expression): Bound {
  if (frame.run.budget-- <= 0) return tooDeep(frame, node);
  return nested(frame, node, evaluateNode, tooDeep);
}

function tooDeep(frame: Frame, node: Expression): Bound {
  loseByCode(frame, node, placeOf(frame, node));
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
      return shared(frame, keptAttribute(frame, node));
    case 'subscript':
      return shared(frame, subscript(frame, node));
    case 'slice':
      return unknown('unsupported', placeOf(frame, node), 'slice');
    case 'binary':
      return binary(frame, node);
    case 'unary':
      return node.operator === 'not'
        ? negate(frame, node)
        : signed(frame, node.operator, node.operand, placeOf(frame, node));
    case 'boolean':
      return evaluateBoolean(frame, node);
    case 'compare':
      return compare(frame, node);
    case 'conditional':
      return evaluateConditional(frame, node);
    case 'starred':
      return unknown('unsupported', placeOf(frame, node), 'starred expression');
    case 'walrus':
      return walrus(frame, node);
    case 'other':
      for (const name of node.binds) frame.scope.set(name, unknown('unsupported', placeOf(frame, node), node.what));
      return unknown('unsupported', placeOf(frame, node), node.what);
  }
}

function attribute(frame: Frame, node: AttributeExpression): Bound {
  const at = placeOf(frame, node);
  const run: PropertyRunner = (method, self) => callProperty(frame, node, at, method, self);
  return attributeOf(frame, evaluateReceiver(frame, node.object), node.name, at, run);
}

/** `add = APPS.append`: whoever calls it changes the list. */
function keptAttribute(frame: Frame, node: AttributeExpression): Bound {
  const bound = attribute(frame, node);
  if (isChanging(node.name)) loseReceivers(frame, bound, placeOf(frame, node));
  return bound;
}

/** Like `evaluate`, for an object that is only looked into or changed in place: it does not become shared. */
export function evaluateReceiver(frame: Frame, node: Expression): Bound {
  if (node.kind === 'name') return lookUp(frame, node.id, placeOf(frame, node));
  if (node.kind === 'subscript') return subscript(frame, node);
  if (node.kind === 'attribute') return attribute(frame, node);
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

/** A literal as it is written. A text that a template engine fills in later is unknown. */
export function constant(value: ConstantValue): Value {
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

function binary(frame: Frame, node: Extract<Expression, { kind: 'binary' }>): Bound {
  const at = placeOf(frame, node);
  const [left, right] = [evaluate(frame, node.left), evaluate(frame, node.right)];
  const result = combine(left, right, at, (a, b) => operate(node.operator, a, b));
  // `[[]] * 3` holds one list three times.
  return node.operator === '*' ? shared(frame, result) : result;
}

function signed(frame: Frame, operator: '-' | '+' | '~', operand: Expression, at: Place): Bound {
  return derive(evaluate(frame, operand), at, (value) => signedValue(operator, value));
}

/** Inside a comprehension, `:=` binds in the code around it. */
function walrus(frame: Frame, node: WalrusExpression): Bound {
  const bound = evaluate(frame, node.value);
  const target = { kind: 'name', id: node.target, span: node.targetSpan } as const;
  assign(outermost(frame), target, bound, { statement: node, value: node.value });
  return bound;
}

function outermost(frame: Frame): Frame {
  return frame.around === undefined ? frame : outermost(frame.around);
}
