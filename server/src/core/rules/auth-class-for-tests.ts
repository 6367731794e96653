import { writtenAt } from './shared/dict-keys';
import { removeItem } from './shared/lists';
import { marked } from './shared/marked';
import { mayUseRest, restKey } from './shared/rest';
import { has, itemsWhere, literal } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const packages = { djangorestframework: '3.18.3' };
const key = 'DEFAULT_AUTHENTICATION_CLASSES';
const backends = 'AUTHENTICATION_BACKENDS';

/** By its name a class of somebody's own that believes what it is told; what is called a dummy often lets nobody in. */
const forTests = literal(
  (value) =>
    typeof value === 'string' &&
    /(?:^|\.)(?:Mock|Fake|Bypass|Insecure)(?=[A-Z])\w*(?:Auth|Backend|Login)\w*$/.test(value),
);

interface Found {
  readonly subject: string;
  readonly list: Alternative;
}

function lists(settings: SettingsView): readonly Found[] {
  const own = settings.get(backends).deployed(has(forTests));
  const api = mayUseRest(settings) ? writtenAt(settings, restKey(key), has(forTests)) : undefined;
  return [
    ...(own?.written === undefined ? [] : [{ subject: backends, list: own }]),
    ...(api === undefined ? [] : [{ subject: 'REST_FRAMEWORK', list: api.alternative }]),
  ];
}

function fixes(settings: SettingsView, list: Alternative, item: Alternative): readonly Fix[] {
  const isOneOfMany = list.value.kind === 'sequence' && list.value.items.length > 1;
  const edit = isOneOfMany && item.via.length === 0 ? removeItem(settings, item.at) : undefined;
  const title = 'Remove it (whoever logs in by it is refused)';
  return edit ? [{ title, edits: [edit], safety: 'unsafe', preferred: false }] : [];
}

const rest = (...classes: readonly string[]): string =>
  `REST_FRAMEWORK = {"${key}": [${classes.map((each) => `"${each}"`).join(', ')}]}`;
const mock = 'shop.auth.MockTokenAuthentication';
const fake = 'shop.auth.FakeLoginBackend';
const model = 'django.contrib.auth.backends.ModelBackend';

export default defineRule({
  id: 'auth-class-for-tests',
  summary: 'A class that logs people in for tests does so for visitors',
  why: 'A class that stands in for the real login takes what a request says for true: a token with the number of a user in it, or a header with a name. Where it is left in the settings of a site, whoever knows how it is made is logged in as anybody.',
  notes:
    'By the beginning of the name of the class: `Mock`, `Fake`, `Bypass`, `Insecure`. Silent in settings for development and tests, where such a class belongs, and on branches for them.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [287, 489],
  fixable: 'sometimes',
  sources: [
    'https://www.django-rest-framework.org/api-guide/authentication/#custom-authentication',
    'https://docs.djangoproject.com/en/stable/topics/auth/customizing/#writing-an-authentication-backend',
  ],
  examples: [
    {
      packages,
      code: marked(rest(mock, 'knox.auth.TokenAuthentication'), `"${mock}"`),
      after: rest('knox.auth.TokenAuthentication'),
    },
    {
      title: 'A backend of Django',
      code: marked(`${backends} = [\n    "${model}",\n    "${fake}",\n]`, `"${fake}"`),
      after: `${backends} = [\n    "${model}",\n]`,
    },
    { title: 'The only one', code: marked(`${backends} = ["shop.BypassBackend"]`, '"shop.BypassBackend"') },
    {
      title: 'Another word',
      code: `${backends} = ["${model}", "shop.auth.MockingbirdBackend", "fakeshop.auth.Backend"]`,
    },
    {
      title: 'Where DEBUG is on',
      code: `DEBUG = False\n${backends} = ["${model}"]\nif DEBUG:\n    ${backends} += ["${fake}"]`,
    },
    { title: 'For development', role: 'development', packages, code: rest(mock) },
    { title: 'Not known', code: `from tools import ways\n${backends} = ways()` },
  ],
  *check(settings) {
    for (const { subject, list } of lists(settings))
      for (const item of itemsWhere(list.value, forTests))
        yield {
          at: item.at,
          subject,
          message:
            'By its name, this class stands in for a real login, so that whoever knows how it works is logged in as anybody. Name it in the settings for development or tests alone.',
          fixes: fixes(settings, list, item),
        };
  },
});
