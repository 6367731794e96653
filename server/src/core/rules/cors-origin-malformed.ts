import { checksCors, sendsCredentials } from './shared/cors';
import { troubledCors } from './shared/cors-origins';
import { replaceOrigin } from './shared/csrf-origins';
import { marked } from './shared/marked';
import { reportPlace } from './shared/replacing';
import { equals, itemsWhere, textIn } from './shared/values';
import { defineRule } from './rule';
import type { CorsTrouble } from './shared/cors-origins';
import type { Origin } from './shared/csrf-origins';
import type { Problem, SettingsView } from './shared/model';

const packages = { 'django-cors-headers': '4.9.0' };
const name = 'CORS_ALLOWED_ORIGINS';

function weight({ effect, check }: Extract<CorsTrouble, { kind: 'malformed' }>): Partial<Problem> {
  const django = check === undefined ? [] : [check];
  if (effect !== 'never matches') return { django };
  return { django, ...(check === undefined ? { profile: 'warn' as const } : {}) };
}

function effectOf(settings: SettingsView, { because, effect }: Extract<CorsTrouble, { kind: 'malformed' }>): string {
  if (effect === 'never matches') return `This item ${because}, so it never equals the origin that a browser sends.`;
  if (effect === 'is refused') return `This item ${because}, and \`manage.py\` stops with an error.`;
  const cookies = sendsCredentials(settings) === true ? ', with the cookies of the visitor' : '';
  return `This item ${because}, and django-cors-headers lets the origin \`null\` in for it, which any website can send${cookies}.`;
}

/** `https://example.org:443` beside `https://example.org`: it does nothing, and nothing is missing. */
function isIdle({ list }: Origin, { effect, check, meant }: Extract<CorsTrouble, { kind: 'malformed' }>): boolean {
  if (effect !== 'never matches' || check !== undefined || meant === undefined) return false;
  return itemsWhere(list.value, equals(meant)).length > 0;
}

function advice(text: string, because: string): string {
  if (because === 'has a star in it') return 'Patterns belong in `CORS_ALLOWED_ORIGIN_REGEXES`.';
  if (text.trim() === '*') return 'Name each origin with its scheme.';
  return 'Give scheme, host and port only, such as `https://www.example.org`.';
}

export default defineRule({
  id: 'cors-origin-malformed',
  summary: 'An item of `CORS_ALLOWED_ORIGINS` is not an origin',
  why: 'An origin is scheme, host and a port that is not the usual one, in lower case. django-cors-headers compares scheme and host letter by letter, so an item with anything else never matches. An item without a scheme does match something: the origin `null`, which every website can make a browser send from a sandboxed frame.',
  notes:
    'Its own checks E013 and E014 find a part of this, and web servers run no checks. An item that never matches is left alone where what it means is listed as well. A slash or path at the end works, but `manage.py` refuses it. Silent before django-cors-headers 3.0, which compared hosts, and for django-cors-middleware, which still does.',
  on: 'settings',
  profile: 'broken',
  django: ['corsheaders.E013', 'corsheaders.E014'],
  cwe: [16, 942],
  fixable: 'sometimes',
  reveals: ['cors-origin-http'],
  sources: [
    'https://github.com/adamchainz/django-cors-headers#cors_allowed_origins-sequencestr',
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Origin',
  ],
  examples: [
    {
      title: 'Without a scheme',
      packages,
      code: marked(`${name} = ["app.example.org"]`, '"app.example.org"'),
      after: `${name} = ["https://app.example.org"]`,
    },
    {
      title: 'On the own machine',
      packages,
      code: marked(`${name} = ['localhost:3000']`, "'localhost:3000'"),
      after: `${name} = ['http://localhost:3000']`,
    },
    { title: 'A star', packages, code: marked(`${name} = ["*"]`, '"*"') },
    {
      title: 'A slash at the end',
      packages,
      code: marked(`${name} = ["https://app.example.org/"]`, '"https://app.example.org/"'),
      after: `${name} = ["https://app.example.org"]`,
    },
    {
      title: 'A path',
      packages,
      code: marked(`${name} = ["https://example.org/app?x=1"]`, '"https://example.org/app?x=1"'),
      after: `${name} = ["https://example.org"]`,
    },
    {
      title: 'The usual port, beside the same origin without it',
      packages,
      code: `${name} = ["https://example.org", "https://example.org:443"]`,
    },
    { packages, code: `${name} = ["https://app.example.org", "https://app.example.org:8443", "http://[::1]:3000"]` },
    {
      title: 'What works all the same',
      packages,
      code: `${name} = [" https://example.org", "HTTPS://example.org", "capacitor://localhost"]`,
    },
    { title: 'Of other rules', packages, code: `${name} = ["null", "file://", ""]` },
  ],
  *check(settings) {
    const isChecked = checksCors(settings);
    for (const { item, list, name: subject, trouble } of troubledCors(settings, 'malformed')) {
      if ((!isChecked && trouble.effect === 'is refused') || isIdle({ item, list }, trouble)) continue;
      const text = textIn(item.value) ?? '';
      yield {
        at: reportPlace(settings, item),
        subject,
        message: `${effectOf(settings, trouble)} ${advice(text, trouble.because)}`,
        fixes: replaceOrigin(settings, { item, list }, trouble.meant),
        ...weight(trouble),
      };
    }
  },
});
