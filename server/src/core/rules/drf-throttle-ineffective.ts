import { addKey, judgeAt, writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { besideFirst, isRestClass, mayUseRest, restKey, restWithout } from './shared/rest';
import { entryOf, equals, has, itemsWhere, literal, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Fix, Problem, SettingsView } from './shared/model';

const classes = 'DEFAULT_THROTTLE_CLASSES';
const rates = 'DEFAULT_THROTTLE_RATES';
const packages = { djangorestframework: '3.18.3' };
const path = (name: string): string => `rest_framework.throttling.${name}`;

/** REST framework's own throttles with the scope of each. */
const throttles = [
  { name: 'AnonRateThrottle', scope: 'anon' },
  { name: 'UserRateThrottle', scope: 'user' },
] as const;

const isNone = literal((value) => value === null);

/** What a class without a rate does: nothing where the rate is `None`, an error where the scope is not named at all. */
function withoutRate(settings: SettingsView, scope: string): 'passes' | 'stops' | undefined {
  if (judgeAt(settings, restKey(rates, scope), isNone, false) === true) return 'passes';
  if (judgeAt(settings, restKey(rates), () => true, false) === false) return 'passes';
  const given = writtenAt(settings, restKey(rates), (value) => {
    if (value.kind !== 'dict') return undefined;
    return entryOf(value, scope) !== undefined ? false : value.open ? undefined : true;
  });
  return given === undefined ? undefined : 'stops';
}

function addRates(settings: SettingsView): readonly Fix[] {
  const dict = restWithout(settings, rates);
  const beside = dict && besideFirst(dict);
  const edits = beside && addKey(settings, beside, rates, '{"anon": "100/hour", "user": "1000/hour"}');
  return edits
    ? [{ title: 'Allow 100 requests an hour, 1000 with a login', edits, safety: 'unsafe', preferred: false }]
    : [];
}

function* listedWithoutRate(settings: SettingsView): Iterable<Problem> {
  for (const { name, scope } of throttles) {
    const list = writtenAt(settings, restKey(classes), has(isRestClass('throttling', name)));
    const item = list && itemsWhere(list.alternative.value, equals(path(name)))[0];
    const effect = item && withoutRate(settings, scope);
    if (item === undefined || effect === undefined) continue;
    yield {
      at: item.at,
      subject: 'REST_FRAMEWORK',
      ...(effect === 'stops'
        ? {
            profile: 'broken' as const,
            message: `\`${rates}\` has no rate for \`${scope}\`, so every request ends in an error. Add one, such as \`100/hour\`.`,
          }
        : {
            message: `\`${name}\` limits nothing, because there is no rate for \`${scope}\`. Add one to \`${rates}\`, such as \`100/hour\`.`,
            fixes: addRates(settings),
          }),
    };
  }
}

/** Rates for other scopes are for throttles that single views name. */
function unusedRates(settings: SettingsView): Problem | undefined {
  const given = writtenAt(settings, restKey(rates), (value) => {
    if (value.kind !== 'dict' || value.open || value.entries.length === 0) return undefined;
    return value.entries.every(({ key }) => throttles.some(({ scope }) => scope === textIn(key)));
  });
  if (given?.entry === undefined || restWithout(settings, classes) === undefined) return undefined;
  const names = throttles.map(({ name }) => `"${path(name)}"`).join(', ');
  const edits = addKey(settings, given, classes, `[${names}]`);
  return {
    at: given.entry.keyAt,
    subject: 'REST_FRAMEWORK',
    profile: 'info',
    message: `Rates alone limit nothing: without \`${classes}\` only views that name a throttle themselves use them. Add the classes.`,
    fixes: edits ? [{ title: `Add \`${classes}\``, edits, safety: 'unsafe', preferred: false }] : [],
  };
}

export default defineRule({
  id: 'drf-throttle-ineffective',
  summary: 'A throttle has no rate, or a rate no throttle',
  why: 'A throttle needs a class and a rate. Without the rate, REST framework lets every request pass and says nothing; with rates for other scopes only, every request ends in an error. Rates without a class limit nothing.',
  notes:
    'Throttles of the project may set their rate themselves, and are silent. Rates without classes are information, because views can name a throttle themselves. That counts are kept nowhere is `cache-dummy-in-production`.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [770],
  fixable: 'sometimes',
  reveals: ['drf-num-proxies-unset', 'cache-local-for-shared-state', 'drf-throttle-ineffective'],
  sources: ['https://www.django-rest-framework.org/api-guide/throttling/#setting-the-throttling-policy'],
  examples: [
    {
      title: 'No rates',
      packages,
      code: marked(
        `REST_FRAMEWORK = {\n    "${classes}": ["${path('AnonRateThrottle')}"],\n}`,
        `"${path('AnonRateThrottle')}"`,
      ),
      after: `REST_FRAMEWORK = {\n    "${classes}": ["${path('AnonRateThrottle')}"],\n    "${rates}": {"anon": "100/hour", "user": "1000/hour"},\n}`,
    },
    {
      title: 'A rate that is None',
      code: marked(
        `REST_FRAMEWORK = {\n    "${classes}": ["${path('UserRateThrottle')}"],\n    "${rates}": {"user": None},\n}`,
        `"${path('UserRateThrottle')}"`,
      ),
    },
    {
      title: 'A rate for another scope',
      code: marked(
        `REST_FRAMEWORK = {\n    "${classes}": ["${path('UserRateThrottle')}"],\n    "${rates}": {"anon": "10/min"},\n}`,
        `"${path('UserRateThrottle')}"`,
      ),
    },
    {
      title: 'Rates without classes',
      packages,
      code: marked(`REST_FRAMEWORK = {\n    "${rates}": {"anon": "10/min", "user": "100/min"},\n}`, `"${rates}"`),
      after: `REST_FRAMEWORK = {\n    "${rates}": {"anon": "10/min", "user": "100/min"},\n    "${classes}": ["${path('AnonRateThrottle')}", "${path('UserRateThrottle')}"],\n}`,
    },
    {
      packages,
      code: `REST_FRAMEWORK = {"${classes}": ["${path('AnonRateThrottle')}"], "${rates}": {"anon": "10/min"}}`,
    },
    { title: 'A throttle of the project', code: `REST_FRAMEWORK = {"${classes}": ["shop.api.LoginThrottle"]}` },
    { title: 'A scope for single views', packages, code: `REST_FRAMEWORK = {"${rates}": {"login": "5/min"}}` },
    {
      title: 'Not known',
      packages,
      code: `from tools import rates\nREST_FRAMEWORK = {"${classes}": ["${path('AnonRateThrottle')}"], "${rates}": rates()}`,
    },
  ],
  *check(settings) {
    if (!mayUseRest(settings)) return;
    yield* listedWithoutRate(settings);
    const unused = unusedRates(settings);
    if (unused !== undefined) yield unused;
  },
});
