import { fallbackPlace } from './shared/fallback';
import { readKeyFixes, weaknessOf } from './shared/secret-key';
import { weakKeyClause } from './shared/secrets';
import { nonEmptyText, textIn } from './shared/values';
import { defineRule } from './rule';

export default defineRule({
  id: 'secret-key-weak',
  summary: '`SECRET_KEY` is short, has little variety, or is the template key',
  why: 'A key that can be guessed lets anyone forge sessions and password-reset links. Django asks for at least 50 characters, at least 5 of them different, and since 3.2 for a key without the prefix `django-insecure-`.',
  notes:
    '`secret-key-hardcoded` and `secret-key-insecure-default` say this too, so this rule speaks only where those are switched off.',
  on: 'settings',
  profile: 'warn',
  django: ['security.W009'],
  cwe: [326, 331],
  fixable: 'sometimes',
  reveals: ['dotenv-secret-key-weak'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/checks/#security',
    'https://docs.djangoproject.com/en/stable/ref/settings/#secret-key',
  ],
  examples: [
    {
      title: 'Too short',
      code: 'SECRET_KEY = "an-example-key"\n#            ^^^^^^^^^^^^^^^^',
      after: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]',
    },
    { title: 'Too little variety', code: 'SECRET_KEY = "abcd" * 20\n#            ^^^^^^^^^^^' },
    {
      title: 'From the project template',
      code: 'SECRET_KEY = "django-insecure-" + "0123456789" * 5\n#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    },
    { title: 'Long and varied', code: 'SECRET_KEY = "0123456789abcdef" * 4' },
    { title: 'For tests', role: 'test', code: 'SECRET_KEY = "an-example-key"' },
    {
      title: 'The prefix meant nothing before Django 3.2',
      django: '3.1',
      code: 'SECRET_KEY = "django-insecure-" + "0123456789" * 5',
    },
  ],
  *check(settings) {
    const key = settings.get('SECRET_KEY').deployed(nonEmptyText);
    if (key?.written === undefined) return;
    const weak = weaknessOf(settings, key);
    if (weak === '') return;
    const clause = weakKeyClause(textIn(key.value) ?? '', 'it can be guessed');
    yield {
      at: fallbackPlace(settings, key),
      subject: 'SECRET_KEY',
      message: `\`SECRET_KEY\` is ${weak}${clause}. Use 50 random characters or more.`,
      fixes: key.read === undefined ? readKeyFixes(settings, key) : [],
    };
  },
});
