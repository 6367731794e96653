import { fallbackPlace } from './shared/fallback';
import { marked } from './shared/marked';
import { developmentBackends, mailersIn, type Mailer } from './shared/mail';
import { isFallback } from './shared/parts';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Problem } from './shared/model';

const backend = (name: string): string => `"django.core.mail.backends.${name}.EmailBackend"`;

function isForDevelopment({ backend: part, alias }: Mailer): boolean {
  return part !== null && (alias ?? 'default') === 'default' && developmentBackends.has(textOf(part));
}

function textOf(part: Mailer['backend']): string {
  return part ? (textIn(part.value) ?? '') : '';
}

function messageOf(path: string): string {
  const where = path.includes('.console.')
    ? 'sends all mail, links to reset passwords included, to the log instead of to people'
    : 'sends no mail: no link to reset a password, no error report';
  return `The backend \`${path.split('.').at(-2) ?? ''}\` ${where}. Use one that sends.`;
}

export default defineRule({
  id: 'email-dev-backend',
  summary: 'A deployed site does not send its mail',
  why: 'Visitors wait for a link to reset their password, and administrators never hear of errors. The console backend writes the mails to the log, where the links in them work for everybody who can read it.',
  notes:
    'Only in settings for production; elsewhere a hint of the strict preset, because the same file serves development. For the default of `MAILERS` (Django 6.1 and newer) this is an error, as in `mail.E001`. A fallback for a missing variable is an information of the strict preset.',
  on: 'settings',
  profile: 'prodwarn',
  django: ['mail.E001'],
  cwe: [532],
  fixable: { never: 'which server sends the mail is known to the author only' },
  sources: [
    'https://docs.djangoproject.com/en/stable/topics/email/#email-backends',
    'https://docs.djangoproject.com/en/dev/ref/checks/#mail',
  ],
  examples: [
    { role: 'production', code: marked(`EMAIL_BACKEND = ${backend('console')}`, backend('console')) },
    {
      title: 'Django 6.1 and newer',
      django: '6.1',
      role: 'production',
      code: marked(`MAILERS = {"default": {"BACKEND": ${backend('dummy')}}}`, backend('dummy')),
    },
    {
      title: 'A fallback: an information of the strict preset',
      role: 'production',
      code: marked(
        `import os\nEMAIL_BACKEND = os.environ.get("MAIL_BACKEND", ${backend('console')})`,
        backend('console'),
      ),
    },
    {
      title: 'In a branch for a missing variable: an information as well',
      role: 'production',
      code: marked(
        `import os\nif os.environ.get("MAIL_HOST"):\n    EMAIL_HOST = os.environ["MAIL_HOST"]\nelse:\n    EMAIL_BACKEND = ${backend('console')}`,
        backend('console'),
      ),
    },
    {
      title: 'Not only for production: a hint of the strict preset',
      code: marked(`EMAIL_BACKEND = ${backend('locmem')}`, backend('locmem')),
    },
    { role: 'production', code: `EMAIL_BACKEND = ${backend('smtp')}` },
    {
      title: 'The settings of the machine may replace it',
      role: 'production',
      path: 'production.py',
      code: `EMAIL_BACKEND = ${backend('console')}\ntry:\n    from local import *\nexcept ImportError:\n    pass`,
    },
    {
      title: 'Only while debugging',
      role: 'production',
      code: `DEBUG = False\nif DEBUG:\n    EMAIL_BACKEND = ${backend('console')}`,
    },
    {
      title: 'Another mailer',
      django: '6.1',
      role: 'production',
      code: `MAILERS = {"default": {}, "drafts": {"BACKEND": ${backend('filebased')}}}`,
    },
  ],
  *check(settings) {
    // Settings of the machine that are not in the repository usually name its mail server.
    if (settings.role === 'production' && settings.open) return;
    for (const mailer of mailersIn(settings).filter(isForDevelopment)) {
      const found = mailer.backend;
      if (!found) continue;
      const onlyUnset = isFallback(found);
      const profile: Problem['profile'] =
        settings.role !== 'production' ? 'optin' : onlyUnset ? 'prodinfo' : mailer.alias === null ? undefined : 'prod';
      yield {
        at: found.read === undefined ? found.at : fallbackPlace(settings, found),
        subject: mailer.alias === null ? 'EMAIL_BACKEND' : 'MAILERS',
        message: messageOf(textOf(found)),
        ...(profile === undefined ? {} : { profile }),
        django: mailer.alias === null ? [] : ['mail.E001'],
      };
    }
  },
});
