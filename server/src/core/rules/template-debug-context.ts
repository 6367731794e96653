import { askEngines, under } from './shared/templates';
import { equals, falsy, itemsWhere } from './shared/values';
import { marked } from './shared/marked';
import { takeOut } from './shared/order';
import { defineRule } from './rule';
import type { EngineParts } from './shared/templates';
import type { Alternative } from './shared/model';

const debug = 'django.template.context_processors.debug';
const request = 'django.template.context_processors.request';

function question({ options }: EngineParts): Alternative | undefined {
  const list = under(options, 'context_processors');
  return list && itemsWhere(list.value, equals(debug))[0];
}

const seen = 'INTERNAL_IPS = ["10.0.0.7"]\n';
const templates = (...processors: readonly string[]): string =>
  `TEMPLATES = [{"OPTIONS": {"context_processors": [\n${processors.map((each) => `    "${each}",\n`).join('')}]}}]`;

export default defineRule({
  id: 'template-debug-context',
  summary: 'The context processor for debugging is listed',
  why: 'It gives templates `debug` and all SQL queries of the request. Django gives them only while `DEBUG` is on and to addresses in `INTERNAL_IPS`, so in production the line is of no use and one mistake away from showing queries.',
  notes:
    "Only in the strict preset: Django's project template listed it up to 5.1. Silent where `INTERNAL_IPS` is empty, because the processor then gives nothing to anybody.",
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [489],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/templates/api/#django-template-context-processors-debug'],
  examples: [
    { code: marked(`${seen}${templates(debug, request)}`, `"${debug}"`), after: `${seen}${templates(request)}` },
    { title: 'Nobody is in `INTERNAL_IPS`', code: templates(debug, request) },
    { title: 'Not known', code: `from tools import ips\nINTERNAL_IPS = ips()\n${templates(debug)}` },
    { code: `${seen}${templates(request)}` },
    { title: 'For development', role: 'development', code: `${seen}${templates(debug)}` },
  ],
  *check(settings) {
    if (settings.get('INTERNAL_IPS').judge(falsy) !== false) return;
    for (const { list, found } of askEngines(settings, question)) {
      const edit = takeOut(settings, list, found.at);
      yield {
        at: found.at,
        subject: 'TEMPLATES',
        message:
          'The context processor for debugging is listed, which is of use only while `DEBUG` is on. Take it out unless templates ask for `debug` or `sql_queries`.',
        fixes: edit ? [{ title: 'Take it out', edits: [edit], safety: 'unsafe', preferred: true }] : [],
      };
    }
  },
});
