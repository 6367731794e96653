import type { Example } from '../../../server/src/core/rules/rule';
import { cases as corsOriginRegexLoose } from './cors-origin-regex-loose';
import { cases as dotenvHosts } from './dotenv-hosts';

/** Examples that the page of a rule has no room for, by the rule's id. */
export const moreExamples: Readonly<Record<string, readonly Example[]>> = {
  'cors-origin-regex-loose': corsOriginRegexLoose,
  'dotenv-hosts': dotenvHosts,
};
