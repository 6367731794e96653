import type { CallExpression, Expression, Statement } from '../../syntax/python-tree';
import { dottedName, isUnbound } from '../objects';
import type { Alternative, Bound, Step, Value } from '../value';
import { withEmptyEnvironment } from './debug';
import { evaluate } from './expressions';
import { trial, type Frame } from './frame';

/** Whether something happens when code runs. */
export type Chance = 'never' | 'always' | 'perhaps';

/** Whether a statement raises an exception: whatever the environment says, and when no variable is set. */
export interface Risk {
  readonly raises: Chance;
  readonly unset: Chance;
}

const never: Risk = { raises: 'never', unset: 'never' };
const perhaps: Risk = { raises: 'perhaps', unset: 'perhaps' };

/** The risk of a statement, from what is known of its parts; what is not followed may always raise. */
export function riskOf(frame: Frame, statement: Statement): Risk {
  switch (statement.kind) {
    case 'pass':
    case 'function':
    case 'global':
    case 'nonlocal':
      return statement.kind === 'function' && statement.decorators.length > 0 ? perhaps : never;
    case 'assign':
      if (statement.value === null) return never;
      return statement.targets.every((target) => target.kind === 'name') ? ofValue(frame, statement.value) : perhaps;
    case 'return':
      return statement.value === null ? never : ofValue(frame, statement.value);
    case 'expression':
      return ofValue(frame, statement.value);
    case 'import-from':
      return ofImport(frame, statement);
    default:
      return perhaps;
  }
}

/** A module of the project that is there can be imported; one that is not there raises; of packages nothing is known. */
function ofImport(frame: Frame, statement: Extract<Statement, { kind: 'import-from' }>): Risk {
  const { modules } = frame.run;
  const isStar = statement.names === '*';
  if (modules.resolve(frame.uri, statement.level, statement.module, isStar) !== undefined)
    return isStar ? never : perhaps;
  const missing = modules.isLocal(frame.uri, statement.level, statement.module);
  return missing ? { raises: 'perhaps', unset: 'always' } : perhaps;
}

function ofValue(frame: Frame, node: Expression): Risk {
  const bound = trial(frame, (inner) => evaluate(inner, node));
  const plain = isPlain(node);
  const empty = withEmptyEnvironment(bound);
  const unset = empty.length === 0 ? 'always' : plain && empty.every(isSafe) ? 'never' : 'perhaps';
  // Where every alternative asks for a variable to be set, a missing one raises.
  return { raises: plain && bound.every(isSafe) && !lacksUnset(bound) ? 'never' : 'perhaps', unset };
}

function lacksUnset(bound: Bound): boolean {
  return withEmptyEnvironment(bound).length === 0;
}

/** A value that came out without an exception for certain. */
function isSafe({ value }: Alternative): boolean {
  return !isUnbound(value) && isKnown(value);
}

function isKnown(value: Value): boolean {
  switch (value.kind) {
    case 'literal':
      return true;
    case 'sequence':
      return value.items.every((item) => item.every((alternative) => isKnown(alternative.value)));
    case 'dict':
      return value.entries.every((entry) => entry.value.every((alternative) => isKnown(alternative.value)));
    case 'env':
      return value.steps.every(isTotal);
    default:
      return false;
  }
}

/** A step that no text makes raise. */
function isTotal(step: Step): boolean {
  switch (step.op) {
    case 'method':
      return ['lower', 'upper', 'strip', 'lstrip', 'rstrip', 'title', 'split', 'startswith', 'endswith'].includes(
        step.name,
      );
    case 'builtin':
      return step.name === 'bool' || step.name === 'str';
    case 'compare':
      return step.operator === '==' || step.operator === '!=';
    case 'not':
      return true;
    default:
      return false;
  }
}

/** An expression whose parts are all evaluated here, so that a known result means that nothing was raised on the way. */
function isPlain(node: Expression): boolean {
  switch (node.kind) {
    case 'constant':
    case 'name':
      return true;
    case 'list':
    case 'tuple':
      return node.items.every(isPlain);
    case 'call':
      return isPlainCall(node);
    case 'subscript':
      return dottedName(node.object)?.endsWith('environ') === true && isPlain(node.index);
    case 'compare':
      return (
        isPlain(node.left) &&
        node.rest.every((part) => /^(==|!=|is|is not)$/.test(part.operator) && isPlain(part.right))
      );
    case 'unary':
      return node.operator === 'not' && isPlain(node.operand);
    case 'boolean':
      return node.values.every(isPlain);
    case 'conditional':
      return isPlain(node.test) && isPlain(node.then) && isPlain(node.otherwise);
    default:
      return false;
  }
}

const plainFunctions = /^(int|float|str|bool|len|os\.environ\.get|environ\.get|os\.getenv|getenv)$/;
const plainMethods = /^(lower|upper|strip|lstrip|rstrip|title|split|startswith|endswith)$/;

function isPlainCall(node: CallExpression): boolean {
  if (!node.args.every((argument) => argument.star === 0 && isPlain(argument.value))) return false;
  const name = dottedName(node.callee);
  if (name !== undefined && plainFunctions.test(name)) return true;
  return node.callee.kind === 'attribute' && plainMethods.test(node.callee.name) && isPlain(node.callee.object);
}
