/** `object[index]` and `object[a:b]` where they are read. Writing to them is the business of `targets.ts`. */
import type { SliceExpression, SubscriptExpression } from '../../syntax/python-tree';
import {
  capped,
  certain,
  choices,
  chosen,
  literal,
  single,
  singleString,
  under,
  unknown,
  unknownValue,
} from '../bounds';
import { getItem, slice } from '../fold/containers';
import { importedPath, objectOf } from '../objects';
import { readSubscript } from '../readers';
import { makesList, withStep } from '../steps';
import type { Alternative, Bound, EnvValue, Place, Step, Value } from '../value';
import { evaluate, evaluateReceiver } from './expressions';
import { placeOf, type Frame } from './frame';
import { lookUpByText } from './lookup';
import { moduleCalled, nameIn } from './names';

/** `object[index]`: an item of a container, a variable of the environment, or a name of a module. */
export function subscript(frame: Frame, node: SubscriptExpression): Bound {
  const at = placeOf(frame, node);
  const object = evaluateReceiver(frame, node.object);
  if (node.index.kind === 'slice') return sliced(object, boundsOf(frame, node.index, at), at);
  const index = evaluate(frame, node.index);
  const results: Alternative[] = [];
  for (const container of object) {
    const path = importedPath(container.value);
    if (path === 'os.environ') return readSubscript(frame, node, index);
    if (path === 'sys.modules') return certain(moduleCalled(frame, single(index)), at);
    const space = objectOf(container.value);
    if (space?.type === 'namespace') {
      const name = singleString(index);
      return name === undefined ? unknown('namespace', at) : nameIn(space, name, at);
    }
    if (space?.type === 'variables') results.push(...under(readSubscript(frame, node, index, space), container.when));
    else for (const key of index) results.push(...itemsFor(frame, container, key, at));
  }
  return capped(results, at);
}

/** What a container may have under a key. The read that the container stems from is that of its items, too. */
function itemsFor(frame: Frame, container: Alternative, key: Alternative, at: Place): readonly Alternative[] {
  const byText =
    container.value.kind === 'dict' && key.value.kind === 'env'
      ? lookUpByText(container.value, key.value, undefined, at, frame.site)
      : undefined;
  const items = under(byText ?? itemOf(container.value, key.value, at), [...container.when, ...key.when]);
  const { read } = container;
  return read === undefined ? items : items.map((item) => (item.read === undefined ? { ...item, read } : item));
}

function itemOf(container: Value, key: Value, at: Place): Bound {
  if (container.kind === 'env') return certain(withStep(container, partOf(container, key)), at);
  if (container.kind === 'unknown') return certain(container, at);
  if (importedPath(container) === 'sys.argv') return certain({ kind: 'call', callee: 'sys.argv[]', args: [] }, at);
  if (container.kind === 'opaque') return unknown('operation', at);
  if (container.kind === 'call' && key.kind === 'literal') {
    const index = { name: null, value: certain(key, at) };
    return certain({ kind: 'call', callee: `${container.callee}[]`, args: [...container.args, index] }, at);
  }
  return getItem(container, key, at) ?? unknown('operation', at);
}

/** `text.split(".")[-1]`; what else is taken of a text is not followed. */
function partOf({ steps }: EnvValue, key: Value): Step {
  const last = steps.at(-1);
  const index = key.kind === 'literal' && typeof key.value === 'number' ? key.value : undefined;
  return last !== undefined && makesList(last) && index !== undefined ? { op: 'item', index } : { op: 'opaque' };
}

/** What start, end and step of a slice may be; what is not written counts as None, as in `slice()`. */
export function boundsOf(frame: Frame, { lower, upper, step }: SliceExpression, at: Place): readonly Bound[] {
  return [lower, upper, step].map((part) => (part === null ? certain(literal(null), at) : evaluate(frame, part)));
}

function sliced(object: Bound, bounds: readonly Bound[], at: Place): Bound {
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
