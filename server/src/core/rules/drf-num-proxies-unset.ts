import { addKey, judgeAt, writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { besideFirst, isRestClass, mayUseRest, restKey, restWithout } from './shared/rest';
import { replaceValue, reportPlace } from './shared/replacing';
import { has, isKnown, itemsWhere, literal, truthy } from './shared/values';
import { defineRule } from './rule';
import type { Fix, SettingsView, Test } from './shared/model';

const key = 'NUM_PROXIES';
const packages = { djangorestframework: '3.18.3' };
const throttle = 'rest_framework.throttling.AnonRateThrottle';
const isNone = literal((value) => value === null);
const classes = `"DEFAULT_THROTTLE_CLASSES": ["${throttle}"]`;
const proxy = 'SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")\n';

/** The throttles that count by address. */
const counts: Test = isRestClass('throttling', 'AnonRateThrottle', 'ScopedRateThrottle', 'UserRateThrottle');

const pair: Test = (value) =>
  value.kind === 'sequence' ? value.items.length === 2 : isKnown(value) ? false : undefined;

function isBehindProxy(settings: SettingsView): boolean {
  return (
    settings.get('SECURE_PROXY_SSL_HEADER').deployed(pair) !== undefined ||
    settings.get('USE_X_FORWARDED_HOST').deployed(truthy) !== undefined
  );
}

function fixes(settings: SettingsView): readonly Fix[] {
  const title = 'Count one proxy (with a wrong number clients share a limit, or evade it)';
  const none = writtenAt(
    settings,
    restKey(key),
    literal((value) => value === null),
  );
  if (none !== undefined) return replaceValue(settings, none.alternative, '1', title);
  const dict = restWithout(settings, key);
  const beside = dict && besideFirst(dict);
  const edits = beside && addKey(settings, beside, key, '1');
  return edits ? [{ title, edits, safety: 'unsafe', preferred: false }] : [];
}

export default defineRule({
  id: 'drf-num-proxies-unset',
  summary: 'Throttles believe an address that the client writes',
  why: 'Behind a proxy, REST framework knows a client by the whole `X-Forwarded-For` header, and a client may put anything in front of its own address there. With a new text for each request, no limit is ever reached.',
  notes:
    'Only where settings say that a proxy is in front, and only for throttles of REST framework itself. A proxy that replaces the header instead of adding to it is not seen.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [348],
  fixable: 'sometimes',
  sources: ['https://www.django-rest-framework.org/api-guide/throttling/#how-clients-are-identified'],
  examples: [
    {
      packages,
      code: marked(`${proxy}REST_FRAMEWORK = {\n    ${classes},\n}`, `"${throttle}"`),
      after: `${proxy}REST_FRAMEWORK = {\n    ${classes},\n    "${key}": 1,\n}`,
    },
    {
      title: 'None',
      packages,
      code: marked(`USE_X_FORWARDED_HOST = True\nREST_FRAMEWORK = {${classes}, "${key}": None}`, 'None'),
    },
    { packages, code: `${proxy}REST_FRAMEWORK = {${classes}, "${key}": 2}` },
    { title: 'No proxy', packages, code: `REST_FRAMEWORK = {${classes}}` },
    {
      title: 'A throttle of the project',
      packages,
      code: `${proxy}REST_FRAMEWORK = {"DEFAULT_THROTTLE_CLASSES": ["shop.api.Throttle"]}`,
    },
    {
      title: 'Not known',
      packages,
      code: `import os\n${proxy}REST_FRAMEWORK = {${classes}, "${key}": int(os.environ["PROXIES"])}`,
    },
  ],
  *check(settings) {
    if (!mayUseRest(settings) || !isBehindProxy(settings)) return;
    const list = writtenAt(settings, restKey('DEFAULT_THROTTLE_CLASSES'), has(counts));
    const isSet = judgeAt(
      settings,
      restKey(key),
      literal((value) => value !== null),
      false,
    );
    if (list === undefined || isSet !== false) return;
    const [item = list.alternative] = itemsWhere(list.alternative.value, counts);
    const none = writtenAt(settings, restKey(key), isNone);
    yield {
      at: none === undefined ? item.at : reportPlace(settings, none.alternative),
      subject: 'REST_FRAMEWORK',
      message: `Without \`${key}\` a client is known by the whole \`X-Forwarded-For\` header, which it can write itself. Give the number of your own proxies.`,
      fixes: fixes(settings),
    };
  },
});
