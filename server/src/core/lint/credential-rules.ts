import type { Rule } from '../rules/rule';

/** Use of hard-coded credentials: https://cwe.mitre.org/data/definitions/798.html */
const hardcodedCredentials = 798;

/** True for a rule about a secret that everybody with the source can read. */
export function isAboutCredentials({ cwe }: Rule): boolean {
  return cwe.includes(hardcodedCredentials);
}
