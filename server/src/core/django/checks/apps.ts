import { isIndependent, middleware } from '../middleware';
import type { Value } from '../../model/value';
import { ask, installed } from './check';
import type { Check, CheckInput } from './check';
import { onceEnginesStart } from './engines';
import { both, not } from './logic';
import type { Answer } from './logic';
import { contains, isText, reached } from './values';

const admin = 'django.contrib.admin';

/** Checks that an installed app of Django brings along; without the app they do not exist. */
export const appChecks: readonly Check[] = [
  adminNeeds('admin.E408', middleware.authentication),
  adminNeeds('admin.E409', middleware.messages),
  adminNeeds('admin.E410', middleware.session),
  {
    id: 'auth.E013',
    since: '5.1',
    settings: ['MIDDLEWARE', 'INSTALLED_APPS'],
    reports: (input) => both(installed(input, 'django.contrib.auth'), ask(input, 'MIDDLEWARE', loginComesFirst)),
  },
  {
    id: 'staticfiles.E005',
    since: '5.0',
    settings: ['STORAGES', 'INSTALLED_APPS'],
    reports: (input) => both(installed(input, 'django.contrib.staticfiles'), lacksStaticStorage(input)),
  },
];

/** In 5.0 an older setting still fills the alias in. */
function lacksStaticStorage(input: CheckInput): Answer {
  const older = input.version[0] === 5 && input.version[1] === 0 ? input.isAssigned('STATICFILES_STORAGE') : false;
  return older === false ? not(ask(input, 'STORAGES', contains('staticfiles'))) : undefined;
}

function adminNeeds(id: string, path: string): Check {
  return {
    id,
    since: '2.2',
    settings: ['MIDDLEWARE', 'INSTALLED_APPS'],
    reports: (input) => {
      const lacks = not(ask(input, 'MIDDLEWARE', (value) => hasClass(value, path)));
      return both(installed(input, admin), onceEnginesStart(input, lacks));
    },
  };
}

/** Django also accepts subclasses, so that a class of the project leaves it open. */
function hasClass(value: Value, path: string): Answer {
  if (value.kind !== 'sequence') return undefined;
  if (contains(path)(value) === true) return true;
  return value.open || !paths(value.items.map(reached)).every((one) => isIndependent(one)) ? undefined : false;
}

/** The texts of a list; a part that is not known becomes a text that may be any class. */
function paths(items: readonly (readonly { readonly value: Value }[])[]): string[] {
  return items.flatMap((item) =>
    item.map(({ value }) => (value.kind === 'literal' && typeof value.value === 'string' ? value.value : '?')),
  );
}

/** Whether LoginRequiredMiddleware stands in the list without AuthenticationMiddleware before it. */
function loginComesFirst(value: Value): Answer {
  if (value.kind !== 'sequence' || value.open || value.type === 'set') return undefined;
  for (const item of value.items) {
    const found = reached(item).map((one) => one.value);
    if (found.length === 1 && found.every((one) => isText(middleware.authentication)(one) === true)) return false;
    if (found.length === 1 && found.every((one) => isText(middleware.loginRequired)(one) === true)) return true;
    if (!paths([reached(item)]).every((one) => isIndependent(one) && !oneOfBoth(one))) return undefined;
  }
  return false;
}

function oneOfBoth(path: string): boolean {
  return path === middleware.authentication || path === middleware.loginRequired;
}
