import { runsWithout } from './shared/middleware';
import { isUnderDebug, moveUnderDebug } from './shared/tool-guard';
import { isHarmless, isShut } from './shared/toolbar';
import { toolApps } from './shared/tools';
import { equals, has, itemsWhere } from './shared/values';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

/** Apps that show and record nothing without their middleware; many projects add only that one while a flag is on. */
const working = new Map([
  ['debug_toolbar', 'debug_toolbar.middleware.DebugToolbarMiddleware'],
  ['silk', 'silk.middleware.SilkyMiddleware'],
]);

function isIdle(settings: SettingsView, app: string): boolean {
  const middleware = working.get(app);
  return middleware !== undefined && runsWithout(settings, [middleware]);
}

export default defineRule({
  id: 'debug-app-installed',
  summary: 'A development tool is always installed',
  why: 'Such apps record or show what happens inside requests: SQL with its values, settings, sessions, bodies. On a deployed site one wrong callback or address list shows that to visitors, and until then it costs time and memory.',
  notes:
    'A hint for the debug toolbar, which shows itself only while `DEBUG` is on unless its callback says otherwise, for django-pdb, which does nothing while it is off, and for Silk where it asks for a login of staff. Silent for apps that are added under `if DEBUG`, for the toolbar where its callback shows it to nobody, for it and Silk where a deployed site does not run their middleware unless a variable asks for it, and in settings for development and tests.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [489],
  fixable: 'sometimes',
  sources: [
    'https://django-debug-toolbar.readthedocs.io/en/latest/installation.html',
    'https://github.com/jazzband/django-silk#readme',
  ],
  examples: [
    {
      code: "DEBUG = False\nINSTALLED_APPS = [\n    'django.contrib.auth',\n    'django_pdb',\n#   ^^^^^^^^^^^^\n]",
      after:
        "DEBUG = False\nINSTALLED_APPS = [\n    'django.contrib.auth',\n]\nif DEBUG:\n    INSTALLED_APPS += ['django_pdb']",
    },
    {
      title: 'Added later',
      code: "INSTALLED_APPS = []\nINSTALLED_APPS += ['nplusone.ext.django']\n#                  ^^^^^^^^^^^^^^^^^^^^^",
    },
    {
      title: 'Added later, where `DEBUG` is known',
      code: "DEBUG = False\nINSTALLED_APPS = []\nINSTALLED_APPS += ['silk']  # profiling\n#                  ^^^^^^",
      after: "DEBUG = False\nINSTALLED_APPS = []\nif DEBUG:\n    INSTALLED_APPS += ['silk']  # profiling",
    },
    {
      title: "The toolbar's middleware runs only while `DEBUG` is on",
      code: "DEBUG = False\nINSTALLED_APPS = ['debug_toolbar']\nMIDDLEWARE = []\nif DEBUG:\n    MIDDLEWARE += ['debug_toolbar.middleware.DebugToolbarMiddleware']",
    },
    {
      title: "Silk's middleware runs only while a variable asks for it",
      code: "import os\nINSTALLED_APPS = ['silk']\nMIDDLEWARE = []\nif os.getenv('PROFILE') == '1':\n    MIDDLEWARE += ['silk.middleware.SilkyMiddleware']",
    },
    {
      title: 'Only while `DEBUG` is on',
      code: "DEBUG = False\nINSTALLED_APPS = []\nif DEBUG:\n    INSTALLED_APPS += ['silk']",
    },
  ],
  *check(settings) {
    for (const [app, effect] of Object.entries(toolApps)) {
      const list = settings.get('INSTALLED_APPS').deployed(has(equals(app)));
      const item = list && itemsWhere(list.value, equals(app))[0];
      if (list?.written === undefined || item === undefined || isUnderDebug(list) || isIdle(settings, app)) continue;
      if (isShut(settings, app)) continue;
      const harmless = isHarmless(settings, app);
      yield {
        at: item.at,
        subject: 'INSTALLED_APPS',
        message: `\`${app}\` ${effect}, and it is always installed here. Add it only while \`DEBUG\` is on.`,
        ...(harmless ? { severity: 'hint' as const } : {}),
        fixes: moveUnderDebug(settings, 'INSTALLED_APPS', list, item, (quoted) => `INSTALLED_APPS += [${quoted}]`),
      };
    }
  },
});
