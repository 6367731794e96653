import { isBefore } from './shared/honoured';
import { marked } from './shared/marked';
import { partAt } from './shared/parts';
import { defineRule } from './rule';
import type { Value } from './shared/model';

function lacksDefault(value: Value): boolean | undefined {
  const found = partAt(value, 'default');
  return found === undefined ? undefined : found === null;
}

export default defineRule({
  id: 'email-mailers-no-default',
  summary: '`MAILERS` has no default',
  why: 'Everything that sends mail without naming a mailer fails: error reports, links to reset a password, most packages.',
  on: 'settings',
  profile: 'info',
  django: ['mail.W001'],
  cwe: [16],
  fixable: { never: 'which of the mailers is to be the default is known to the author only' },
  sources: ['https://docs.djangoproject.com/en/dev/ref/checks/#mail'],
  examples: [
    { django: '6.1', code: marked('MAILERS = {"alerts": {"OPTIONS": {"host": "mail"}}}', 'MAILERS') },
    { title: 'None at all', django: '6.1', code: marked('MAILERS = {}', 'MAILERS') },
    { django: '6.1', code: 'MAILERS = {"default": {"OPTIONS": {"host": "mail"}}}' },
    {
      title: 'Aliases that are not known',
      django: '6.1',
      code: 'from site_options import mailers\nMAILERS = {"alerts": {}, **mailers}',
    },
    {
      title: 'Filled in where a variable is set',
      django: '6.1',
      code: 'import os\nMAILERS = {}\nif os.environ.get("MAIL_HOST"):\n    MAILERS = {"default": {"OPTIONS": {"host": os.environ["MAIL_HOST"]}}}',
    },
  ],
  *check(settings) {
    if (isBefore(settings, '6.1')) return;
    const found = settings.get('MAILERS').must(lacksDefault);
    if (found?.written === undefined) return;
    yield {
      at: found.written.name,
      subject: 'MAILERS',
      message: '`MAILERS` has no `default`, so mail that names no mailer fails. Add it.',
    };
  },
});
