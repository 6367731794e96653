import type { Expression } from '../syntax/python-tree';
import type { Span } from '../text';
import { dottedName } from './objects';

/** A value that a call hands over as it is: `SECRET_KEY`, `DATABASES['default']`, `os.environ.get("TOKEN")`. */
export interface ShownPart {
  /** Names, attributes, literal keys and the first literal argument, in order: `['os', 'environ', 'get', 'TOKEN']`. */
  readonly path: readonly string[];
  readonly at: Span;
}

/** Functions that show all of what they are given. */
const transparent =
  /^(?:str|repr|dict|list|sorted|json\.dumps|pprint\.pformat|pformat|os\.environ\.(?:items|copy|values))$/;

/** What an expression shows of its parts. What goes through any other function, a test or a slice is left out. */
export function shownParts(expression: Expression): readonly ShownPart[] {
  const found: ShownPart[] = [];
  const left: Expression[] = [expression];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const path = pathOf(next);
    if (path !== undefined) found.push({ path, at: next.span });
    left.push(...partsOf(next));
  }
  return found;
}

/** The path of a name with attributes, keys and reads of the environment; undefined for everything else. */
function pathOf(expression: Expression): readonly string[] | undefined {
  const dotted = dottedName(expression);
  if (dotted !== undefined) return dotted.split('.');
  if (expression.kind === 'subscript') return longer(pathOf(expression.object), textOf(expression.index));
  if (expression.kind !== 'call') return undefined;
  const callee = dottedName(expression.callee);
  const [first] = expression.args;
  if (callee === undefined || transparent.test(callee)) return undefined;
  return first === undefined ? [`${callee}()`] : longer(callee.split('.'), textOf(first.value));
}

function longer(path: readonly string[] | undefined, key: string | undefined): readonly string[] | undefined {
  return path === undefined || key === undefined ? undefined : [...path, key];
}

function textOf(expression: Expression): string | undefined {
  return expression.kind === 'constant' && expression.value.type === 'string' ? expression.value.value : undefined;
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'formatted':
      return expression.parts.flatMap((part) => (part.kind === 'value' ? [part.expression] : []));
    case 'list':
    case 'tuple':
    case 'set':
      return expression.items;
    case 'dict':
      return expression.entries.map((entry) => entry.value);
    case 'binary':
      return [expression.left, expression.right];
    case 'boolean':
      return expression.values;
    case 'conditional':
      return [expression.then, expression.otherwise];
    case 'starred':
      return [expression.value];
    case 'call':
      return argumentsOf(expression);
    default:
      return [];
  }
}

/** `str(x)` shows x, and so does `"…".format(x)`. */
function argumentsOf(call: Extract<Expression, { kind: 'call' }>): readonly Expression[] {
  const callee = dottedName(call.callee);
  const formats = call.callee.kind === 'attribute' && call.callee.name === 'format' && callee === undefined;
  if (!formats && !(callee !== undefined && transparent.test(callee))) return [];
  const own = callee?.startsWith('os.environ.') === true ? environOf(call) : [];
  return [...own, ...call.args.map(({ value }) => value)];
}

function environOf(call: Extract<Expression, { kind: 'call' }>): readonly Expression[] {
  return call.callee.kind === 'attribute' ? [call.callee.object] : [];
}
