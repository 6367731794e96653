import type { Alternative, Bound, UnknownReason, Value, Why } from '../../server/src/core/model/value';
import type { SettingsView } from '../../server/src/core/model/view';
import { isOverlay } from '../../server/src/core/model/bounds';
import { isJudged } from './judged';

/**
 * How much the model knows about one setting of one entry. `partly`: the value itself is known and something inside it
 * is not, such as one entry of a dict. `mixed`: some alternatives are known and some are not.
 */
export type Knowledge = 'known' | 'alternatives' | 'env' | 'overlay' | 'partly' | 'mixed' | 'unknown';

export const knowledges: readonly Knowledge[] = [
  'known',
  'alternatives',
  'env',
  'overlay',
  'partly',
  'mixed',
  'unknown',
];

/** How well one setting of one entry is understood. */
export interface Measured {
  readonly name: string;
  /** True where Django's own checks ask for this setting. */
  readonly judged: boolean;
  readonly knowledge: Knowledge;
  /** Why something in it is not known; the first reason met. */
  readonly why?: Why;
  /** The source text that is not known, and where it is. */
  readonly unknownAt?: Alternative['at'];
}

/** Every setting that an entry assigns, with what is known about it. */
export function measure(view: SettingsView): readonly Measured[] {
  return view.assigned.map((name) => {
    const bound = view.get(name).all.filter((alternative) => !isAbsent(alternative, name));
    const hole = holeIn(bound);
    return {
      name,
      judged: isJudged(name),
      knowledge: knowledgeOf(bound),
      ...(hole !== undefined && { why: hole.why, unknownAt: hole.at }),
    };
  });
}

/** A path on which nobody sets the name, and Django has no default for it: that is known as well. */
function isAbsent({ value }: Alternative, name: string): boolean {
  return value.kind === 'unknown' && value.why.reason === 'undefined-name' && value.why.detail === name;
}

function knowledgeOf(bound: Bound): Knowledge {
  const unknown = bound.filter((alternative) => alternative.value.kind === 'unknown').length;
  if (unknown === bound.length) return 'unknown';
  if (unknown > 0) return bound.every(isKnownOrOverlay) ? 'overlay' : 'mixed';
  if (holeIn(bound) !== undefined) return 'partly';
  if (bound.some((alternative) => alternative.value.kind === 'env')) return 'env';
  return bound.length > 1 ? 'alternatives' : 'known';
}

interface Hole {
  readonly why: Why;
  readonly at: Alternative['at'];
}

/** The first thing that is not known in a value. A container that may hold more than what is listed counts as well. */
function holeIn(bound: Bound): Hole | undefined {
  for (const { value, at } of bound) {
    const hole = holeInValue(value, at);
    if (hole !== undefined) return hole;
  }
  return undefined;
}

function holeInValue(value: Value, at: Alternative['at']): Hole | undefined {
  switch (value.kind) {
    case 'unknown':
      return { why: value.why, at };
    case 'sequence':
      return first(value.items) ?? (value.open ? { why: openList, at } : undefined);
    case 'dict':
      return first(value.entries.map((entry) => entry.value)) ?? (value.open ? { why: openDict, at } : undefined);
    case 'call':
      return first(value.args.map((argument) => argument.value));
    default:
      return undefined;
  }
}

const openReason: UnknownReason = 'operation';
const openList: Why = { reason: openReason, detail: 'more items may follow' };
const openDict: Why = { reason: openReason, detail: 'more keys may follow' };

function first(bounds: readonly Bound[]): Hole | undefined {
  for (const bound of bounds) {
    const hole = holeIn(bound);
    if (hole !== undefined) return hole;
  }
  return undefined;
}

function isKnownOrOverlay({ value }: Alternative): boolean {
  if (value.kind !== 'unknown') return true;
  // A module of the same package that the repository lacks and that is not optional is laid over it just as well.
  const isOwn = value.why.reason === 'star-import' && value.why.detail?.startsWith('.') === true;
  return isOverlay(value) || isOwn;
}
