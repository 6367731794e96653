import { hasApp } from './shared/apps';
import { askEngines, under } from './shared/templates';
import { entryOf, truthy } from './shared/values';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import type { EngineParts } from './shared/templates';
import type { Alternative } from './shared/model';

/** Django asks for the key `loaders`; where its value is None the engine takes its own list after all. */
function question({ engine, options }: EngineParts): Alternative | undefined {
  const loaders = options && entryOf(options, 'loaders');
  const folders = under(engine, 'APP_DIRS');
  if (loaders === undefined || folders === undefined || truthy(folders.value) !== true) return undefined;
  const isNone = loaders.value.some(({ value }) => value.kind !== 'sequence');
  return isNone ? undefined : folders;
}

const loaders = '"OPTIONS": {"loaders": ["django.template.loaders.filesystem.Loader"]}';

export default defineRule({
  id: 'template-loaders-conflict',
  summary: '`APP_DIRS` and `loaders` exclude each other',
  why: '`APP_DIRS` is short for a list of loaders. Where an engine has both, Django raises `ImproperlyConfigured` and shows no page.',
  notes:
    'Django up to 5.0 also reports it as templates.E001. Silent with `template_partials`, which takes `APP_DIRS` back as it starts.',
  on: 'settings',
  profile: 'broken',
  django: ['templates.E001'],
  cwe: [16],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/templates/api/#django.template.Engine',
    'https://docs.djangoproject.com/en/5.0/ref/checks/#templates',
  ],
  examples: [
    {
      code: marked(`TEMPLATES = [{"APP_DIRS": True, ${loaders}}]`, 'True'),
      after: `TEMPLATES = [{"APP_DIRS": False, ${loaders}}]`,
    },
    {
      title: 'Added later',
      code: marked(
        `TEMPLATES = [{"APP_DIRS": True, "OPTIONS": {}}]\nTEMPLATES[0]["OPTIONS"]["loaders"] = ["django.template.loaders.filesystem.Loader"]`,
        'True',
      ),
    },
    { code: `TEMPLATES = [{"APP_DIRS": False, ${loaders}}]` },
    { code: 'TEMPLATES = [{"APP_DIRS": True, "OPTIONS": {}}]' },
    {
      title: 'An app that puts it right',
      code: `INSTALLED_APPS = ["template_partials"]\nTEMPLATES = [{"APP_DIRS": True, ${loaders}}]`,
    },
  ],
  *check(settings) {
    if (hasApp(settings, 'template_partials') === true) return;
    for (const { found } of askEngines(settings, question)) {
      const { django } = settings;
      const reports = django !== undefined && (django[0] < 5 || (django[0] === 5 && django[1] === 0));
      const edits = [{ at: found.at, newText: 'False' }];
      yield {
        at: found.at,
        subject: 'TEMPLATES',
        message:
          '`APP_DIRS` is on although the engine has its own `loaders`, so Django cannot start it. Turn `APP_DIRS` off.',
        django: reports ? ['templates.E001'] : [],
        fixes: found.via.length === 0 ? [{ title: 'Turn `APP_DIRS` off', edits, safety: 'safe', preferred: true }] : [],
      };
    }
  },
});
