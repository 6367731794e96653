import { truthOf } from '../../model/truth';
import type { Value } from '../../model/value';
import { atLeast } from '../versions';
import { ask, truthy } from './check';
import type { Check, CheckInput } from './check';
import { onceEnginesStart } from './engines';
import { both, either, not } from './logic';
import type { Answer } from './logic';
import { at, contains, isText, someItem } from './values';
import type { ValueTest } from './values';

const developmentMail = ['console', 'dummy', 'filebased', 'locmem'].map(
  (name) => `django.core.mail.backends.${name}.EmailBackend`,
);

/** Checks of templates, origins, mail and files, read from `django.core.checks` in releases 2.2 to 6.1. */
export const infrastructureChecks: readonly Check[] = [
  {
    id: '4_0.E001',
    since: '4.0',
    settings: ['CSRF_TRUSTED_ORIGINS'],
    reports: (input) => ask(input, 'CSRF_TRUSTED_ORIGINS', someItem(lacksScheme)),
  },
  {
    id: 'async.E001',
    since: '3.1',
    settings: [],
    besides: 'the environment of the process decides: `DJANGO_ALLOW_ASYNC_UNSAFE`',
    // The process environment decides, and settings are judged without one.
    reports: () => undefined,
  },
  {
    id: 'files.E001',
    since: '4.0',
    settings: ['FILE_UPLOAD_TEMP_DIR'],
    besides: 'whether the folder exists is seen on the server only',
    reports: (input) => (truthy(input, 'FILE_UPLOAD_TEMP_DIR') === false ? false : undefined),
  },
  { id: 'mail.E001', since: '6.1', settings: ['MAILERS'], reports: developmentMailer },
  { id: 'mail.W001', since: '6.1', settings: ['MAILERS'], reports: noDefaultMailer },
  {
    // From 5.1 on Django does not start with such templates.
    id: 'templates.E001',
    until: '5.1',
    settings: ['TEMPLATES'],
    reports: (input) => ask(input, 'TEMPLATES', someItem(hasLoadersAndFolders)),
  },
  {
    id: 'templates.E002',
    settings: ['TEMPLATES'],
    reports: reportsOddText,
  },
];

/** A part that is no text makes Django's own test raise, or means something else. */
const lacksScheme: ValueTest = (value) =>
  value.kind === 'literal' && typeof value.value === 'string' ? !value.value.includes('://') : undefined;

const hasLoadersAndFolders: ValueTest = (value) =>
  both(at(['APP_DIRS'], truthOf, false)(value), at(['OPTIONS'], contains('loaders'), false)(value));

/** Since 5.1 each engine is built and checks itself. */
function reportsOddText(input: CheckInput): Answer {
  const odd = ask(input, 'TEMPLATES', someItem(oddText));
  return atLeast(input.version, '5.1') ? onceEnginesStart(input, odd) : odd;
}

const oddText: ValueTest = (value) => at(['OPTIONS', 'string_if_invalid'], isNoText, false)(value);

function isNoText(value: Value): Answer {
  if (value.kind === 'literal') return typeof value.value !== 'string';
  return value.kind === 'sequence' || value.kind === 'dict' ? true : undefined;
}

function developmentMailer(input: CheckInput): Answer {
  const assigned = input.isAssigned('MAILERS');
  if (assigned !== true) return assigned;
  const bad: ValueTest = (value) => either(...developmentMail.map((path) => isText(path)(value)));
  return ask(input, 'MAILERS', at(['default', 'BACKEND'], bad, false));
}

function noDefaultMailer(input: CheckInput): Answer {
  const assigned = input.isAssigned('MAILERS');
  return assigned === true ? not(ask(input, 'MAILERS', contains('default'))) : assigned;
}
