import { equals, has, itemsWhere, truthy } from './shared/values';
import { toolApps, toolMiddleware } from './shared/tools';
import { defineRule } from './rule';
import type { Alternative, Place, SettingsView } from './shared/model';

const lists: readonly (readonly [string, readonly string[]])[] = [
  ['INSTALLED_APPS', Object.keys(toolApps)],
  ['MIDDLEWARE', Object.keys(toolMiddleware)],
];

/** A tool that Python adds under a DEBUG of its own, which the entry overrides too late. */
interface Leftover {
  readonly setting: string;
  readonly tool: string;
  readonly item: Alternative;
  readonly guard: Place;
}

function leftovers(settings: SettingsView): readonly Leftover[] {
  return lists.flatMap(([setting, tools]) => {
    const list = settings.get(setting).deployed((value) => tools.some((tool) => has(equals(tool))(value) === true));
    const guard = list?.when.find(({ facts, arm, always, unset }) => {
      return facts.some(({ about, holds }) => about === 'debug' && holds) && (always ?? unset) === arm;
    });
    if (list?.written === undefined || guard === undefined || guard.at.uri === settings.uri) return [];
    return tools.flatMap((tool) =>
      itemsWhere(list.value, equals(tool)).map((item) => ({ setting, tool, item, guard: guard.at })),
    );
  });
}

export default defineRule({
  id: 'debug-guard-before-override',
  summary: 'A tool for development stays in production, because its `if DEBUG` runs too early',
  why: 'An imported module runs from top to bottom before the module that imports it goes on. There `DEBUG` still has its old value, so what it adds under `if DEBUG` stays, although the importing module turns `DEBUG` off afterwards.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [489],
  fixable: { never: 'the module that imports has to take the tool out, or the test has to move there' },
  sources: ['https://docs.python.org/3/reference/import.html'],
  examples: [
    {
      path: 'production.py',
      role: 'production',
      files: { 'base.py': "DEBUG = True\nINSTALLED_APPS = []\nif DEBUG:\n    INSTALLED_APPS += ['debug_toolbar']\n" },
      code: 'from base import *\nDEBUG = False\n# ^^^',
    },
    {
      title: 'In the middleware',
      path: 'production.py',
      role: 'production',
      files: {
        'base.py':
          "DEBUG = True\nMIDDLEWARE = []\nif DEBUG:\n    MIDDLEWARE.append('silk.middleware.SilkyMiddleware')\n",
      },
      code: 'from base import *\nDEBUG = False\n# ^^^',
    },
    {
      title: 'Off from the start',
      path: 'production.py',
      role: 'production',
      files: { 'base.py': "DEBUG = False\nINSTALLED_APPS = []\nif DEBUG:\n    INSTALLED_APPS += ['debug_toolbar']\n" },
      code: 'from base import *\nDEBUG = False',
    },
    {
      title: 'In the same module',
      code: "DEBUG = False\nINSTALLED_APPS = []\nif DEBUG:\n    INSTALLED_APPS += ['debug_toolbar']",
    },
    {
      title: 'Taken out again',
      path: 'production.py',
      role: 'production',
      files: { 'base.py': "DEBUG = True\nINSTALLED_APPS = []\nif DEBUG:\n    INSTALLED_APPS += ['debug_toolbar']\n" },
      code: "from base import *\nDEBUG = False\nINSTALLED_APPS = ['django.contrib.auth']",
    },
  ],
  *check(settings) {
    const off = settings
      .get('DEBUG')
      .must((value) => (truthy(value) === undefined ? undefined : truthy(value) !== true));
    if (off?.written === undefined) return;
    for (const { setting, tool, item, guard } of leftovers(settings)) {
      yield {
        at: settings.get('DEBUG').writes.at(-1)?.name ?? off.at,
        subject: setting,
        message: `\`${tool}\` stays installed, because the imported module tests \`DEBUG\` before this line turns it off. Test it here, or take the tool out again.`,
        related: [
          { at: guard, message: 'This test runs first' },
          { at: item.at, message: 'It adds the tool' },
        ],
      };
    }
  },
});
