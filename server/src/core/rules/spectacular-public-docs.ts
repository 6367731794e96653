import { appPlace, isUnset } from './shared/apps';
import { addKey, judgeAt, writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { usesPackage } from './shared/packages';
import { replaceValue } from './shared/replacing';
import { allItems, besideFirst, isRestClass } from './shared/rest';
import { itemsWhere } from './shared/values';
import { defineRule } from './rule';
import type { Problem, SettingsView } from './shared/model';

const setting = 'SPECTACULAR_SETTINGS';
const key = 'SERVE_PERMISSIONS';
const packages = { 'drf-spectacular': '0.30.0' };
const everybody = isRestClass('permissions', 'AllowAny');
const admins = 'rest_framework.permissions.IsAdminUser';
const message =
  'Everybody may read the description of the API with all of its endpoints. Ask for a login where the API is not public.';

function explicit(settings: SettingsView): Problem | undefined {
  const written = writtenAt(settings, [setting, key], allItems(everybody));
  const [item, ...others] = written === undefined ? [] : itemsWhere(written.alternative.value, everybody);
  if (written === undefined || item === undefined) return undefined;
  const quote = settings.textOf(item.at).charAt(0);
  const fixes = others.length > 0 ? [] : replaceValue(settings, item, quote + admins + quote, 'Let only staff read it');
  return { at: item.at, subject: setting, message, fixes };
}

function missing(settings: SettingsView): Problem | undefined {
  if (judgeAt(settings, [setting, key], () => true, false) !== false || settings.isFragment) return undefined;
  const dict = writtenAt(settings, [setting], (value) => value.kind === 'dict');
  const app = appPlace(settings, 'drf_spectacular');
  const at = dict?.root.written?.name ?? (isUnset(settings, setting) && !settings.open ? app : undefined);
  if (at === undefined) return undefined;
  const beside = dict && besideFirst(dict);
  const edits = beside && addKey(settings, beside, key, `["${admins}"]`);
  return {
    at,
    subject: setting,
    message,
    fixes: edits ? [{ title: 'Let only staff read it', edits, safety: 'unsafe', preferred: false }] : [],
  };
}

export default defineRule({
  id: 'spectacular-public-docs',
  aliases: ['urls-api-docs-public'],
  summary: 'Everybody may read the description of the API',
  why: 'The OpenAPI description names each endpoint, parameter and field, those for staff too. For a public API that is its documentation; for any other it is a map for whoever looks for a weak spot.',
  notes: 'Only in the strict preset. It does not look for the view of the description among the addresses of the site.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [200],
  fixable: 'sometimes',
  reveals: ['spectacular-unpinned-cdn'],
  sources: ['https://drf-spectacular.readthedocs.io/en/latest/settings.html'],
  examples: [
    {
      packages,
      code: marked(`${setting} = {\n    "TITLE": "Shop",\n}`, setting),
      after: `${setting} = {\n    "TITLE": "Shop",\n    "${key}": ["${admins}"],\n}`,
    },
    {
      title: 'Written out',
      packages,
      code: marked(
        `${setting} = {"${key}": ["rest_framework.permissions.AllowAny"]}`,
        '"rest_framework.permissions.AllowAny"',
      ),
      after: `${setting} = {"${key}": ["${admins}"]}`,
    },
    { title: 'Without the dictionary', code: marked('INSTALLED_APPS = ["drf_spectacular"]', '"drf_spectacular"') },
    { packages, code: `${setting} = {"${key}": ["${admins}"]}` },
    { title: 'A class of the project', packages, code: `${setting} = {"${key}": ["shop.permissions.IsPartner"]}` },
    { title: 'Not known', packages, code: `from tools import more\n${setting} = {**more()}` },
    { title: 'Without drf-spectacular', packages: { django: '5.2' }, code: `${setting} = {"TITLE": "Shop"}` },
    { title: 'For development', role: 'development', packages, code: `${setting} = {"TITLE": "Shop"}` },
  ],
  *check(settings) {
    if (!usesPackage(settings, 'spectacular')) return;
    const problem = explicit(settings) ?? missing(settings);
    if (problem !== undefined) yield problem;
  },
});
