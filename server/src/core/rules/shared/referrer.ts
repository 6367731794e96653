import { textIn } from './values';
import type { Value } from './model';

/** The parts of a policy (a text with commas, or a list of texts); undefined where one of them is not known. */
export function policyParts(value: Value): readonly string[] | undefined {
  const text = textIn(value);
  if (text !== undefined) return text.split(',').map((part) => part.trim());
  if (value.kind !== 'sequence' || value.open) return undefined;
  const parts = value.items.map((bound) => (bound.length === 1 && bound[0] ? textIn(bound[0].value) : undefined));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}
