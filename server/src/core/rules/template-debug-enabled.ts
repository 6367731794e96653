import { deployedLeaves, type Leaf } from './shared/leaves';
import { removeEntry } from './shared/remove';
import { textIn, truthy } from './shared/values';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

function isForced(settings: SettingsView, { path, alternative }: Leaf): boolean {
  if (path.join('.') !== 'TEMPLATES.OPTIONS.debug' || alternative.read !== undefined) return false;
  return (
    alternative.value.kind === 'literal' && truthy(alternative.value) === true && !followsDebug(settings, alternative)
  );
}

/** The name DEBUG is what Django would take by itself. */
function followsDebug(settings: SettingsView, { via }: Leaf['alternative']): boolean {
  return via.some((place) => /^(?:\w+\.)?DEBUG$/.test(settings.textOf(place)));
}

/** Without the key, the backend follows DEBUG. */
function fixes(settings: SettingsView, { alternative, beside }: Leaf): readonly Fix[] {
  const entry = beside.find(({ key }) => textIn(key) === 'debug');
  if (entry === undefined || alternative.via.length > 0 || entry.keyAt.uri !== alternative.at.uri) return [];
  const span = { start: entry.keyAt.span.start, end: alternative.at.span.end };
  const edit = removeEntry(settings, { uri: alternative.at.uri, span });
  return edit
    ? [{ title: 'Remove the key: it follows `DEBUG` then', edits: [edit], safety: 'unsafe', preferred: true }]
    : [];
}

const backend = "'BACKEND': 'django.template.backends.django.DjangoTemplates'";

export default defineRule({
  id: 'template-debug-enabled',
  summary: "The template engine's `debug` option is always on",
  why: 'The option follows `DEBUG` unless it is written. Forced on, every template that fails keeps its source and the values around the error, which end up in error reports and in pages that tools add.',
  notes: 'Silent where `DEBUG` itself is on, because that is the finding then.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [489],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/topics/templates/#module-django.template.backends.django'],
  examples: [
    {
      code: `DEBUG = False\nTEMPLATES = [{\n    ${backend},\n    'OPTIONS': {\n        'debug': True,\n        #        ^^^^\n        'loaders': [],\n    },\n}]`,
      after: `DEBUG = False\nTEMPLATES = [{\n    ${backend},\n    'OPTIONS': {\n        'loaders': [],\n    },\n}]`,
    },
    {
      title: 'On one line',
      code: `DEBUG = False\nTEMPLATES = [{${backend}, 'OPTIONS': {'debug': True, 'loaders': []}}]\n#${' '.repeat(96)}^^^^`,
      after: `DEBUG = False\nTEMPLATES = [{${backend}, 'OPTIONS': {'loaders': []}}]`,
    },
    {
      title: 'Set afterwards',
      code: "DEBUG = False\nTEMPLATES = [{'OPTIONS': {}}]\nTEMPLATES[0]['OPTIONS']['debug'] = True\n#                                  ^^^^",
    },
    { code: "DEBUG = False\nTEMPLATES = [{'OPTIONS': {'debug': False}}]" },
    { title: 'Following `DEBUG`', code: "DEBUG = False\nTEMPLATES = [{'OPTIONS': {'debug': DEBUG}}]" },
    { title: '`DEBUG` is on as well', code: "DEBUG = True\nTEMPLATES = [{'OPTIONS': {'debug': True}}]" },
  ],
  *check(settings) {
    if (settings.get('DEBUG').must(truthy) !== undefined) return;
    for (const leaf of deployedLeaves(settings, (each) => isForced(settings, each), ['TEMPLATES'])) {
      yield {
        at: leaf.alternative.at,
        subject: 'TEMPLATES',
        message:
          'The template engine keeps details of every failing template, whatever `DEBUG` says. Let it follow `DEBUG`.',
        fixes: fixes(settings, leaf),
      };
    }
  },
});
