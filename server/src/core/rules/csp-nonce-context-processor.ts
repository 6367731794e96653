import { djangoCsp, policiesIn } from './shared/csp';
import { isSince } from './shared/honoured';
import { insertAfterLast } from './shared/lists';
import { marked } from './shared/marked';
import { hasMiddleware } from './shared/middleware';
import { partAt } from './shared/parts';
import { askEngines } from './shared/templates';
import { has, equals, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const processor = 'django.template.context_processors.csp';
const backend = 'django.template.backends.django.DjangoTemplates';

/** The engine whose list of context processors would need it; undefined where one has it, or it is not known. */
function lacking(settings: SettingsView): Alternative | undefined {
  const engines = askEngines(settings, ({ engine, options }) => {
    const path = partAt(engine, 'BACKEND');
    if (!path || textIn(path.value) !== backend) return undefined;
    const list = options === undefined ? undefined : partAt(options, 'context_processors');
    return { list, has: list ? has(equals(processor))(list.value) : undefined };
  });
  const isCertain = engines.length > 0 && engines.every(({ found }) => found.has === false);
  return isCertain ? (engines[0]?.found.list ?? undefined) : undefined;
}

function fixes(settings: SettingsView, list: Alternative): readonly Fix[] {
  const last = list.value.kind === 'sequence' ? list.value.items.at(-1)?.[0] : undefined;
  const edits = last && insertAfterLast(settings, last.at, processor);
  if (edits === undefined) return [];
  return [{ title: 'Let templates use the nonce', edits, safety: 'unsafe', preferred: true }];
}

const site = (processors: string): string =>
  `from django.utils.csp import CSP\nMIDDLEWARE = ["${djangoCsp}"]\nTEMPLATES = [{"BACKEND": "${backend}", "OPTIONS": {"context_processors": [${processors}]}}]\nSECURE_CSP = {"script-src": [CSP.SELF, CSP.NONCE]}`;
const request = '"django.template.context_processors.request"';

export default defineRule({
  id: 'csp-nonce-context-processor',
  summary: 'Templates cannot use the nonce that the policy asks for',
  why: "Each page has a nonce of its own, and a script in the page needs it to run. Templates get it from a context processor; without it, the site's own inline scripts are blocked, and the usual way out is `unsafe-inline`.",
  notes: "Silent where a template engine is not known, and for engines other than Django's.",
  on: 'settings',
  profile: 'warn',
  django: ['security.W027'],
  cwe: [16],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/dev/ref/csp/',
    'https://docs.djangoproject.com/en/dev/ref/checks/#security',
  ],
  examples: [
    {
      django: '6.1',
      code: marked(site(request), `[${request}]`),
      after: site(`${request}, "${processor}"`),
    },
    { title: 'None at all', django: '6.0', code: marked(site(''), '[]') },
    { django: '6.1', code: site(`${request}, "${processor}"`) },
    { title: 'No nonce', django: '6.1', code: site(request).replace(', CSP.NONCE', '') },
    { title: 'The policy is not sent', django: '6.1', code: site(request).replace(djangoCsp, 'shop.Middleware') },
    {
      title: 'Not known',
      django: '6.1',
      code: `from site_options import processors\n${site('*processors')}`,
    },
  ],
  *check(settings) {
    const usesNonce = policiesIn(settings).some(
      ({ kind, directives }) =>
        kind === 'django' && directives.some(({ sources }) => sources.some(({ text }) => text === "'nonce-'")),
    );
    const list = usesNonce && hasMiddleware(settings, djangoCsp) === true ? lacking(settings) : undefined;
    if (list === undefined) return;
    yield {
      at: list.at,
      subject: 'TEMPLATES',
      message: `The policy asks for a nonce that templates cannot write, so the site's own inline scripts are blocked. Add \`${processor}\`.`,
      django: isSince(settings, '6.1') ? ['security.W027'] : [],
      fixes: fixes(settings, list),
    };
  },
});
