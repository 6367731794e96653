import { importedPath } from '../../model/objects';
import type { Value } from '../../model/value';
import { ask, has } from './check';
import type { Check, CheckInput } from './check';
import { both, either, not } from './logic';
import type { Answer } from './logic';
import { at, contains, entriesOf, isNone, someItem, testBound } from './values';
import type { ValueTest } from './values';

const names = ['SECURE_CSP', 'SECURE_CSP_REPORT_ONLY'] as const;
const processor = 'django.template.context_processors.csp';
/** The text of `django.utils.csp.CSP.NONCE`. */
const sentinel = '<CSP_NONCE_SENTINEL>';

/** Django's checks of its own Content Security Policy. */
export const cspChecks: readonly Check[] = [
  {
    id: 'security.E026',
    since: '6.0',
    settings: names,
    reports: (input) => either(...names.map((name) => ask(input, name, isNeitherNoneNorDict))),
  },
  {
    id: 'security.W027',
    since: '6.1',
    settings: [...names, 'MIDDLEWARE', 'TEMPLATES'],
    reports: (input) => both(has(input, 'csp'), hasNonce(input), not(ask(input, 'TEMPLATES', someItem(hasProcessor)))),
  },
];

const isNeitherNoneNorDict: ValueTest = (value) => {
  if (value.kind === 'dict') return false;
  return value.kind === 'literal' || value.kind === 'sequence' ? not(isNone(value)) : undefined;
};

function hasNonce(input: CheckInput): Answer {
  return either(...names.map((name) => ask(input, name, policyHasNonce)));
}

/** What is no dictionary has no directives, and Django looks no further. */
const policyHasNonce: ValueTest = (value) => {
  if (value.kind === 'literal' || value.kind === 'sequence') return false;
  if (value.kind !== 'dict') return undefined;
  const found = entriesOf(value).map((entry) => testBound(entry.value, directiveHasNonce));
  return either(...found, value.open ? undefined : false);
};

const directiveHasNonce: ValueTest = (value) => {
  if (value.kind === 'literal') return typeof value.value === 'string' && value.value.includes(sentinel);
  if (value.kind === 'sequence') return someItem(isNonce)(value);
  return isNonce(value);
};

function isNonce(value: Value): Answer {
  if (value.kind === 'literal') return value.value === sentinel;
  const path = importedPath(value);
  if (!path?.startsWith('django.utils.csp.CSP.')) return undefined;
  return path === 'django.utils.csp.CSP.NONCE';
}

/** Only dictionaries count; a list without options or processors has none. */
const hasProcessor: ValueTest = (value) =>
  value.kind === 'literal' || value.kind === 'sequence'
    ? false
    : at(['OPTIONS', 'context_processors'], contains(processor), false)(value);
