import { packageSettings } from '../django/packages';
import { isNamedInSettings } from './shared/env-entries';
import { certainWrites, isReadInProject } from './shared/lifecycle';
import { misspeltKeys } from './shared/misspelt-keys';
import { meantSetting } from './shared/misspelt-settings';
import { aboutVariable, isOfOtherProgram, isReferredTo, meantVariable, wantedBy } from './shared/misspelt-variables';
import { marked } from './shared/marked';
import { usesPackage } from './shared/packages';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

/** A setting of a package is meant only where the package is used. */
function isInUse(settings: SettingsView, name: string): boolean {
  const of = packageSettings.get(name);
  return of === undefined || usesPackage(settings, of.id);
}

function fix(settings: SettingsView, name: string, near: string): Fix {
  const edits = settings.get(name).writes.map((write) => ({ at: write.name, newText: near }));
  return { title: `Rename it to \`${near}\` (it starts to work)`, edits, safety: 'unsafe', preferred: false };
}

export default defineRule({
  id: 'setting-name-typo',
  summary: 'A setting that protects the site is misspelt',
  why: 'Django takes any name in capitals for a setting and never says that it does not know one. With one letter wrong, the protection stays at its default while everybody reads that it is on.',
  notes:
    'Silent where the name is read in the same module (views and other modules of the site are not opened, so that a large project costs no more than its settings; a name that only they read is reported as well, and an ignore comment says that it is meant), where the right name is set as well, and where several settings could be meant. The keys of dictionaries such as `SIMPLE_JWT` are looked at in the same way. In a `.env` file: a variable that no settings module reads, one slip away from one that they read and that the file does not set. There is no fix where the line has the name of a setting, or one that other `.env` files have: then the settings are to be corrected.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  reveals: [
    'missing-hardening',
    'dotenv-debug-on',
    'dotenv-hosts',
    'dotenv-insecure-flag',
    'allowed-hosts-wildcard',
    'allowed-hosts-malformed',
    'jwt-rotation-without-blacklist',
  ],
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/'],
  examples: [
    {
      title: 'A letter too many',
      code: marked('SESSION_COOKIES_SECURE = True', 'SESSION_COOKIES_SECURE'),
      after: 'SESSION_COOKIE_SECURE = True',
    },
    {
      title: 'Two letters swapped',
      code: marked('SECURE_SSL_REDIERCT = True', 'SECURE_SSL_REDIERCT'),
      after: 'SECURE_SSL_REDIRECT = True',
    },
    { title: 'The plural forgotten', code: marked('ALLOWED_HOST = ["example.org"]', 'ALLOWED_HOST') },
    {
      title: "A package's setting",
      packages: { 'django-cors-headers': '4.9.0' },
      code: marked('CORS_ALLOWED_ORIGIN = ["https://example.org"]', 'CORS_ALLOWED_ORIGIN'),
    },
    {
      title: 'A key of a package',
      packages: { 'djangorestframework-simplejwt': '5.5.1' },
      code: marked('SIMPLE_JWT = {"ROTATE_REFRESFH_TOKENS": True}', '"ROTATE_REFRESFH_TOKENS"'),
      after: 'SIMPLE_JWT = {"ROTATE_REFRESH_TOKENS": True}',
    },
    {
      title: 'In a `.env` file, for another line of it',
      path: '.env',
      files: { 'settings.py': 'import os\nDB_HOST = os.environ.get("SHOP_DB_HOST", "")\n' },
      code: 'SHOPDB_HOST=db.example.org\nREPORTS_HOST="${SHOPDB_HOST}"',
    },
    {
      title: 'Handed to another program',
      path: '.env',
      files: {
        'settings.py': 'import os\nAPP_BASE_URL = os.environ.get("APP_BASE_URL", "")\n',
        'docker-compose.yml': 'services:\n  live:\n    environment:\n      API_BASE_URL: ${API_BASE_URL}\n',
      },
      code: 'API_BASE_URL=https://api.example.org',
    },
    {
      title: 'The right one is there as well',
      path: '.env',
      files: { 'settings.py': 'import os\nALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "").split(",")\n' },
      code: 'ALOWED_HOSTS=example.org\nALLOWED_HOSTS=example.org',
    },
  ],
  *check(settings) {
    for (const name of settings.assigned) {
      const near = settings.recall('meant', name, () => meantSetting(name));
      if (near === null || settings.get(near).isAssigned || !isInUse(settings, near)) continue;
      if (isReadInProject(settings, name)) continue;
      const [write] = certainWrites(settings, name);
      if (write === undefined) continue;
      yield {
        at: write.name,
        subject: name,
        message: `No setting is called \`${name}\`, so it has no effect. Rename it to \`${near}\` if that is meant.`,
        fixes: [fix(settings, name, near)],
      };
    }
    yield* misspeltKeys(settings);
  },
  *checkEnv(file) {
    const wanted = wantedBy(file);
    for (const entry of file.entries) {
      const near =
        entry.reads.length > 0 || entry.uses.length > 0 || isNamedInSettings(file, entry.key)
          ? undefined
          : meantVariable(wanted, entry);
      if (near === undefined || isReferredTo(file, entry) || isOfOtherProgram(file, near)) continue;
      yield aboutVariable(file, entry, near);
    }
  },
});
