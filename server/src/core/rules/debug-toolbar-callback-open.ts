import { basename, isDockerfile, namesVariable, withoutCommentLines } from '../text';
import { marked } from './shared/marked';
import { removeEntry } from './shared/remove';
import { callbackKey, callbackWhenMissing, openCallback } from './shared/toolbar';
import { equals, has, truthy, within } from './shared/values';
import { defineRule } from './rule';
import type { Problem } from './problem';
import type { Alternative, Fix, SettingsView } from './shared/model';

/** Without the key the toolbar asks for DEBUG and an internal address. */
function fixes(settings: SettingsView, callback: Alternative): readonly Fix[] {
  const entry = settings.get('DEBUG_TOOLBAR_CONFIG').deployedAlternatives.flatMap(({ value }) => {
    return value.kind === 'dict' ? value.entries.filter((each) => each.value.includes(callback)) : [];
  })[0];
  const written = callback.via.at(0) ?? callback.at;
  if (entry?.keyAt.uri !== written.uri || entry.keyAt.span.end > written.span.start) return [];
  const place = { uri: written.uri, span: { start: entry.keyAt.span.start, end: written.span.end } };
  const edit = settings.textOf(place).includes('\n') ? undefined : removeEntry(settings, place);
  return edit ? [{ title: 'Remove the callback', edits: [edit], safety: 'unsafe', preferred: true }] : [];
}

/** Whether a site may run without the toolbar, and nothing says that it runs with it: what a machine lays over lists is not known. */
function isLeftOut(settings: SettingsView): boolean {
  const apps = settings.get('INSTALLED_APPS');
  const found = apps.isAssigned
    ? apps.deployedAlternatives.map(({ value }) => has(equals('debug_toolbar'))(value))
    : [];
  return found.includes(false) && !found.includes(true);
}

/** The key's value as it stands in the dict: the lambda, or the name of the function. */
function placeOf(settings: SettingsView, { at, via }: Alternative): Alternative['at'] {
  const writes = settings.get('DEBUG_TOOLBAR_CONFIG').writes;
  return [...via, at].find((place) => writes.some(({ statement }) => within(statement, place))) ?? at;
}

/** Where `DEBUG` is on without the same variable, that is said there, and an image may bring the variable. */
function* whenMissing(settings: SettingsView): Iterable<Problem> {
  const { callback, variable } = callbackWhenMissing(settings) ?? {};
  if (callback === undefined || variable === undefined) return;
  const isTold = settings.get('DEBUG').deployed(truthy) !== undefined;
  const isGiven = settings.processes.some(
    ({ uri, text }) => isDockerfile(basename(uri)) && namesVariable(withoutCommentLines(text), variable),
  );
  if (isTold || isGiven) return;
  yield {
    at: placeOf(settings, callback),
    subject: 'DEBUG_TOOLBAR_CONFIG',
    severity: settings.role === 'development' ? 'hint' : 'warning',
    message: `When the variable \`${variable}\` is missing, the debug toolbar is shown to every visitor, and its panels can run SQL. Let the callback look at \`settings.DEBUG\`.`,
    fixes: fixes(settings, callback),
  };
}

export default defineRule({
  id: 'debug-toolbar-callback-open',
  summary: 'The debug toolbar is shown to everybody',
  why: 'Its panels show settings, SQL with its values and template sources, and can run SQL again. With a callback that always says yes, every visitor of a deployed site has them.',
  notes:
    'A warning for a callback that says yes when an environment variable is missing. One that is named by its path is read where the project has it. Silent for one that looks at anything else, and where the toolbar is not installed.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [489],
  fixable: 'sometimes',
  sources: ['https://django-debug-toolbar.readthedocs.io/en/latest/configuration.html#show-toolbar-callback'],
  examples: [
    {
      code: `DEBUG_TOOLBAR_CONFIG = {'${callbackKey}': lambda request: True}\n#${' '.repeat(48)}^^^^^^^^^^^^^^^^^^^^`,
      after: 'DEBUG_TOOLBAR_CONFIG = {}',
    },
    {
      title: 'Among other keys',
      code: `DEBUG_TOOLBAR_CONFIG = {\n    'INTERCEPT_REDIRECTS': False,\n    '${callbackKey}': lambda r: True,\n    #                        ^^^^^^^^^^^^^^\n}`,
      after: `DEBUG_TOOLBAR_CONFIG = {\n    'INTERCEPT_REDIRECTS': False,\n}`,
    },
    {
      title: 'A function',
      code: `def show(request):\n    """Always."""\n    return True\n\nDEBUG_TOOLBAR_CONFIG = {'${callbackKey}': show}\n#${' '.repeat(48)}^^^^`,
    },
    {
      title: 'When a variable is missing',
      code: `import os\ndef show(request=None):\n    return bool(strtobool(os.environ.get('SHOW', 'True')))\nDEBUG_TOOLBAR_CONFIG = {'${callbackKey}': show}\n#${' '.repeat(48)}^^^^`,
      after: `import os\ndef show(request=None):\n    return bool(strtobool(os.environ.get('SHOW', 'True')))\nDEBUG_TOOLBAR_CONFIG = {}`,
    },
    {
      title: 'A variable asks for it, and then only for staff',
      code: `import os\nDEBUG_TOOLBAR_CONFIG = {\n    '${callbackKey}': lambda request: os.getenv('SHOW', '1') == '1' and request.user.is_staff,\n}`,
    },
    {
      title: 'It looks at `DEBUG`',
      code: `from django.conf import settings\nDEBUG_TOOLBAR_CONFIG = {'${callbackKey}': lambda request: settings.DEBUG}`,
    },
    {
      title: 'It looks at the visitor',
      code: `DEBUG_TOOLBAR_CONFIG = {'${callbackKey}': lambda request: request.user.is_staff}`,
    },
    {
      title: 'By its path',
      path: 'shop/settings.py',
      files: { 'shop/tools.py': 'def show(request):\n    return True\n' },
      code: marked(`DEBUG_TOOLBAR_CONFIG = {'${callbackKey}': 'shop.tools.show'}`, "'shop.tools.show'"),
    },
    { title: 'In a package', code: `DEBUG_TOOLBAR_CONFIG = {'${callbackKey}': 'shop_tools.toolbar.show'}` },
  ],
  *check(settings) {
    if (isLeftOut(settings)) return;
    const callback = openCallback(settings);
    if (callback === undefined) yield* whenMissing(settings);
    else
      yield {
        at: placeOf(settings, callback),
        subject: 'DEBUG_TOOLBAR_CONFIG',
        message:
          'The debug toolbar is shown to every visitor, and its panels show settings and can run SQL. Remove the callback, or let it look at `settings.DEBUG`.',
        fixes: fixes(settings, callback),
      };
  },
});
