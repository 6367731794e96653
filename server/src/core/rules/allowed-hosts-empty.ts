import { readHosts } from './shared/hosts-fixes';
import { falsy } from './shared/values';
import { defineRule } from './rule';

export default defineRule({
  id: 'allowed-hosts-empty',
  summary: '`ALLOWED_HOSTS` is empty while `DEBUG` is off',
  why: 'With `DEBUG` off, Django answers every request with 400 unless its host is listed. A list that is filled in a hurry on the day of the launch tends to become `["*"]`.',
  notes: 'Silent while `DEBUG` is on or not known: Django then allows `localhost` on its own.',
  on: 'settings',
  profile: 'prodwarn',
  django: ['security.W020'],
  cwe: [16],
  fixable: 'sometimes',
  reveals: ['allowed-hosts-blank-entry'],
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts'],
  examples: [
    {
      code: 'import os\nDEBUG = False\nALLOWED_HOSTS = []\n#               ^^',
      after:
        'import os\nDEBUG = False\nALLOWED_HOSTS = [item.strip() for item in os.environ.get("ALLOWED_HOSTS", "").split(",") if item.strip()]',
    },
    { code: 'DEBUG = False\nALLOWED_HOSTS = ["example.org"]' },
    { title: 'As the project template has it', code: 'DEBUG = True\nALLOWED_HOSTS = []' },
    { title: 'For development', role: 'development', code: 'DEBUG = False\nALLOWED_HOSTS = []' },
    {
      title: 'A later module names the hosts',
      path: 'production.py',
      role: 'production',
      files: { 'base.py': 'DEBUG = False\nALLOWED_HOSTS = []\n' },
      code: 'from base import *\nALLOWED_HOSTS = ["example.org"]',
    },
  ],
  *check(settings) {
    const hosts = settings.get('ALLOWED_HOSTS').must(falsy);
    if (hosts?.written === undefined || settings.get('DEBUG').must(falsy) === undefined) return;
    yield {
      at: hosts.at,
      subject: 'ALLOWED_HOSTS',
      message:
        '`ALLOWED_HOSTS` is empty, so every request is answered with 400 while `DEBUG` is off. Name the hosts of the site.',
      fixes: hosts.written?.how === 'assign' ? readHosts(settings, hosts) : [],
    };
  },
});
