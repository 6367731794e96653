import { hasApp } from './shared/apps';
import {
  authMiddleware,
  commonMiddleware,
  csrfMiddleware,
  hasMiddleware,
  insertMiddleware,
  lacksMiddleware,
  listName,
  middlewareList,
  middlewareName,
  sessionMiddleware,
} from './shared/middleware';
import { saysWithoutCsrf } from './shared/csrf-names';
import { has, itemsWhere, literal } from './shared/values';
import { defineRule } from './rule';
import type { Problem } from './problem';
import type { Alternative, Fix, SettingsView } from './shared/model';

const off = literal((value) => typeof value === 'string' && saysWithoutCsrf(value));

/** A class of another module that is about CSRF may be made from Django's. */
const own = literal(
  (value) => typeof value === 'string' && /^(?!corsheaders\.).*csrf\w*$/i.test(value) && !saysWithoutCsrf(value),
);

/** Middleware of the project that marks requests so that `CsrfViewMiddleware`, which is there, does not check them. */
function* switchedOff(settings: SettingsView): Iterable<Problem> {
  const list = middlewareList(settings).deployed(has(off));
  if (list === undefined || settings.role === 'development') return;
  for (const item of itemsWhere(list.value, off)) {
    yield {
      at: item.at,
      subject: listName(settings),
      severity: settings.role === 'production' ? 'warning' : 'info',
      message:
        'By its name, this switches the CSRF protection off, and other sites can send forms in the name of whoever is logged in. Remove it, or let it pass nothing but requests without cookies.',
    };
  }
}

/** Behind CommonMiddleware and in front of the login, as the project template has it. */
function fixes(settings: SettingsView, list: Alternative): readonly Fix[] {
  const edits = insertMiddleware(settings, list, csrfMiddleware, (path, index, all) => {
    return all.includes(commonMiddleware) ? all[index - 1] === commonMiddleware : path === authMiddleware;
  });
  return edits
    ? [
        {
          title: 'Add `CsrfViewMiddleware` (forms without a token then get 403)',
          edits,
          safety: 'unsafe',
          preferred: true,
        },
      ]
    : [];
}

/** Without any of these apps of Django nobody logs in by a cookie. */
function isWithoutLogin(settings: SettingsView): boolean {
  const apps = ['django.contrib.sessions', 'django.contrib.auth', 'django.contrib.admin'];
  return settings.get('INSTALLED_APPS').isAssigned && apps.every((app) => hasApp(settings, app) === false);
}

export default defineRule({
  id: 'csrf-middleware-missing',
  summary: '`MIDDLEWARE` has no CSRF protection',
  why: 'Without `CsrfViewMiddleware`, any other site can make the browser of somebody who is logged in send forms to yours: change a password, place an order.',
  notes:
    'An error where sessions or logins by cookie are in use, information otherwise: an API that only takes tokens does not need it. A class of the project that switches it off by its name is a warning in settings for production, information elsewhere. After the fix, forms without `{% csrf_token %}` are refused with 403.',
  on: 'settings',
  profile: 'hard',
  django: ['security.W003'],
  cwe: [352],
  fixable: 'sometimes',
  reveals: ['csrf-cookie-insecure'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/csrf/',
    'https://docs.djangoproject.com/en/stable/ref/middleware/#middleware-ordering',
  ],
  examples: [
    {
      title: 'A variable adds to the list',
      code: `import os\nMIDDLEWARE = ["${sessionMiddleware}"] + (["shop.Middleware"] if os.environ.get("WITH_SHOP") else [])\n# ^^^^^^^^`,
      after: `import os\nMIDDLEWARE = ["${sessionMiddleware}", "${csrfMiddleware}"] + (["shop.Middleware"] if os.environ.get("WITH_SHOP") else [])`,
    },
    {
      code: `MIDDLEWARE = [
# ^^^^^^^^
    "${sessionMiddleware}",
    "${commonMiddleware}",
    "${authMiddleware}",
]`,
      after: `MIDDLEWARE = [
    "${sessionMiddleware}",
    "${commonMiddleware}",
    "${csrfMiddleware}",
    "${authMiddleware}",
]`,
    },
    {
      title: 'On one line',
      code: `MIDDLEWARE = ['${sessionMiddleware}', '${authMiddleware}']\n# ^^^^^^^^`,
      after: `MIDDLEWARE = ['${sessionMiddleware}', '${csrfMiddleware}', '${authMiddleware}']`,
    },
    {
      title: 'An API without cookies',
      code: `MIDDLEWARE = [\n# ^^^^^^^^\n    "${commonMiddleware}",\n]`,
      after: `MIDDLEWARE = [\n    "${commonMiddleware}",\n    "${csrfMiddleware}",\n]`,
    },
    { code: `MIDDLEWARE = ["${csrfMiddleware}"]` },
    { title: 'An older package does the same', code: 'MIDDLEWARE = ["session_csrf.CsrfMiddleware"]' },
    { title: "The project's own", code: 'MIDDLEWARE = ["shop.middleware.CsrfViewMiddleware"]' },
    {
      title: 'One that switches the check off',
      code: `MIDDLEWARE = ["${authMiddleware}", "shop.middleware.DisableCSRFMiddleware"]\n# ^^^^^^^^`,
    },
  ],
  *check(settings) {
    const name = listName(settings);
    const list = lacksMiddleware(settings, [csrfMiddleware, 'session_csrf.CsrfMiddleware']);
    const at = middlewareName(settings);
    if (list === undefined) yield* switchedOff(settings);
    if (list === undefined || at === undefined || settings.role === 'development') return;
    if (has(own)(list.value) !== false) return;
    const cookies = [authMiddleware, sessionMiddleware].some((path) => hasMiddleware(settings, path) === true);
    if (!cookies && isWithoutLogin(settings)) return;
    yield {
      at,
      subject: name,
      message: cookies
        ? '`CsrfViewMiddleware` is missing, so other sites can send forms in the name of whoever is logged in. Add it behind `CommonMiddleware`.'
        : '`CsrfViewMiddleware` is missing: other sites can send forms in the name of visitors whom a cookie logs in. Add it, unless the site takes nothing but tokens.',
      fixes: has(off)(list.value) === false ? fixes(settings, list) : [],
      ...(cookies ? {} : { severity: 'info' as const }),
    };
  },
});
