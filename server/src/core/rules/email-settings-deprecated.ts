import { isSince } from './shared/honoured';
import { certainWrites, isReadInProject } from './shared/lifecycle';
import { marked } from './shared/marked';
import { emailSettings, smtpBackend } from './shared/mail';
import { deleteStatement } from './shared/statements';
import { moduleQuote } from './shared/source';
import { defineRule } from './rule';
import type { FileEdit, Fix, SettingsView, Write } from './shared/model';

/** What a setting is called in `MAILERS`. */
const options: Readonly<Record<string, string>> = {
  EMAIL_HOST: 'host',
  EMAIL_PORT: 'port',
  EMAIL_HOST_USER: 'username',
  EMAIL_HOST_PASSWORD: 'password',
  EMAIL_USE_TLS: 'use_tls',
  EMAIL_USE_SSL: 'use_ssl',
  EMAIL_TIMEOUT: 'timeout',
  EMAIL_SSL_KEYFILE: 'ssl_keyfile',
  EMAIL_SSL_CERTFILE: 'ssl_certfile',
};

interface Old {
  readonly name: string;
  readonly write: Write;
}

function oldSettings(settings: SettingsView): readonly Old[] {
  return emailSettings.flatMap((name) => {
    const write = certainWrites(settings, name).find(({ how }) => how === 'assign');
    return write === undefined ? [] : [{ name, write }];
  });
}

/** Turns plain assignments in one module into `MAILERS`, where the last of them stands. */
function fixes(settings: SettingsView, all: readonly Old[]): readonly Fix[] {
  const sorted = [...all].sort((a, b) => a.write.statement.span.start - b.write.statement.span.start);
  const last = sorted.at(-1);
  const isPlain = sorted.every(
    ({ name, write }) =>
      write.name.uri === last?.write.name.uri &&
      settings.get(name).writes.length === 1 &&
      !isReadInProject(settings, name) &&
      (name === 'EMAIL_BACKEND' || options[name] !== undefined),
  );
  if (last === undefined || !isPlain || !usesSmtp(settings)) return [];
  const deleted = sorted.slice(0, -1).map(({ name, write }) => deleteStatement(settings, name, write));
  if (deleted.includes(undefined) || deleteStatement(settings, last.name, last.write) === undefined) return [];
  const edits: readonly FileEdit[] = [
    ...deleted.flatMap((edit) => edit ?? []),
    { at: last.write.statement, newText: mailers(settings, sorted, last.write.statement.uri) },
  ];
  return [{ title: 'Turn the settings into `MAILERS`', edits, safety: 'unsafe', preferred: true }];
}

/** Other backends take other options. */
function usesSmtp(settings: SettingsView): boolean {
  return settings
    .get('EMAIL_BACKEND')
    .all.every(({ value }) => value.kind === 'literal' && value.value === smtpBackend);
}

function mailers(settings: SettingsView, all: readonly Old[], uri: Write['name']['uri']): string {
  const quote = moduleQuote(settings, uri);
  const text = (name: string): string => quote + name + quote;
  const lines = all.flatMap(({ name, write }) => {
    const option = options[name];
    return option === undefined ? [] : [`            ${text(option)}: ${settings.textOf(write.value)},`];
  });
  return [
    'MAILERS = {',
    `    ${text('default')}: {`,
    `        ${text('BACKEND')}: ${text(smtpBackend)},`,
    `        ${text('OPTIONS')}: {`,
    ...lines,
    '        },',
    '    },',
    '}',
  ].join('\n');
}

export default defineRule({
  id: 'email-settings-deprecated',
  summary: 'Mail is set up by settings that `MAILERS` takes the place of',
  why: 'Django 6.1 announces that the `EMAIL_*` settings of the connection will go. Packages that read them, and the site itself, then stop sending mail.',
  notes:
    'Only in the strict preset, and only with a known release of Django. Reported once, at the first of the settings. Settings such as `EMAIL_SUBJECT_PREFIX` stay.',
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [477],
  fixable: 'sometimes',
  reveals: ['email-no-tls'],
  sources: [
    'https://docs.djangoproject.com/en/dev/releases/6.1/',
    'https://docs.djangoproject.com/en/dev/topics/email/',
  ],
  examples: [
    {
      django: '6.1',
      code: marked('EMAIL_HOST = "mail"\nEMAIL_PORT = 25\nDEBUG = False', 'EMAIL_HOST'),
      after:
        'MAILERS = {\n    "default": {\n        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",\n        "OPTIONS": {\n            "host": "mail",\n            "port": 25,\n        },\n    },\n}\nDEBUG = False',
    },
    {
      title: 'Another backend has other options',
      django: '6.1',
      code: marked('EMAIL_BACKEND = "anymail.backends.mailgun.EmailBackend"', 'EMAIL_BACKEND'),
    },
    { django: '6.1', code: 'MAILERS = {"default": {"OPTIONS": {"host": "mail"}}}' },
    { title: 'Django 6.0', django: '6.0', code: 'EMAIL_HOST = "mail"' },
    { title: 'The release is not known', code: 'EMAIL_HOST = "mail"' },
  ],
  *check(settings) {
    if (!isSince(settings, '6.1') || settings.get('MAILERS').isAssigned) return;
    const all = oldSettings(settings);
    const [first] = [...all].sort((a, b) => a.write.statement.span.start - b.write.statement.span.start);
    if (first === undefined) return;
    yield {
      at: first.write.name,
      subject: first.name,
      message: `Since Django 6.1, \`MAILERS\` takes the place of \`${first.name}\` and the other settings of the connection. Move them there.`,
      tags: ['deprecated'],
      fixes: fixes(settings, all),
    };
  },
});
