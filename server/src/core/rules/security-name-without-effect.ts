import { packageSettings } from '../django/packages';
import { settings as facts } from '../django/settings';
import { hasApp } from './shared/apps';
import { isUnread } from './shared/env-entries';
import { certainWrites, isReadInProject } from './shared/lifecycle';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView, SettingsView } from './shared/model';

/** Names that everybody takes for a protection of Django. */
const protective = /^(?:SECURE_|CSRF_|SESSION_COOKIE_)/;

/** Packages whose settings begin in the same way, by the start of the name. */
const others =
  /^(?:SESSION_COOKIE_SAMESITE_(?:FORCE|KEYS)|CSRF_(?:EXEMPT|FAILURE_TEMPLATE)|SECURE_(?:CHECK|DOWNLOAD|FILE|MEDIA|TOKEN|URL))/;

/** What the settings of the time before Django had them were called, and where they went. */
const successors: Readonly<Record<string, string>> = {
  SECURE_FRAME_DENY: '`X_FRAME_OPTIONS`',
  SECURE_CHECKS: '`manage.py check --deploy`',
  SECURE_CONTENT_SECURITY_POLICY: '`SECURE_CSP` (Django 6.0)',
  SECURE_PERMISSIONS_POLICY: 'the package django-permissions-policy',
  SECURE_FRAME_OPTIONS: '`X_FRAME_OPTIONS`',
  SECURE_X_FRAME_OPTIONS: '`X_FRAME_OPTIONS`',
};

function isUnknown(name: string): boolean {
  return protective.test(name) && !isDefined(name) && !others.test(name) && !isVariant(name);
}

function isDefined(name: string): boolean {
  return facts.has(name) || packageSettings.has(name);
}

/** `SESSION_COOKIE_AGE_LONG` is the project's own variant of a setting, which its code reads. */
function isVariant(name: string): boolean {
  const words = name.split('_');
  return words.some((_, index) => index > 1 && isDefined(words.slice(0, index).join('_')));
}

/** The settings that a site is protected by, which a line in a `.env` file alone does not change. */
const known = [...facts.keys()].filter((name) => protective.test(name) || name === 'X_FRAME_OPTIONS');

/** A line that only looks like a protection. */
function isIdle(file: EnvFileView, entry: EnvFileEntry): boolean {
  return known.includes(entry.key.replace(/^DJANGO_/, '')) && isUnread(file, entry);
}

/** The package that Django's `SecurityMiddleware` comes from had more settings that begin with `SECURE_`. */
function isOfOldPackage(settings: SettingsView, name: string): boolean {
  return name.startsWith('SECURE_') && hasApp(settings, 'djangosecure') !== false;
}

function advice(settings: SettingsView, name: string): string {
  const successor = successors[name];
  const instead = successor === undefined ? 'Look its name up, or take it out' : `Use ${successor} instead`;
  const nobody = settings.packages === undefined ? 'Django does not know' : 'Neither Django nor a known package reads';
  return `${nobody} \`${name}\`, so it protects nothing. ${instead}.`;
}

export default defineRule({
  id: 'security-name-without-effect',
  summary: 'A name that sounds like a protection is read by nobody',
  why: 'Django takes any name in capitals for a setting and never says that it does not know one, and a line in a `.env` file does nothing unless the settings read it. Everybody reads that the site is protected, and it is not.',
  notes:
    'Only names that begin with `SECURE_`, `CSRF_` or `SESSION_COOKIE_`. Silent for names that are read in the same module, that a known package defines, or that are a slip of the pen away from a setting (`setting-name-typo`). In `.env` files only where the settings read other lines of the file. In the strict preset, because code elsewhere in the project may read the name.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [16],
  fixable: { never: 'whether the name is wrong or its reader is missing only you can say' },
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/'],
  examples: [
    {
      title: 'Of a package that became a part of Django',
      code: marked('SECURE_FRAME_DENY = True', 'SECURE_FRAME_DENY'),
    },
    { code: marked('SECURE_PERMISSIONS_POLICY = {"camera": []}', 'SECURE_PERMISSIONS_POLICY') },
    {
      title: 'A line that no settings module reads',
      path: '.env',
      files: { 'settings.py': 'import os\nEMAIL_HOST = os.environ["EMAIL_HOST"]\nSESSION_COOKIE_SECURE = False\n' },
      code: 'EMAIL_HOST=mail.example.org\nSESSION_COOKIE_SECURE=True\n# ^^^^^^^^^^^^^^^^^^^',
    },
    { code: 'SECURE_SSL_REDIRECT = True\nCSRF_COOKIE_SECURE = True' },
    { title: 'Read in the project', code: 'SECURE_AREA = "/intern/"\nLOGIN_URL = SECURE_AREA + "login/"' },
    { title: 'A variant of the project', code: 'SESSION_COOKIE_AGE_LONG = 2419200' },
  ],
  *check(settings) {
    for (const name of settings.assigned.filter(isUnknown)) {
      const [write] = certainWrites(settings, name);
      if (write === undefined || isReadInProject(settings, name)) continue;
      if (isOfOldPackage(settings, name)) continue;
      yield { at: write.name, subject: name, message: advice(settings, name) };
    }
  },
  *checkEnv(file) {
    for (const entry of file.entries) {
      if (file.role === 'example' || !isIdle(file, entry)) continue;
      yield {
        at: entry.keyAt,
        subject: entry.key,
        message: `No settings module reads \`${entry.key}\`, so this line changes nothing. Read it in the settings, or take it out.`,
      };
    }
  },
});
