import { appPlace, isUnset } from './shared/apps';
import { addKey, writtenAt } from './shared/dict-keys';
import { addSetting } from './shared/edits';
import { marked } from './shared/marked';
import { viewsOfApi } from './shared/open-views';
import { usesPackage } from './shared/packages';
import { replaceValue } from './shared/replacing';
import { moduleQuote } from './shared/source';
import { besideFirst, isOpenToAll, isReadableByAll, mayUseRest, openItems, restKey, restWithout } from './shared/rest';
import { defineRule } from './rule';
import type { Written } from './shared/dict-keys';
import type { ViewsOfApi } from './shared/open-views';
import type { Fix, Problem, SettingsView } from './shared/model';

const key = 'DEFAULT_PERMISSION_CLASSES';
const packages = { djangorestframework: '3.18.3' };
const closed = 'rest_framework.permissions.IsAuthenticated';
const byDefault = 'ask for a login by default, so that a new view cannot forget it';
const noneYet =
  'Nothing in the project makes a view today: ask for a login by default, so that the first one cannot forget it.';
const title = 'Ask for a login by default (name the public views first)';

function explicit(settings: SettingsView): Problem | undefined {
  const open = writtenAt(settings, restKey(key), isOpenToAll);
  if (open === undefined) return undefined;
  const [item] = openItems(open.alternative.value);
  const views = viewsOfApi(settings);
  const isUnused = views.allDecide || views.isNone;
  return {
    at: item?.at ?? open.alternative.at,
    subject: 'REST_FRAMEWORK',
    ...(isUnused && { severity: 'info' }),
    message: isUnused
      ? `\`${key}\` lets everybody use a view that says nothing. ${unused(views)}`
      : `\`DEFAULT_PERMISSION_CLASSES\` makes every view of the API public unless it says otherwise${views.clause}. Ask for a login by default, and open single views.`,
    fixes: close(settings, open),
  };
}

/** What no view needs today, and what to do before one does. */
function unused({ isNone, exception, need }: ViewsOfApi): string {
  return isNone ? noneYet : `All views of today${exception} say who may use them: ${need}${byDefault}.`;
}

function close(settings: SettingsView, { alternative, root }: Written): readonly Fix[] {
  const [item, ...others] = openItems(alternative.value);
  if (others.length > 0) return [];
  const quote = /^["']/.exec(settings.textOf((item ?? alternative).at))?.[0] ?? '"';
  const python = item === undefined ? `[${quote}${closed}${quote}]` : quote + closed + quote;
  const { written } = root;
  return replaceValue(
    settings,
    { ...(item ?? alternative), ...(written === undefined ? {} : { written }) },
    python,
    title,
  );
}

function readable(settings: SettingsView): Problem | undefined {
  const written = writtenAt(settings, restKey(key), isReadableByAll);
  const [item] = written === undefined ? [] : openItems(written.alternative.value);
  if (item === undefined) return undefined;
  return {
    at: item.at,
    subject: 'REST_FRAMEWORK',
    profile: 'info',
    message:
      '`DEFAULT_PERMISSION_CLASSES` lets everybody read what the views of the API give, unless a view says otherwise. Make sure that all of it is public.',
  };
}

/** Nobody wrote the key, and the package's own default lets everybody in. */
function missing(settings: SettingsView): Problem | undefined {
  const dict = restWithout(settings, key);
  const app = appPlace(settings, 'rest_framework');
  const isWithout = isUnset(settings, 'REST_FRAMEWORK') && !settings.open && !settings.isFragment;
  if (dict?.root.written === undefined && !(isWithout && app !== undefined && usesPackage(settings, 'rest-framework')))
    return undefined;
  const views = viewsOfApi(settings);
  const isUnused = views.allDecide || views.isNone;
  const edits = dict === undefined ? addedDict(settings) : addedKey(settings, dict);
  return {
    at: dict?.root.written?.name ?? settings.absentAt(app),
    subject: 'REST_FRAMEWORK',
    absent: true,
    profile: isUnused ? 'optin' : 'prodinfo',
    message: isUnused
      ? `Without \`${key}\` everybody may use a view that says nothing. ${unused(views)}`
      : `Without \`${key}\` every view of the API is public unless it says otherwise${views.clause}. Ask for a login by default.`,
    fixes: edits ? [{ title, edits, safety: 'unsafe', preferred: false }] : [],
  };
}

function addedKey(settings: SettingsView, dict: Written): Fix['edits'] | undefined {
  const beside = besideFirst(dict);
  return beside && addKey(settings, beside, key, `["${closed}"]`);
}

function addedDict(settings: SettingsView): Fix['edits'] {
  const quote = moduleQuote(settings, settings.uri);
  const item = `${quote}${key}${quote}: [${quote}${closed}${quote}]`;
  return [addSetting(settings, `REST_FRAMEWORK = {${item}}`, [])];
}

export default defineRule({
  id: 'drf-open-by-default',
  summary: 'The views of the API are public unless they say otherwise',
  why: 'REST framework asks for no login on its own. A view that somebody forgets to protect is then readable and writable by everybody, and no test of the happy path notices.',
  notes:
    'A warning where `AllowAny` or an empty list is written, information where nobody decides. Looks into the modules whose names say that they hold views: where every view says itself who may use it, but for those by which people log in and those that are called public, which the message names, what is written is for information, and what is missing a hint. So it is where no module of the project makes a view at all. The fix closes log-in, sign-up and webhook views too: give those `AllowAny` first.',
  on: 'settings',
  profile: 'prodwarn',
  absence: true,
  django: [],
  cwe: [862, 1188],
  fixable: 'sometimes',
  reveals: ['drf-basic-auth', 'drf-browsable-api', 'drf-throttle-missing', 'drf-unbounded-lists'],
  sources: ['https://www.django-rest-framework.org/api-guide/permissions/#setting-the-permission-policy'],
  examples: [
    {
      code: marked(
        `REST_FRAMEWORK = {\n    "${key}": ["rest_framework.permissions.AllowAny"],\n}`,
        '"rest_framework.permissions.AllowAny"',
      ),
      after: `REST_FRAMEWORK = {\n    "${key}": ["${closed}"],\n}`,
    },
    {
      title: 'No class at all',
      code: marked(`REST_FRAMEWORK = {"${key}": []}`, '[]'),
      after: `REST_FRAMEWORK = {"${key}": ["${closed}"]}`,
    },
    {
      title: 'Nobody decides',
      packages,
      code: marked('REST_FRAMEWORK = {\n    "UNICODE_JSON": True,\n}', 'REST_FRAMEWORK'),
      after: `REST_FRAMEWORK = {\n    "UNICODE_JSON": True,\n    "${key}": ["${closed}"],\n}`,
    },
    {
      title: 'Without the dictionary',
      code: marked('INSTALLED_APPS = [\n    "rest_framework",\n]\n', '"rest_framework"'),
      after: `INSTALLED_APPS = [\n    "rest_framework",\n]\nREST_FRAMEWORK = {"${key}": ["${closed}"]}\n`,
    },
    {
      title: 'Everybody may read',
      code: marked(
        `REST_FRAMEWORK = {"${key}": ["rest_framework.permissions.IsAuthenticatedOrReadOnly"]}`,
        '"rest_framework.permissions.IsAuthenticatedOrReadOnly"',
      ),
    },
    { code: `REST_FRAMEWORK = {"${key}": ["${closed}"]}` },
    {
      title: 'All classes have to agree',
      code: `REST_FRAMEWORK = {"${key}": ["rest_framework.permissions.AllowAny", "${closed}"]}`,
    },
    { title: 'A class of the project', code: `REST_FRAMEWORK = {"${key}": ["shop.permissions.IsOwner"]}` },
    { title: 'Not known', packages, code: 'from tools import more\nREST_FRAMEWORK = {"UNICODE_JSON": True, **more()}' },
  ],
  *check(settings) {
    if (!mayUseRest(settings)) return;
    const problem = explicit(settings) ?? readable(settings) ?? missing(settings);
    if (problem !== undefined) yield problem;
  },
});
