import { isUnderDebug, moveUnderDebug } from './shared/tool-guard';
import { isHarmless, isShut } from './shared/toolbar';
import { toolMiddleware } from './shared/tools';
import { equals, every, has, itemsWhere } from './shared/values';
import { listName, middlewareList } from './shared/middleware';
import { defineRule } from './rule';
import type { Alternative } from './shared/model';

function positionOf({ value }: Alternative, path: string): number {
  return value.kind === 'sequence' ? value.items.findIndex((bound) => every(bound, equals(path)) === true) : 0;
}

function isTuple({ value }: Alternative): boolean {
  return value.kind === 'sequence' && value.type === 'tuple';
}

const security = "'django.middleware.security.SecurityMiddleware'";

export default defineRule({
  id: 'debug-middleware-installed',
  summary: 'The middleware of a development tool always runs',
  why: 'It sees every request of every visitor: SQL with its values, sessions, bodies. That is recorded or shown where one setting is wrong, and it costs time on each request.',
  notes:
    'A hint for the debug toolbar, whose middleware does nothing while `DEBUG` is off unless its callback says otherwise, for django-pdb, whose middleware takes itself out then, and for Silk where it asks for a login of staff. Silent under `if DEBUG`, where the callback of the toolbar shows it to nobody, and in settings for development and tests.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [489],
  fixable: 'sometimes',
  reveals: ['security-middleware-missing', 'csrf-middleware-missing', 'xframe-middleware-missing'],
  sources: [
    'https://django-debug-toolbar.readthedocs.io/en/latest/installation.html',
    'https://github.com/jazzband/django-silk#readme',
  ],
  examples: [
    {
      code: `DEBUG = False\nMIDDLEWARE = [\n    ${security},\n    'silk.middleware.SilkyMiddleware',\n#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n]`,
      after: `DEBUG = False\nMIDDLEWARE = [\n    ${security},\n]\nif DEBUG:\n    MIDDLEWARE.insert(1, 'silk.middleware.SilkyMiddleware')`,
    },
    {
      title: 'Added later',
      code: `MIDDLEWARE = [${security}]\nMIDDLEWARE.append('querycount.middleware.QueryCountMiddleware')\n#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    },
    {
      title: 'Added later, where `DEBUG` is known',
      code: `DEBUG = False\nMIDDLEWARE = [${security}]\nMIDDLEWARE.insert(0, 'silk.middleware.SilkyMiddleware')\n#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `DEBUG = False\nMIDDLEWARE = [${security}]\nif DEBUG:\n    MIDDLEWARE.insert(0, 'silk.middleware.SilkyMiddleware')`,
    },
    {
      title: "The toolbar's is a hint",
      code: `MIDDLEWARE = [${security}, 'debug_toolbar.middleware.DebugToolbarMiddleware']\n#${' '.repeat(62)}^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    },
    {
      title: 'Only while `DEBUG` is on',
      code: `DEBUG = False\nMIDDLEWARE = [${security}]\nif DEBUG:\n    MIDDLEWARE.insert(0, 'silk.middleware.SilkyMiddleware')`,
    },
    { title: 'For development', role: 'development', code: "MIDDLEWARE = ['silk.middleware.SilkyMiddleware']" },
    { code: `MIDDLEWARE = [${security}]` },
  ],
  *check(settings) {
    const setting = listName(settings);
    for (const [path, effect] of Object.entries(toolMiddleware)) {
      const list = middlewareList(settings).deployed(has(equals(path)));
      const item = list && itemsWhere(list.value, equals(path))[0];
      if (list?.written === undefined || item === undefined || isUnderDebug(list)) continue;
      const [tool = path] = path.split('.');
      if (isShut(settings, tool)) continue;
      const harmless = isHarmless(settings, tool);
      const position = String(positionOf(list, path));
      const name = path.split('.').at(-1) ?? path;
      yield {
        at: item.at,
        subject: setting,
        message: `\`${name}\` ${effect}, and it always runs here. Add it only while \`DEBUG\` is on.`,
        ...(harmless ? { severity: 'hint' as const } : {}),
        // A tuple has no method that inserts.
        fixes: isTuple(list)
          ? []
          : moveUnderDebug(settings, setting, list, item, (quoted) => `${setting}.insert(${position}, ${quoted})`),
      };
    }
  },
});
