import { settings as known } from '../django/settings';
import { usesPackage } from './shared/packages';
import { falsy } from './shared/values';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

/** Services that collect errors, by the names of their packages and modules. */
const collectors =
  /sentry|rollbar|bugsnag|opentelemetry|newrelic|datadog|ddtrace|elastic.?apm|honeybadger|airbrake|raygun|appsignal|glitchtip|scout.?apm|logfire/i;

function isCollected(settings: SettingsView): boolean {
  const asked = [...(settings.packages?.keys() ?? [])];
  const imported = settings.sources.flatMap(({ imports }) => imports.map(({ module }) => module));
  return usesPackage(settings, 'sentry') || [...asked, ...imported].some((name) => collectors.test(name));
}

export default defineRule({
  id: 'admins-missing',
  summary: 'Nobody is told about errors of the site',
  why: 'Without `ADMINS` Django sends no mail when a view fails. An attack that makes errors, and a page that fails for half of the visitors, are noticed when somebody complains.',
  notes: 'Only in the strict preset, for a production entry, and silent where a service for errors is used.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [778],
  fixable: { never: 'only you know who looks after the site' },
  sources: ['https://docs.djangoproject.com/en/stable/howto/error-reporting/'],
  examples: [
    { role: 'production', code: 'DEBUG = False\n# ^^^^^^^^^^^' },
    { title: 'Written as empty', role: 'production', code: 'ADMINS = []\n#        ^^' },
    { role: 'production', code: 'ADMINS = [("Ada", "ada@example.org")]' },
    { title: 'A service for errors', role: 'production', packages: { 'sentry-sdk': '2.0.0' }, code: 'DEBUG = False' },
    { title: 'Imported', role: 'production', code: 'import rollbar\nDEBUG = False' },
  ],
  *check(settings) {
    if (settings.role !== 'production' || settings.isFragment || settings.open) return;
    if (!settings.assigned.some((name) => known.has(name))) return;
    const none = settings.get('ADMINS').must(falsy);
    if (none === undefined || isCollected(settings)) return;
    yield {
      at: none.written === undefined ? settings.absentAt() : none.at,
      subject: 'ADMINS',
      message: 'Nobody is told when a view fails. Set `ADMINS`, or use a service that collects errors.',
    };
  },
});
