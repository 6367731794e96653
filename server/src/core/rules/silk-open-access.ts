import { addSetting } from './shared/edits';
import { mayBeRouted, type Pages } from './shared/reached-urls';
import { reportPlace } from './shared/replacing';
import { includedModule } from './shared/routes';
import { equals, falsy, has, itemsWhere } from './shared/values';
import { middlewareList } from './shared/middleware';
import { defineRule } from './rule';
import type { Problem } from './problem';
import type { FileEdit, Fix, Place, SettingsView } from './shared/model';

const silky = 'silk.middleware.SilkyMiddleware';
const routes = 'from django.contrib import admin\nfrom django.urls import include, path\n';
const flags = ['SILKY_AUTHENTICATION', 'SILKY_AUTHORISATION'] as const;

/** Off where it is written as off, or where nobody writes it: Silk's own default is off. */
function isOff(settings: SettingsView, name: string): boolean {
  const flag = settings.get(name);
  return flag.isAssigned ? flag.deployed(falsy) !== undefined : !settings.open;
}

const pages: Pages = {
  routedBy: ({ call }) => /^silk\b/.test(includedModule(call) ?? ''),
  isOpen: ({ guarded }) => !guarded,
  sounds: /\bsilk\b/,
};

/** Where somebody turned one of the two off. */
function writtenOff(settings: SettingsView, off: readonly string[]): Place | undefined {
  const found = off.map((name) => settings.get(name).deployed(falsy)).find((flag) => flag?.written !== undefined);
  return found && reportPlace(settings, found);
}

function fixes(settings: SettingsView, off: readonly string[]): readonly Fix[] {
  const edits = off.map((name): FileEdit | undefined => {
    const flag = settings.get(name).deployed(falsy);
    if (!settings.get(name).isAssigned) return addSetting(settings, `${name} = True`, []);
    return flag?.written?.how === 'assign' && flag.read === undefined && flag.via.length === 0
      ? { at: flag.at, newText: 'True' }
      : undefined;
  });
  if (!edits.every((edit) => edit !== undefined)) return [];
  const title = 'Ask for a login of staff';
  return [{ title, edits: joined(edits), safety: 'unsafe', preferred: true }];
}

/** A login alone lets in whoever may open an account. */
function whoSees(off: readonly string[]): Pick<Problem, 'message' | 'severity'> {
  return off.length === 1
    ? {
        severity: 'warning',
        message:
          'Silk shows recorded requests to every account, because `SILKY_AUTHORISATION` is off. Turn it on, so that only staff sees them.',
      }
    : {
        message:
          'Silk shows recorded requests to everybody, because `SILKY_AUTHENTICATION` and `SILKY_AUTHORISATION` are off. Turn both settings on.',
      };
}

/** Two insertions at one point become one. */
function joined(edits: readonly FileEdit[]): readonly FileEdit[] {
  const [first, second] = edits;
  if (second === undefined || first?.at.span.start !== second.at.span.start) return edits;
  return [{ at: first.at, newText: first.newText + second.newText }];
}

export default defineRule({
  id: 'silk-open-access',
  aliases: ['urls-silk', 'urls-silk-unguarded'],
  summary: 'The pages of Silk are open to everybody',
  why: 'Silk records requests with headers, bodies and SQL, and shows them on its own pages. Both of its settings for logins are off by default, so whoever knows the address reads the data of all users.',
  notes:
    'Silent in settings for development and tests. Reported where one of the two settings is turned off, else at the app. A warning with `SILKY_AUTHENTICATION` alone, which lets in every account; `SILKY_AUTHORISATION` alone refuses whoever is not staff.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [306],
  fixable: 'sometimes',
  sources: ['https://github.com/jazzband/django-silk#authenticationauthorisation'],
  examples: [
    {
      code: "INSTALLED_APPS = ['silk']\n#                 ^^^^^^\n",
      after: "INSTALLED_APPS = ['silk']\nSILKY_AUTHENTICATION = True\nSILKY_AUTHORISATION = True\n",
    },
    {
      title: 'One of the two is not enough',
      code: "INSTALLED_APPS = ['silk']\nSILKY_AUTHENTICATION = True\nSILKY_AUTHORISATION = False\n#                     ^^^^^",
      after: "INSTALLED_APPS = ['silk']\nSILKY_AUTHENTICATION = True\nSILKY_AUTHORISATION = True",
    },
    { title: 'Only staff is let in', code: "INSTALLED_APPS = ['silk']\nSILKY_AUTHORISATION = True" },
    { code: "INSTALLED_APPS = ['silk']\nSILKY_AUTHENTICATION = True\nSILKY_AUTHORISATION = True" },
    {
      title: 'Only while `DEBUG` is on',
      code: "DEBUG = False\nINSTALLED_APPS = []\nif DEBUG:\n    INSTALLED_APPS += ['silk']",
    },
    {
      title: 'Routed for everybody',
      files: { 'shop/urls.py': `${routes}urlpatterns = [path("silk/", include("silk.urls"))]\n` },
      code: "ROOT_URLCONF = 'shop.urls'\nINSTALLED_APPS = ['silk']\n#                 ^^^^^^\n",
    },
  ],
  *check(settings) {
    if (settings.role === 'development') return;
    const apps = settings.get('INSTALLED_APPS').deployed(has(equals('silk')));
    const item = apps && itemsWhere(apps.value, equals('silk'))[0];
    if (item === undefined) return;
    const off = flags.filter((name) => isOff(settings, name));
    const middleware = middlewareList(settings);
    const recorded = !middleware.isAssigned || middleware.deployed(has(equals(silky))) !== undefined;
    // Without a login nobody is staff, so the second one alone refuses as well.
    if (!off.includes('SILKY_AUTHORISATION') || !recorded || !mayBeRouted(settings, pages)) return;
    yield {
      at: writtenOff(settings, off) ?? item.at,
      subject: 'SILKY_AUTHENTICATION',
      ...whoSees(off),
      fixes: fixes(settings, off),
    };
  },
});
