/** `def` and `class`: what the name that they bind stands for from then on. */
import type { ClassStatement, Expression, FunctionStatement } from '../../syntax/python-tree';
import { certain, unknown, unknownValue } from '../bounds';
import { objectOf, opaque, type ClassObject } from '../objects';
import { Scope } from '../scope';
import type { Bound, Place, Value } from '../value';
import { pathOfCallee } from './calls';
import { isSpecial, loseByCode, loseByMethods } from './escapes';
import { evaluate } from './expressions';
import { placeOf, type Frame } from './frame';
import { makeFunction, type FunctionUse } from './functions';
import { forget } from './loops';
import { runBlock, type End } from './statements';
import { assign } from './targets';

/** `def`: the function is run where it is called, never here. */
export function defineFunction(frame: Frame, node: FunctionStatement): End {
  const value = makeFunction(frame, node, node.parameters, useOf(frame, node.decorators));
  decorate(frame, node);
  bindDefinition(frame, node, value);
  return 'next';
}

/** Functions of the project that decorate are not run. */
function decorate(frame: Frame, { decorators }: FunctionStatement | ClassStatement): void {
  for (const node of decorators) loseByCode(frame, node, placeOf(frame, node));
}

/** What the usual decorators make of a function; any other one may make anything of it. */
function useOf(frame: Frame, decorators: readonly Expression[]): FunctionUse {
  const [first, ...more] = decorators;
  if (first === undefined) return 'plain';
  // `@lru_cache(maxsize=None)` is what `@lru_cache` is.
  const only = first.kind === 'call' ? first.callee : first;
  const path = pathOfCallee(frame, only);
  if (first.kind === 'call' && path !== 'functools.lru_cache' && path !== 'functools.wraps') return 'unfollowed';
  if (more.length > 0) return 'unfollowed';
  switch (path) {
    case 'builtins.property':
    case 'functools.cached_property':
    case 'django.utils.functional.cached_property':
      return 'property';
    case 'builtins.staticmethod':
      return 'static';
    case 'builtins.classmethod':
      return 'class';
    case 'functools.lru_cache':
    case 'functools.cache':
    case 'functools.wraps':
      return 'plain';
    default:
      return 'unfollowed';
  }
}

/** `class`: its body is run at once, as Python does, and its names are kept for those who ask for an attribute. */
export function defineClass(frame: Frame, node: ClassStatement): End {
  const given = node.bases.map((base) => ({ ...base, bound: evaluate(frame, base.value) }));
  const names = runClassBody(frame, node);
  const at = placeOf(frame, node);
  for (const { bound } of given) tellBase(frame, bound, at);
  const values = given
    .filter((base) => base.name === null && base.star === 0)
    .map(({ bound }): Value =>
      bound.length === 1 && bound[0] !== undefined ? bound[0].value : unknownValue('operation'),
    );
  // A metaclass may make anything of the attributes.
  const meta = node.bases.some((base) => base.name !== null || base.star !== 0);
  const known: readonly Value[] = meta ? [...values, unknownValue('unsupported')] : values;
  const object: ClassObject = { type: 'class', node, uri: frame.uri, at, names, bases: known };
  const value =
    node.decorators.length === 0 ? opaque(`class \`${node.name}\``, object) : unknownValue('call', 'decorator');
  decorate(frame, node);
  bindDefinition(frame, node, value);
  return 'next';
}

function bindDefinition(frame: Frame, node: FunctionStatement | ClassStatement, value: Value): void {
  const target = { kind: 'name', id: node.name, span: node.nameSpan } as const;
  assign(frame, target, certain(value, placeOf(frame, target)), { statement: node, value: target });
}

/** A base may note the classes that are made of it, and a metaclass makes them. */
function tellBase(frame: Frame, base: Bound, at: Place): void {
  const args = { positional: [], named: new Map(), nodes: [], exact: true };
  for (const { value } of base) {
    const object = objectOf(value);
    if (object?.type === 'class') loseByMethods(frame, object, isSpecial, { args, at });
  }
}

function runClassBody(frame: Frame, node: ClassStatement): ReadonlyMap<string, Bound> {
  const scope = new Scope(frame.scope);
  const inner: Frame = {
    ...frame,
    scope,
    scopes: [scope, ...frame.scopes],
    returns: null,
    globalNames: new Set(),
    outerNames: new Set(),
    level: 'class',
  };
  if (runBlock(inner, node.body) !== 'next') forget(inner, node.body, unknown('loop', placeOf(frame, node)));
  return scope.entries();
}
