import { herokuCall } from './shared/heroku';
import { readHosts } from './shared/hosts-fixes';
import { dropAdded } from './shared/statements';
import { equals, every, has, itemsWhere, literal, placeKey, truthy } from './shared/values';
import { middlewareList } from './shared/middleware';
import { isStartedForSite } from './shared/started-for-site';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const name = 'ALLOWED_HOSTS';
const wildcard = equals('*');

/** A middleware of the project, or django-allow-cidr's, that refuses hosts before anything else runs. */
function checksHosts(settings: SettingsView): boolean {
  return (
    middlewareList(settings).judge((value) => {
      if (value.kind !== 'sequence') return undefined;
      const first = value.items[0];
      return first === undefined ? false : every(first, guard);
    }) === true
  );
}

const guard = literal((value) => {
  return (
    typeof value === 'string' &&
    /(?:Host(?:s|Name)?(?:Header)?(?:Validat|Check|Filter|Guard)|(?:Validate|Check|Filter|Allowed)Hosts?|AllowCIDR)\w*$/i.test(
      value,
    )
  );
});

interface OpenBranch {
  readonly hosts: Alternative;
  readonly item: Alternative;
}

/** The lists with a wildcard: each branch where all of them have one, but those of commands that serve nothing, else the one that is taken when no variable is set. */
function openBranches(settings: SettingsView): readonly OpenBranch[] {
  const setting = settings.get(name);
  const found = setting.deployed(has(wildcard));
  if (found === undefined) return [];
  const isAlways = setting.must(has(wildcard)) !== undefined;
  const served = setting.possibleAlternatives;
  const all = isAlways ? setting.deployedAlternatives.filter((hosts) => served.includes(hosts)) : [found];
  const open = all.flatMap((hosts): readonly OpenBranch[] => {
    // What is added to a list from the environment is there whatever the variable says.
    const isOwn = hosts.read === undefined || isAlways;
    const item = hosts.written && isOwn ? itemsWhere(hosts.value, wildcard)[0] : undefined;
    return item === undefined || item.read !== undefined ? [] : [{ hosts, item }];
  });
  return [...new Map(open.map((one) => [placeKey(one.item.at), one])).values()];
}

function fixes(settings: SettingsView, hosts: Alternative, item: Alternative): readonly Fix[] {
  const only = hosts.value.kind === 'sequence' && hosts.value.items.length === 1 && !hosts.value.open;
  return only && hosts.written?.how === 'assign' ? readHosts(settings, hosts) : drop(settings, item);
}

function drop(settings: SettingsView, item: Alternative): readonly Fix[] {
  const isHere = item.via.length === 0;
  const edit = isHere ? dropAdded(settings, item.at) : undefined;
  return edit === undefined ? [] : [{ title: 'Remove `*`', edits: [edit], safety: 'unsafe', preferred: false }];
}

function messageFor(by: string | undefined): string {
  const risk = 'any `Host` header, so links in password-reset mails and cached pages can be poisoned';
  if (by === undefined) return `\`ALLOWED_HOSTS\` accepts ${risk}. Name the hosts of the site.`;
  return `\`${by}\` makes \`ALLOWED_HOSTS\` accept ${risk}. Give it \`allowed_hosts=False\`, and name the hosts of the site.`;
}

export default defineRule({
  id: 'allowed-hosts-wildcard',
  summary: '`ALLOWED_HOSTS` accepts every host',
  why: 'Django builds links from the `Host` header. With `*`, an attacker chooses that header: password-reset mails then carry links to the attacker, and shared caches serve pages with them. `manage.py check --deploy` does not notice, because the list is not empty.',
  notes:
    'Information while `DEBUG` is written as on and a warning where the project has a server such as gunicorn or a file that starts a site; information for the strict preset where the first middleware checks hosts by its name, and silent in settings for development and tests.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [20, 644],
  fixable: 'sometimes',
  reveals: ['allowed-hosts-blank-entry', 'allowed-hosts-empty', 'allowed-hosts-too-broad', 'allowed-hosts-malformed'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts',
    'https://docs.djangoproject.com/en/stable/topics/security/#host-headers-virtual-hosting',
  ],
  examples: [
    {
      code: 'import os\nALLOWED_HOSTS = ["*"]\n#                ^^^',
      after:
        'import os\nALLOWED_HOSTS = [item.strip() for item in os.environ.get("ALLOWED_HOSTS", "").split(",") if item.strip()]',
    },
    {
      title: "With the project's own reader",
      code: 'import environ\nenv = environ.Env()\nALLOWED_HOSTS = ["*"]\n#                ^^^\nNAME = env("NAME")',
      after:
        'import environ\nenv = environ.Env()\nALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])\nNAME = env("NAME")',
    },
    {
      title: 'On each branch',
      code: 'import os\nif os.environ.get("REGION") == "north":\n    ALLOWED_HOSTS = ["n.example.org", "*"]\n#                                     ^^^\nelse:\n    ALLOWED_HOSTS = ["s.example.org", "*"]\n#                                     ^^^',
    },
    { code: 'ALLOWED_HOSTS = ["example.org", ".example.com"]' },
    { title: 'For development', role: 'development', code: 'ALLOWED_HOSTS = ["*"]' },
    { title: 'For tests', role: 'test', code: 'ALLOWED_HOSTS = ["*"]' },
  ],
  *check(settings) {
    if (settings.role === 'development') return;
    const open = openBranches(settings);
    if (open.length === 0) return;
    const checked = checksHosts(settings);
    const developing = settings.role === 'unknown' && settings.get('DEBUG').must(truthy) !== undefined;
    const severity = isStartedForSite(settings) ? 'warning' : 'info';
    for (const { hosts, item } of open) {
      yield {
        at: item.at,
        subject: name,
        ...(developing ? ({ severity } as const) : checked ? { profile: 'info' as const } : {}),
        message: messageFor(herokuCall(settings, item.at)),
        fixes: fixes(settings, hosts, item),
      };
    }
  },
});
