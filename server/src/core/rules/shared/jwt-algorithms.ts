import { textIn } from './values';
import type { Test } from './model';

/** What SimpleJWT took before 5.4: a list of its own (`backends.py`). */
export const plainAlgorithms: readonly string[] = [
  'HS256',
  'HS384',
  'HS512',
  'RS256',
  'RS384',
  'RS512',
  'ES256',
  'ES384',
  'ES512',
];

/** What it takes since: whatever PyJWT makes with the package cryptography as well. */
export const allAlgorithms: readonly string[] = [
  ...plainAlgorithms,
  'ES256K',
  'ES521',
  'PS256',
  'PS384',
  'PS512',
  'EdDSA',
];

/** True for an algorithm with a pair of keys, of which one signs and the other checks. */
export const isAsymmetric: Test = (value) => {
  const text = textIn(value);
  return text === undefined ? undefined : allAlgorithms.includes(text) && !text.startsWith('HS');
};
