/** `with`: the block is run as it stands; `suppress(…)` and the prefixes of environs are understood. */
import type { Expression, WithStatement } from '../../syntax/python-tree';
import { unknown } from '../bounds';
import { prefixAdded, underPrefix } from '../readers/prefixes';
import type { Bound } from '../value';
import { isDotted, pathOfCallee } from './calls';
import { evaluate, evaluateReceiver } from './expressions';
import { placeOf, type Frame } from './frame';
import { runBlock, type End } from './statements';
import { assign } from './targets';
import { runTry, type Guarded } from './try';

/** A context manager may swallow exceptions or change things; the block itself is run as it stands. */
export function runWith(frame: Frame, node: WithStatement): End {
  let swallows = false;
  const prefixes: Bound[] = [];
  for (const item of node.items) {
    const context = evaluate(frame, item.context);
    const [only] = context;
    const bound = only?.value.kind === 'unknown' ? context : unknown('call', placeOf(frame, item.context));
    if (item.target !== null) assign(frame, item.target, bound, { statement: node, value: item.context });
    swallows ||= isSuppress(frame, item.context);
    prefixes.push(...prefixOf(frame, item.context));
  }
  const body = (): End => (swallows ? runTry(frame, suppressed(node)) : runBlock(frame, node.body));
  const at = placeOf(frame, node);
  return prefixes.reduceRight<() => End>((inner, prefix) => () => underPrefix(frame, prefix, at, inner), body)();
}

/** `with env.prefixed("SHOP_"):` of environs. */
function prefixOf(frame: Frame, context: Expression): readonly Bound[] {
  if (context.kind !== 'call' || !isDotted(context.callee)) return [];
  const args = context.args.filter((argument) => argument.star === 0);
  const added = prefixAdded(
    evaluateReceiver(frame, context.callee),
    args.map((argument) => evaluate(frame, argument.value)),
  );
  return added === undefined ? [] : [added];
}

function isSuppress(frame: Frame, context: Expression): boolean {
  return context.kind === 'call' && pathOfCallee(frame, context.callee) === 'contextlib.suppress';
}

/** `with suppress(E): …` is `try: … except E: pass`. */
function suppressed(node: WithStatement): Guarded {
  const { span } = node;
  const handler = { type: null, name: null, body: [{ kind: 'pass', span }], span } as const;
  return { body: node.body, handlers: [handler], otherwise: null, final: null, span };
}
