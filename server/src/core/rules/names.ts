import { ownFindings } from './own';
import type { Rule } from './rule';

/** Every name that configuration and ignore comments may use: rules, their old names, groups, and the product's own findings. */
export function knownNames(rules: readonly Rule[]): readonly string[] {
  const groups = rules.flatMap((rule) => rule.group ?? []);
  const names = rules.flatMap((rule) => [rule.id, ...(rule.aliases ?? [])]);
  return [...new Set([...names, ...groups, ...ownFindings.map((own) => own.id)])];
}

export { nearest } from './shared/nearest';
