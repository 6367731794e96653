import { certain, literal, single, singleString, unknown } from '../bounds';
import type { Frame } from '../evaluate/frame';
import { objectOf, type ReaderObject } from '../objects';
import type { Bound, Place } from '../value';

const prefixName = '$prefix';

/** The prefix of the variables that an object reads at this point; undefined where the program has set it to something else. */
export function currentPrefix(frame: Frame, env: ReaderObject): string | undefined {
  if (frame.run.spent.has(env)) return undefined;
  const around = frame.globals.find(prefixName);
  if (around === undefined) return env.prefix;
  const text = singleString(around);
  return text === undefined ? undefined : text + env.prefix;
}

/** The prefix that `with env.prefixed("X_"):` adds inside its block; undefined where the call is something else. */
export function prefixAdded(callee: Bound, args: readonly Bound[]): Bound | undefined {
  const method = objectOf(single(callee) ?? { kind: 'unknown', why: { reason: 'call' } });
  const receiver = method?.type === 'method' ? objectOf(method.receiver) : undefined;
  const isPrefixed = method?.type === 'method' && method.name === 'prefixed';
  const isModule = method?.type === 'imported' && method.path === 'environs.env.prefixed';
  return isModule || (isPrefixed && receiver?.type === 'reader') ? args[0] : undefined;
}

/** Runs a block in which reads have one more prefix. */
export function underPrefix<T>(frame: Frame, added: Bound, at: Place, run: () => T): T {
  const before = frame.globals.find(prefixName);
  const outer = before === undefined ? '' : singleString(before);
  const text = singleString(added);
  const now =
    outer === undefined || text === undefined ? unknown('environment', at) : certain(literal(outer + text), at);
  frame.globals.set(prefixName, now);
  const result = run();
  frame.globals.set(prefixName, before ?? certain(literal(''), at));
  return result;
}
