/**
 * Texts with an environment variable in them. Around one variable the text is followed, so that a rule can see what stands
 * before and behind it; around several, what is known is which one comes first, and how the text ends.
 */
import { literal, unknownValue } from '../bounds';
import { pythonStr, type Hole } from '../fold/text';
import { withStep } from '../steps';
import type { EnvValue, Value } from '../value';
import { textAround } from './path-text';

/** The text of all parts in a row: known where all of them are, else what is known of it. */
export function joinText(parts: readonly Value[]): Value {
  const texts = parts.map((part) =>
    part.kind === 'literal' && typeof part.value === 'string' ? part.value : undefined,
  );
  if (!texts.includes(undefined)) return literal(texts.join(''));
  const isKnown = parts.every((part) => part.kind === 'literal' || part.kind === 'call');
  return aroundEnvironment(parts) ?? (isKnown ? textAround(parts) : unknownValue('operation'));
}

/** A text around one environment variable is followed; of one around several the first is named, and what stands at the end. */
export function aroundEnvironment(parts: readonly Value[]): Value | undefined {
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
  return end?.kind === 'literal' ? withStep(some, { op: 'wrap', before: '', after: pythonStr(end) ?? '' }) : some;
}

/** A template with values in its holes, one of which is no text that is known; undefined where the template is not read. */
export function fillTemplate(parts: readonly (string | Hole<Value>)[] | undefined): Value | undefined {
  return parts && joinText(parts.map((part) => (typeof part === 'string' ? literal(part) : shown(part.value))));
}

/** What a variable in a template becomes: the text around it where that is followed, else something computed from it. */
export function orOpaque(filled: Value | undefined, env: EnvValue): Value {
  return filled?.kind === 'env' ? filled : withStep(env, { op: 'opaque' });
}

function shown(value: Value): Value {
  if (value.kind !== 'literal') return value;
  const text = pythonStr(value);
  return text === undefined ? unknownValue('operation') : literal(text);
}
