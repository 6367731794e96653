import { readKeyFixes } from './shared/secret-key';
import { falsy, isGivenElsewhere } from './shared/values';
import { defineRule } from './rule';

export default defineRule({
  id: 'secret-key-empty',
  summary: '`SECRET_KEY` is empty',
  why: 'Django raises `ImproperlyConfigured` as soon as an empty key is used, so the site does not run.',
  notes:
    'Silent for an environment read that gives nothing: that one fails closed; and where other settings build on these and bring a key.',
  on: 'settings',
  profile: 'broken',
  django: ['security.W009'],
  cwe: [1188],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secret-key'],
  examples: [
    { code: 'import os\nSECRET_KEY = ""\n#            ^^', after: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]' },
    {
      code: 'import os\nSECRET_KEY = None\n#            ^^^^',
      after: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]',
    },
    { code: 'import os\nSECRET_KEY = os.environ.get("SECRET_KEY")' },
    {
      title: 'A file of the machine sets it',
      files: { 'local_settings.py': 'SECRET_KEY = "an-example-key"\n' },
      code: 'SECRET_KEY = ""\ntry:\n    from local_settings import *\nexcept ImportError:\n    pass',
    },
    {
      title: 'A later module sets it',
      path: 'production.py',
      role: 'production',
      files: { 'base.py': 'SECRET_KEY = ""\n' },
      code: 'import os\nfrom base import *\nSECRET_KEY = os.environ["SECRET_KEY"]',
    },
  ],
  *check(settings) {
    if (settings.isKeyless) return;
    const setting = settings.get('SECRET_KEY');
    const key = setting.must(falsy);
    if (key?.written === undefined || key.read !== undefined || isGivenElsewhere(setting, key, falsy)) return;
    yield {
      at: key.at,
      subject: 'SECRET_KEY',
      message: '`SECRET_KEY` is empty, and Django stops as soon as it needs it. Read it from the environment.',
      fixes: readKeyFixes(settings, key),
    };
  },
});
