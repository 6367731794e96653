import { alwaysOn } from './shared/always-on';
import { editable, replaceKeepingComments } from './shared/edits';
import { flagRead, listRead } from './shared/idiom';
import { lateSettings, removeLine } from './shared/late-settings';
import { isStartedForSite } from './shared/started-for-site';
import { falsy, truthy } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, FileEdit, Fix, Place, RoutedValue, SettingsView, UrlsView } from './shared/model';

/** Django answers every request with 400 when DEBUG is off and no host is allowed, so both are changed together. */
function hostsEdits(settings: SettingsView): readonly FileEdit[] {
  const empty = settings.get('ALLOWED_HOSTS').must(falsy);
  const at = empty?.written && editable(settings, empty);
  if (at === undefined) return [];
  const read = listRead(settings, at, 'ALLOWED_HOSTS');
  return [...read.edits, { at, newText: read.text }];
}

/** The value of `DEBUG = TEMPLATE_DEBUG = True`: the other names are switches for debugging too. */
function sharedValue(settings: SettingsView, { written, via }: Alternative): Place | undefined {
  if (written?.how !== 'assign' || via.length > 0) return undefined;
  const { uri, span } = written.statement;
  const head = settings.textOf({ uri, span: { start: span.start, end: written.value.span.start } });
  return /^(?:[A-Z_]*DEBUG[A-Z_]*\s*=\s*)+$/.test(head) ? written.value : undefined;
}

function fixes(settings: SettingsView, on: Alternative, whole?: Place): readonly Fix[] {
  const at = whole ?? editable(settings, on) ?? sharedValue(settings, on);
  if (at === undefined) return [];
  const hosts = hostsEdits(settings);
  const also = hosts.length > 0 ? ' and read `ALLOWED_HOSTS` from the environment' : '';
  const off = replaceKeepingComments(settings, at, 'False', on.written);
  const read = flagRead(settings, at, 'DEBUG', false);
  const fromEnvironment = replaceKeepingComments(settings, at, read.text, on.written);
  const imports = hosts.some((edit) => edit.newText.startsWith('import ')) ? [] : read.edits;
  return [
    ...(off
      ? [{ title: `Turn \`DEBUG\` off${also}`, edits: [...off, ...hosts], safety: 'unsafe', preferred: true } as const]
      : []),
    ...(fromEnvironment
      ? [
          {
            title: `Read \`DEBUG\` from the environment, off by default${also && ',' + also}`,
            edits: [...imports, ...fromEnvironment, ...hosts],
            safety: 'unsafe',
            preferred: false,
          } as const,
        ]
      : []),
  ];
}

function fixLate(urls: UrlsView, { value, statement }: RoutedValue): readonly Fix[] {
  const line = removeLine(urls, statement.at);
  const [title, edit] =
    line === undefined ? ['Turn `DEBUG` off', { at: value.at, newText: 'False' }] : ['Remove the line', line];
  return [{ title, edits: [edit], safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'debug-enabled',
  summary: '`DEBUG` is on in a settings module that may be deployed',
  why: 'With `DEBUG` on, every error page shows source code, local variables, settings and SQL to whoever caused the error. Django also keeps each SQL query in memory, so a long-running process grows.',
  notes:
    'Silent in settings for development and tests. The project template of Django ships `DEBUG = True`, so a single `settings.py` gets a warning; a module for production gets an error, and so does one with which the project starts a server such as gunicorn. `settings.DEBUG = True` counts in the modules that start a site (`wsgi.py`, `asgi.py`, `celery.py`) and in its URLconfs, which run after the settings. In a settings module it is lost: Django makes the object anew once the module has run, which was tried out.',
  on: 'settings',
  profile: 'prod',
  django: ['security.W018'],
  cwe: [489, 215],
  fixable: 'always',
  reveals: ['missing-hardening', 'allowed-hosts-blank-entry', 'allowed-hosts-empty'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#debug',
    'https://docs.djangoproject.com/en/stable/howto/deployment/checklist/#debug',
  ],
  examples: [
    { code: 'DEBUG = True\n#       ^^^^', after: 'DEBUG = False' },
    { title: 'Any true value counts', code: 'DEBUG = 1\n#       ^', after: 'DEBUG = False' },
    { code: "DEBUG = 'yes'\n#       ^^^^^", after: 'DEBUG = False' },
    { code: 'DEBUG = False' },
    { title: 'For development', role: 'development', code: 'DEBUG = True' },
    { title: 'For tests', role: 'test', code: 'DEBUG = True' },
  ],
  *check(settings) {
    const always = alwaysOn(settings, 'DEBUG');
    const on = always ?? settings.get('DEBUG').must(truthy);
    if (on === undefined) return;
    yield {
      at: on.at,
      subject: 'DEBUG',
      ...(isStartedForSite(settings) && !settings.isBelowProduction ? { severity: 'error' as const } : {}),
      message:
        '`DEBUG` is on: error pages show source code, local variables and settings to every visitor. Turn it off wherever the site is deployed.',
      fixes: fixes(settings, on, always?.written?.value),
    };
  },
  *checkUrls(urls) {
    for (const late of lateSettings(urls, 'DEBUG')) {
      if (late.value.kind !== 'truth' || !late.value.value) continue;
      yield {
        at: late.value.at,
        subject: 'DEBUG',
        message:
          'This turns `DEBUG` on for the whole site, whatever the settings say: error pages show source code and settings to every visitor. Remove the line.',
        fixes: fixLate(urls, late),
      };
    }
  },
});
