import { appPlace, hasApp } from './shared/apps';
import { insertMiddleware, lacksMiddleware, listName } from './shared/middleware';
import { insertBefore } from './shared/lists';
import { marked } from './shared/marked';
import { askOrder, moveBefore, type Item } from './shared/order';
import { packageAtLeast } from './shared/packages';
import { addSetting } from './shared/edits';
import { falsy, has, isKnown, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Fix, Problem, SettingsView, Test } from './shared/model';

const middleware = 'axes.middleware.AxesMiddleware';
const backend = 'axes.backends.AxesStandaloneBackend';
const django = 'django.contrib.auth.backends.ModelBackend';
const backends = 'AUTHENTICATION_BACKENDS';
const apps = 'INSTALLED_APPS = ["axes"]\n';
const good = `${apps}MIDDLEWARE = ["${middleware}"]\n${backends} = ["${backend}", "${django}"]`;

/** Packages whose backends derive from Django's; one of the project may derive from that of axes. */
const others =
  /^(?:django\.contrib\.|allauth\.|guardian\.|rules\.|social_core\.|oauth2_provider\.|mozilla_django_oidc\.|django_auth_ldap\.|djangosaml2\.|django_cas_ng\.|rest_framework)/;

const isAxes: Test = (value) => {
  const text = textIn(value);
  if (text === undefined) return isKnown(value) ? false : undefined;
  if (/^axes\.backends\.\w+$/.test(text)) return true;
  return others.test(text) ? false : undefined;
};

function backendMissing(settings: SettingsView): Problem | undefined {
  const list = settings.get(backends).must((value) => {
    const found = has(isAxes)(value);
    return found === undefined ? undefined : !found;
  });
  const app = appPlace(settings, 'axes');
  if (list === undefined || (list.written === undefined && settings.open) || app === undefined) return undefined;
  return {
    at: list.written?.name ?? app,
    subject: backends,
    message:
      'django-axes is installed, and no backend of it is listed, so it locks nobody out. Put `AxesStandaloneBackend` first.',
    django: ['axes.W003'],
    fixes: addBackend(settings),
  };
}

function addBackend(settings: SettingsView): readonly Fix[] {
  const setting = settings.get(backends);
  const title = 'Put `AxesStandaloneBackend` first';
  if (!setting.isAssigned) {
    const edits = [addSetting(settings, `${backends} = ["${backend}", "${django}"]`, [])];
    return [{ title, edits, safety: 'unsafe', preferred: true }];
  }
  const [list, ...branches] = setting.deployedAlternatives;
  const first = list?.value.kind === 'sequence' ? list.value.items[0]?.[0] : undefined;
  const edit =
    first && branches.length === 0 && first.via.length === 0 ? insertBefore(settings, first.at, backend) : undefined;
  return edit === undefined ? [] : [{ title, edits: [edit], safety: 'unsafe', preferred: true }];
}

function question(items: readonly Item[]): { readonly first: Item; readonly axes: Item } | undefined {
  const axes = items.find(({ path }) => path !== undefined && /^axes\.backends\.\w+$/.test(path));
  const [first] = items;
  return first === undefined || axes === undefined || first === axes ? undefined : { first, axes };
}

function backendLate(settings: SettingsView): Problem | undefined {
  const order = askOrder(settings, backends, question);
  if (order === undefined) return undefined;
  const { first, axes } = order.found;
  const edits = moveBefore(settings, order.list, axes.at, first.at);
  return {
    at: axes.at,
    subject: backends,
    message:
      'A backend in front of that of django-axes logs in whoever has the right password, also while they are locked out. Put it first.',
    related: [{ at: first.at, message: 'This is asked before it.' }],
    django: [],
    fixes: edits ? [{ title: 'Put it first', edits, safety: 'unsafe', preferred: true }] : [],
  };
}

function middlewareMissing(settings: SettingsView): Problem | undefined {
  const list = lacksMiddleware(settings, [middleware]);
  if (list?.written === undefined) return undefined;
  const edits = insertMiddleware(settings, list, middleware, () => false);
  return {
    at: list.written.name,
    subject: listName(settings),
    message:
      'Without `AxesMiddleware` who is locked out sees a failed login and no word about the lock-out. Put it last, or leave it out on purpose.',
    profile: 'info',
    django: ['axes.W002'],
    fixes: edits ? [{ title: 'Add `AxesMiddleware` at the end', edits, safety: 'unsafe', preferred: true }] : [],
  };
}

/** Settings that went before 5.0 came. */
const gone = ['LOGIN_FAILURE_LIMIT', 'BEHIND_REVERSE_PROXY', 'NUM_PROXIES', 'REVERSE_PROXY_HEADER'];

/** Before 5.0, django-axes wraps the login view of Django by itself and needs neither backend nor middleware. */
function wrapsLogin(settings: SettingsView): boolean {
  const isNew = packageAtLeast(settings, 'axes', '5.0');
  return isNew === undefined ? gone.some((name) => settings.get(`AXES_${name}`).isAssigned) : !isNew;
}

export default defineRule({
  id: 'axes-not-wired',
  summary: 'django-axes is installed and does not see logins',
  why: 'django-axes stops a login in its backend, before another one has looked at the password. With the backend missing or too late, the app is in the list and the lock-out is not.',
  notes:
    'The middleware only answers, so that its absence is information. Silent where a backend of the project may derive from that of django-axes, and where the package is turned off. Silent also for releases before 5.0, which wrap the login view themselves.',
  on: 'settings',
  profile: 'warn',
  django: ['axes.W002', 'axes.W003'],
  cwe: [307],
  fixable: 'sometimes',
  sources: ['https://django-axes.readthedocs.io/en/latest/2_installation.html'],
  examples: [
    {
      title: 'No backend',
      code: marked(`${apps}MIDDLEWARE = ["${middleware}"]\n${backends} = ["${django}"]`, backends),
      after: `${apps}MIDDLEWARE = ["${middleware}"]\n${backends} = ["${backend}", "${django}"]`,
    },
    { title: "Only Django's default", code: marked(`${apps}MIDDLEWARE = ["${middleware}"]\n`, '"axes"') },
    {
      title: 'No middleware',
      code: marked(
        `${apps}MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]\n${backends} = ["${backend}"]`,
        'MIDDLEWARE',
      ),
      after: `${apps}MIDDLEWARE = ["django.middleware.common.CommonMiddleware", "${middleware}"]\n${backends} = ["${backend}"]`,
    },
    {
      title: 'Too late',
      code: marked(`${apps}MIDDLEWARE = ["${middleware}"]\n${backends} = ["${django}", "${backend}"]`, `"${backend}"`),
      after: good,
    },
    { code: good },
    {
      title: 'The backend of a project',
      code: `${apps}MIDDLEWARE = ["${middleware}"]\n${backends} = ["shop.auth.LockingBackend"]`,
    },
    { title: 'Turned off', code: `${apps}MIDDLEWARE = []\nAXES_ENABLED = False` },
    { title: 'Not known', code: `from tools import more\n${apps}MIDDLEWARE = more()\n${backends} = more()` },
    {
      title: 'What such settings leave behind',
      packages: { 'django-axes': '5.41.0' },
      code: marked(`${apps}AXES_NUM_PROXIES = 1\n`, '"axes"'),
    },
  ],
  *check(settings) {
    if (settings.isFragment || hasApp(settings, 'axes') !== true) return;
    if (settings.get('AXES_ENABLED').deployed(falsy) !== undefined || wrapsLogin(settings)) return;
    const problems = [backendMissing(settings) ?? backendLate(settings), middlewareMissing(settings)];
    yield* problems.flatMap((problem) => problem ?? []);
  },
});
