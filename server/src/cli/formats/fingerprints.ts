import { createHash } from 'node:crypto';
import type { Finding } from '../../core/lint/finding';
import type { Uri } from '../../core/text';

/**
 * A name for each finding that stays the same while lines move: made of the rule, the path, what it is about and which one of
 * its kind it is. No part of it is made from a value, so that nobody can try values against it.
 */
export function fingerprints(findings: readonly Finding[], pathOf: (uri: Uri) => string): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, at, subject }) => {
    const kind = JSON.stringify([rule, pathOf(at.uri), subject]);
    const number = seen.get(kind) ?? 0;
    seen.set(kind, number + 1);
    return createHash('sha256')
      .update(`${kind} ${String(number)}`)
      .digest('hex')
      .slice(0, 32);
  });
}
