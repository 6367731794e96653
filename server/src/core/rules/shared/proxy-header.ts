import { every, falsy, textIn } from './values';
import type { Alternative, Bound, Value } from './model';

export const proxyHeader = 'SECURE_PROXY_SSL_HEADER';

/** The parts of the setting, as far as they are known. */
export interface ProxyPair {
  /** How many items there are; undefined where it is no list or tuple. */
  readonly length: number | undefined;
  readonly header: Alternative | undefined;
  readonly value: Alternative | undefined;
}

/** What is written in the setting; undefined where it is not known, or None or empty, which Django takes for "no proxy". */
export function proxyPair(value: Value): ProxyPair | undefined {
  if (falsy(value) === true) return undefined;
  if (value.kind === 'literal') {
    return { length: undefined, header: undefined, value: undefined };
  }
  if (value.kind !== 'sequence' || value.open) return undefined;
  return { length: value.items.length, header: textItem(value.items[0]), value: textItem(value.items[1]) };
}

function textItem(bound: Bound | undefined): Alternative | undefined {
  const first = bound?.[0];
  if (bound === undefined || first === undefined) return undefined;
  return every(bound, (value) => textIn(value) !== undefined) === true ? first : undefined;
}

/** The name under which Django finds a header of the request. */
export function environName(header: string): string {
  const upper = header.trim().replace(/-/g, '_').toUpperCase();
  return upper.startsWith('HTTP_') ? upper : `HTTP_${upper}`;
}

/** Headers that browsers send by themselves: a proxy does not replace them. */
export const clientHeaders: readonly string[] = [
  'HTTP_ORIGIN',
  'HTTP_REFERER',
  'HTTP_HOST',
  'HTTP_USER_AGENT',
  'HTTP_ACCEPT',
  'HTTP_UPGRADE_INSECURE_REQUESTS',
];
