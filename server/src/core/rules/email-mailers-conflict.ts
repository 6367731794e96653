import { isSince } from './shared/honoured';
import { certainWrites } from './shared/lifecycle';
import { marked } from './shared/marked';
import { emailSettings } from './shared/mail';
import { removeSetting } from './shared/replacing';
import { defineRule } from './rule';
import type { Fix, SettingsView, Write } from './shared/model';

const mailers = 'MAILERS = {"default": {"OPTIONS": {"host": "smtp.example.org", "use_tls": True}}}\n';

function fixes(settings: SettingsView, name: string, written: Write): readonly Fix[] {
  const isOnce = settings.get(name).writes.length === 1;
  const edits = isOnce ? removeSetting(settings, name, written) : undefined;
  if (edits === undefined) return [];
  return [{ title: `Delete \`${name}\`; \`MAILERS\` takes its place`, edits, safety: 'safe', preferred: true }];
}

export default defineRule({
  id: 'email-mailers-conflict',
  summary: '`MAILERS` stands beside a setting that it takes the place of',
  why: 'Django 6.1 and newer refuse to start with both, because they could not tell which one is meant.',
  notes:
    'Only where the release of Django is known. What the setting says has to be said in `MAILERS` instead, as an option.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/dev/releases/6.1/',
    'https://docs.djangoproject.com/en/dev/topics/email/',
  ],
  examples: [
    { django: '6.1', code: marked(`${mailers}EMAIL_TIMEOUT = 10\n`, 'EMAIL_TIMEOUT'), after: mailers },
    {
      title: 'From another module',
      django: '6.1',
      path: 'production.py',
      files: { 'base.py': mailers },
      code: marked('from base import *\nEMAIL_USE_TLS = True\n', 'EMAIL_USE_TLS'),
      after: 'from base import *\n',
    },
    {
      title: 'Used as a name',
      django: '6.1',
      code: marked(
        'EMAIL_HOST = "smtp.example.org"\nMAILERS = {"default": {"OPTIONS": {"host": EMAIL_HOST, "use_tls": True}}}',
        'EMAIL_HOST',
      ),
    },
    { django: '6.1', code: mailers },
    { title: 'Django 6.0', django: '6.0', code: `${mailers}EMAIL_TIMEOUT = 10` },
    { title: 'The release is not known', code: `${mailers}EMAIL_TIMEOUT = 10` },
    { title: 'A setting that stays', django: '6.1', code: `${mailers}EMAIL_SUBJECT_PREFIX = "[shop] "` },
  ],
  *check(settings) {
    if (!isSince(settings, '6.1') || certainWrites(settings, 'MAILERS').length === 0) return;
    for (const name of emailSettings) {
      const [written] = certainWrites(settings, name);
      if (written === undefined) continue;
      yield {
        at: written.name,
        subject: name,
        message: `Django does not start with \`${name}\` beside \`MAILERS\`. Move it into the options of \`MAILERS\`.`,
        fixes: fixes(settings, name, written),
      };
    }
  },
});
