import { askEngines, under } from './shared/templates';
import { marked } from './shared/marked';
import { isKnown } from './shared/values';
import { defineRule } from './rule';
import type { EngineParts } from './shared/templates';
import type { Alternative } from './shared/model';

interface Marker {
  readonly found: Alternative;
  readonly isText: boolean;
}

function question({ options }: EngineParts): Marker | undefined {
  const found = under(options, 'string_if_invalid');
  if (found === undefined || !isKnown(found.value)) return undefined;
  const text = found.value.kind === 'literal' ? found.value.value : undefined;
  if (text === '') return undefined;
  return { found, isText: typeof text === 'string' };
}

const templates = (value: string): string => `TEMPLATES = [{"OPTIONS": {"string_if_invalid": ${value}}}]`;

export default defineRule({
  id: 'template-string-if-invalid',
  summary: '`string_if_invalid` is set in a deployed site',
  why: 'Every variable that a template does not find shows this text to visitors, and filters such as `default` and tags such as `regroup` get it instead of nothing. Django means it for debugging.',
  notes: 'An error where the value is not a text, which Django refuses with templates.E002.',
  on: 'settings',
  profile: 'info',
  isLouder: true,
  django: ['templates.E002'],
  cwe: [209],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/templates/api/#how-invalid-variables-are-handled'],
  examples: [
    { code: marked(templates('"MISSING"'), '"MISSING"'), after: templates('""') },
    { title: 'No text', code: marked(templates('None'), 'None'), after: templates('""') },
    { code: templates('""') },
    { code: 'TEMPLATES = [{"OPTIONS": {}}]' },
    { title: 'For development', role: 'development', code: templates('"MISSING"') },
    { title: 'While DEBUG is on', code: `DEBUG = False\n${templates('"MISSING" if DEBUG else ""')}` },
  ],
  *check(settings) {
    for (const { found } of askEngines(settings, question)) {
      const { at, via } = found.found;
      const quote = settings.textOf(at).startsWith("'") ? "''" : '""';
      const edits = [{ at, newText: quote }];
      yield {
        at,
        subject: 'TEMPLATES',
        message: found.isText
          ? 'Visitors see the text of `string_if_invalid` wherever a template does not find a variable, and some filters misbehave. Leave it empty outside of debugging.'
          : '`string_if_invalid` is not a text, which Django refuses. Leave it empty.',
        django: found.isText ? [] : ['templates.E002'],
        fixes:
          via.length === 0
            ? [{ title: 'Leave it empty, as Django does', edits, safety: 'unsafe', preferred: true }]
            : [],
        ...(found.isText ? {} : { profile: 'broken' as const }),
      };
    }
  },
});
