import { isUnset } from './shared/apps';
import { countsNoAddress } from './shared/axes';
import { writtenSetting } from './shared/cookies';
import { addSetting } from './shared/edits';
import { marked } from './shared/marked';
import { itemsInOrder } from './shared/order';
import { mayUsePackage } from './shared/packages';
import { reportPlace } from './shared/replacing';
import { equals, itemsWhere } from './shared/values';
import { defineRule } from './rule';
import type { Fix, SettingsView, Test } from './shared/model';

const name = 'AXES_IPWARE_META_PRECEDENCE_ORDER';
const names = [name, 'AXES_META_PRECEDENCE_ORDER', 'IPWARE_META_PRECEDENCE_ORDER'] as const;
const header = 'HTTP_X_FORWARDED_FOR';
const packages = { 'django-axes': '8.3.1', 'django-ipware': '7.0.1' };

/** What makes the address in the header one that the client cannot choose. */
const trust = [
  'AXES_IPWARE_PROXY_COUNT',
  'AXES_PROXY_COUNT',
  'AXES_IPWARE_PROXY_TRUSTED_IPS',
  'AXES_PROXY_TRUSTED_IPS',
  'AXES_IPWARE_PROXY_ORDER',
  'AXES_PROXY_ORDER',
  'AXES_CLIENT_IP_CALLABLE',
];

const headerFirst: Test = (value) => {
  const items = itemsInOrder(value)?.map(({ path }) => path);
  if (items === undefined) return undefined;
  const [forwarded, direct] = [items.indexOf(header), items.indexOf('REMOTE_ADDR')];
  return forwarded >= 0 && (direct < 0 || forwarded < direct);
};

/** Without the package ipware, django-axes takes the address of the connection whatever these settings say. */
function hasIpware(settings: SettingsView): boolean {
  const { packages: asked } = settings;
  return asked === undefined || ['django-ipware', 'python-ipware'].some((each) => asked.has(each));
}

function fixes(settings: SettingsView): readonly Fix[] {
  const title = 'Count one proxy (with a wrong number one client locks out all)';
  const edits = [addSetting(settings, 'AXES_IPWARE_PROXY_COUNT = 1', names)];
  return [{ title, edits, safety: 'unsafe', preferred: false }];
}

export default defineRule({
  id: 'axes-spoofable-ip',
  summary: 'django-axes believes an address that the client writes',
  why: "A client may put any address in front of its own in `X-Forwarded-For`. Where the first one there counts, each guess comes from a new address, and nobody is ever locked out; or somebody else's address is.",
  notes:
    'Silent where the number or the addresses of your proxies are given, where the header is read from the right, where addresses are not counted at all, and where the package `django-ipware` is not among the dependencies: without it django-axes does not read headers.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [348],
  fixable: 'sometimes',
  sources: ['https://django-axes.readthedocs.io/en/latest/4_configuration.html#configuring-reverse-proxies'],
  examples: [
    {
      packages,
      code: marked(`${name} = ["${header}", "REMOTE_ADDR"]`, `"${header}"`),
      after: `${name} = ["${header}", "REMOTE_ADDR"]\nAXES_IPWARE_PROXY_COUNT = 1`,
    },
    {
      title: 'By its name before 6.0',
      packages,
      code: marked(`AXES_META_PRECEDENCE_ORDER = ("${header}",)`, `"${header}"`),
    },
    { packages, code: `${name} = ["${header}"]\nAXES_IPWARE_PROXY_COUNT = 1` },
    { title: 'The connection first', packages, code: `${name} = ["REMOTE_ADDR", "${header}"]` },
    { title: 'A header of the proxy', packages, code: `${name} = ["HTTP_X_REAL_IP"]` },
    {
      title: 'Only user names are counted',
      packages,
      code: `AXES_LOCKOUT_PARAMETERS = ["username"]\n${name} = ["${header}"]`,
    },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'axes') || !hasIpware(settings) || settings.isFragment) return;
    if (settings.open || trust.some((each) => !isUnset(settings, each)) || countsNoAddress(settings)) return;
    const found = names.find((each) => settings.get(each).isAssigned);
    const list = found && writtenSetting(settings, found, headerFirst);
    const item = list && itemsWhere(list.value, equals(header))[0];
    if (found === undefined || item === undefined) return;
    yield {
      at: reportPlace(settings, item),
      subject: found,
      message:
        'Clients can write their own address into `X-Forwarded-For` and are never locked out. Give the number of your own proxies.',
      fixes: fixes(settings),
    };
  },
});
