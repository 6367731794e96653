import { askEngines, under } from './shared/templates';
import { marked } from './shared/marked';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { EngineParts } from './shared/templates';
import type { Alternative } from './shared/model';

const backends = ['django.template.backends.django.DjangoTemplates', 'django.template.backends.jinja2.Jinja2'];

interface Off {
  readonly at: Alternative;
  readonly forText: boolean;
}

/**
 * Plain text needs no escaping, and an engine whose name says that it makes some is asked for by that name. Folders only suggest it,
 * and mail may be HTML.
 */
function question({ engine, options }: EngineParts): Off | undefined {
  const backend = under(engine, 'BACKEND');
  const at = under(options, 'autoescape');
  const known = backend !== undefined && backends.includes(textIn(backend.value) ?? '');
  if (!known || at?.value.kind !== 'literal' || at.value.value !== false) return undefined;
  const name = under(engine, 'NAME');
  if (name !== undefined && /(?:^|[\W_])(?:plain)?(?:te?xt|plain|markdown)(?:$|[\W_])/i.test(textIn(name.value) ?? ''))
    return undefined;
  const folders = under(engine, 'DIRS')?.value;
  const texts = folders?.kind === 'sequence' ? folders.items.map((item) => item[0]) : [];
  const words = [name, ...texts].map((each) => (each === undefined ? undefined : textIn(each.value)));
  return { at, forText: words.some((word) => /te?xt|mail/i.test(word ?? '')) };
}

const templates = (options: string, more = ''): string =>
  `TEMPLATES = [{"BACKEND": "${backends[0] ?? ''}",${more} "OPTIONS": {${options}}}]`;

export default defineRule({
  id: 'template-autoescape-off',
  summary: 'Templates do not escape HTML',
  why: 'With `autoescape` off, each variable goes into the page as it is. Whatever a visitor may store (a name, a comment) can then hold a script that runs in the browser of everybody else.',
  notes:
    'Information where the engine is named for mail, or its folders for text or mail. Silent where its `NAME` says that it makes plain text. What a factory in `environment` does for Jinja2 is not looked at.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [79, 116],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/topics/templates/#django.template.backends.django.DjangoTemplates',
    'https://docs.djangoproject.com/en/stable/ref/templates/api/#django.template.Engine',
  ],
  examples: [
    { code: marked(templates('"autoescape": False'), 'False'), after: templates('"autoescape": True') },
    {
      title: 'Jinja2',
      code: marked(`TEMPLATES = [{"BACKEND": "${backends[1] ?? ''}", "OPTIONS": {"autoescape": False}}]`, 'False'),
      after: `TEMPLATES = [{"BACKEND": "${backends[1] ?? ''}", "OPTIONS": {"autoescape": True}}]`,
    },
    {
      title: 'For mail, as information',
      code: marked(templates('"autoescape": False', ' "NAME": "mail",'), 'False'),
    },
    {
      title: 'Folders for text, as information',
      code: marked(templates('"autoescape": False', ' "DIRS": ["texts"],'), 'False'),
    },
    { title: 'By its name for plain text', code: templates('"autoescape": False', ' "NAME": "text",') },
    { code: templates('"autoescape": True') },
    { title: "Django's default is on", code: templates('') },
    { title: 'Not known', code: `import os\n${templates('"autoescape": os.environ["ESCAPE"] == "1"')}` },
  ],
  *check(settings) {
    for (const { found } of askEngines(settings, question)) {
      const plain = found.at.via.length === 0 && settings.textOf(found.at.at) === 'False';
      const edits = [{ at: found.at.at, newText: 'True' }];
      const title = 'Escape HTML again (templates that relied on this show tags as text)';
      yield {
        at: found.at.at,
        subject: 'TEMPLATES',
        message:
          '`autoescape` is off, so any variable of a template can bring a script into the page. Turn it on, and mark what is safe in the template.',
        fixes: plain ? [{ title, edits, safety: 'unsafe', preferred: true }] : [],
        ...(found.forText ? { severity: 'info' as const } : {}),
      };
    }
  },
});
