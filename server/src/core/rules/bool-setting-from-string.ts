import { isNoFlagName } from '../model/variable-names';
import { packageSettings } from '../django/packages';
import { settings as facts } from '../django/settings';
import { editable, replaceKeepingComments } from './shared/edits';
import { arrivesAsText, isRawText } from './shared/env-text';
import { isConverted } from './shared/converted';
import { fallbackLiteral, placeOf } from './shared/fallback';
import { asFlag } from './shared/flag-read';
import { isSetByPlatform } from './shared/platform';
import { textIn, within } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

/** `DEBUG` has rules of its own. */
function isFlag(name: string): boolean {
  const kind = facts.get(name)?.kind ?? packageSettings.get(name)?.facts.kind;
  return kind === 'bool' && name !== 'DEBUG';
}

const flagWords = /(?:^|_)(?:ENABLED?|DISABLED?|ALLOW|BYPASS|IGNORE|IS|SKIP|USE|VERIFY)(?:_|$)/;

/** A setting of the project, of which the default of its read says that it is a flag: `False` stands for "nothing" as well. */
function isOwnFlag(settings: SettingsView, name: string, { read, value }: Alternative): boolean {
  if (read === undefined || value.kind !== 'env' || !arrivesAsText(value.steps)) return false;
  if (name === 'DEBUG' || facts.has(name) || packageSettings.has(name)) return false;
  const fallback = fallbackLiteral(settings, read)?.value;
  return (
    fallback?.kind === 'literal' && (fallback.value === true || (fallback.value === false && flagWords.test(name)))
  );
}

/** An address, a key, or what a platform sets: nobody writes "off" into it, and whether it is there tells where the site runs. */
function isPresence(variable: string): boolean {
  return isNoFlagName(variable) || isSetByPlatform(variable);
}

/** A text where a flag belongs: the raw text of a variable, or a literal one. */
function isText({ value, read }: Alternative): boolean {
  if (value.kind === 'env')
    return isRawText(value.steps) && !(isPresence(value.variable) && !arrivesAsText(value.steps));
  return read === undefined && (textIn(value) ?? '') !== '';
}

/** What the text says; undefined for a text that is no word for a flag. */
function flagIn(text: string): string | undefined {
  if (/^(?:true|yes|on|1|y|t)$/i.test(text.trim())) return 'True';
  return /^(?:false|no|off|0|n|f)$/i.test(text.trim()) ? 'False' : undefined;
}

function fixes(settings: SettingsView, found: Alternative): readonly Fix[] {
  const { read, written } = found;
  const at = editable(settings, found);
  if (at === undefined || (read !== undefined && !within(at, read.at))) return [];
  const python = read === undefined ? flagIn(textIn(found.value) ?? '') : asFlag(settings, read);
  const edits = python === undefined ? undefined : replaceKeepingComments(settings, at, python, written);
  if (edits === undefined) return [];
  const title = read === undefined ? `Write \`${python ?? ''}\`` : 'Read it as a flag';
  return [{ title, edits, safety: 'unsafe', preferred: true }];
}

/** `bool(text)` is a flag, and still one that every text but the empty one turns on. */
function messageFor(name: string, { read, value }: Alternative): string {
  if (read === undefined)
    return `\`${name}\` is a text, which counts as true whatever it says. Write \`True\` or \`False\`.`;
  const is =
    value.kind === 'env' && !arrivesAsText(value.steps) ? 'follows from whether there is a text in' : 'is the text of';
  return `\`${name}\` ${is} the variable \`${read.variable}\`, so the text \`False\` would turn it on. Convert the text to a flag.`;
}

export default defineRule({
  id: 'bool-setting-from-string',
  summary: 'A setting that is a flag is a text',
  why: 'Every text that is not empty counts as true in Python, `"False"` and `"0"` as well: what is written or set to switch a setting off switches it on. Since Django 4.1 the deployment check reports cookies that are not exactly `True`, too.',
  notes:
    'Silent where the text is converted or compared, where a setting follows from whether there is an address, a key or a variable of a platform, and for settings of which it is not known that they are flags: of those of the project itself, the default of the read says so, and they are told for information, in settings for development not at all. `DEBUG` has rules of its own.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [704],
  fixable: 'sometimes',
  reveals: ['missing-hardening', 'session-cookie-not-httponly', 'nosniff-disabled', 'use-x-forwarded-host'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/',
    'https://github.com/django/django/blob/main/django/core/checks/security/sessions.py',
  ],
  examples: [
    {
      code: 'import os\nUSE_X_FORWARDED_HOST = os.environ.get("BEHIND_OTHERS")\n#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after:
        'import os\nUSE_X_FORWARDED_HOST = os.environ.get("BEHIND_OTHERS", "").strip().lower() in {"1", "true", "yes", "on"}',
    },
    {
      title: 'The fallback stays what it means',
      code: 'import os\nSESSION_COOKIE_SECURE = os.getenv("COOKIES_SECURE", True)\n#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after:
        'import os\nSESSION_COOKIE_SECURE = os.getenv("COOKIES_SECURE", "true").strip().lower() in {"1", "true", "yes", "on"}',
    },
    {
      title: 'python-decouple without `cast`',
      code: 'from decouple import config\nCSRF_COOKIE_SECURE = config("CSRF_SECURE", default=True)\n#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'from decouple import config\nCSRF_COOKIE_SECURE = config("CSRF_SECURE", default=True, cast=bool)',
    },
    { code: 'import os\nUSE_X_FORWARDED_HOST = os.environ.get("BEHIND_OTHERS") == "1"' },
    {
      title: 'django-environ takes the type of the default',
      code: 'import environ\nenv = environ.Env()\nCORS_ALLOW_CREDENTIALS = env("WITH_COOKIES", default=False)',
    },
    { title: 'No flag', code: 'import os\nSESSION_COOKIE_SAMESITE = os.environ.get("SAME_SITE")\nMY_FLAG = "False"' },
  ],
  *check(settings) {
    for (const name of settings.assigned) {
      const all = settings.get(name).deployedAlternatives;
      const found = all.find(isText);
      if (found?.written === undefined || !(isFlag(name) || isOwnFlag(settings, name, found))) continue;
      if (isConverted(settings, found, all)) continue;
      yield {
        at: placeOf(found),
        subject: name,
        ...(!isFlag(name) && settings.role !== 'development' && { severity: 'info' as const }),
        message: messageFor(name, found),
        fixes: fixes(settings, found),
      };
    }
  },
});
