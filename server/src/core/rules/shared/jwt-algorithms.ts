import { judgeAt } from './dict-keys';
import { nonEmptyText, textIn } from './values';
import type { SettingsView, Test } from './model';

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

/** Nothing that tokens could be signed or checked with. */
export const isNoKey: Test = (value) => {
  const text = nonEmptyText(value);
  return text === undefined ? undefined : !text;
};

/** The keys of a package's setting: the algorithm, what signs, and what checks. */
const pairs: readonly (readonly [setting: string, algorithm: string, signs: string, checks: readonly string[]])[] = [
  ['SIMPLE_JWT', 'ALGORITHM', 'SIGNING_KEY', ['VERIFYING_KEY', 'JWK_URL']],
  ['JWT_AUTH', 'JWT_ALGORITHM', 'JWT_PRIVATE_KEY', ['JWT_PUBLIC_KEY']],
  ['GRAPHQL_JWT', 'JWT_ALGORITHM', 'JWT_PRIVATE_KEY', ['JWT_PUBLIC_KEY']],
];

/** True for a site that has the public key of somebody else and no private one: it checks tokens, and gives out none. */
export function checksOnly(settings: SettingsView, name: string | undefined): boolean {
  return pairs.some(([setting, algorithm, signs, checks]) => {
    const lacks = (key: string): boolean => judgeAt(settings, [setting, key], isNoKey, true) === true;
    const isPair = (): boolean => judgeAt(settings, [setting, algorithm], isAsymmetric, false) === true;
    return setting === name && isPair() && lacks(signs) && !checks.every(lacks);
  });
}
