import { editable, replaceKeepingComments } from './shared/edits';
import { placeOf } from './shared/fallback';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

/** The flags that Django's checks compare with `is True`, with the check that then complains. */
const checked: Readonly<Record<string, string>> = {
  SECURE_HSTS_INCLUDE_SUBDOMAINS: 'security.W005',
  SECURE_CONTENT_TYPE_NOSNIFF: 'security.W006',
  SECURE_SSL_REDIRECT: 'security.W008',
  SESSION_COOKIE_SECURE: 'security.W012',
  SESSION_COOKIE_HTTPONLY: 'security.W015',
  CSRF_COOKIE_SECURE: 'security.W016',
  SECURE_HSTS_PRELOAD: 'security.W021',
};

function isNumber({ value, written }: Alternative): boolean {
  if (written === undefined) return false;
  if (value.kind === 'literal') return typeof value.value === 'number';
  const last = value.kind === 'env' ? value.steps.at(-1) : undefined;
  if (last?.op === 'cast') return last.cast === 'int';
  return last?.op === 'builtin' && (last.name === 'int' || last.name === 'strtobool');
}

function fixes(settings: SettingsView, found: Alternative): readonly Fix[] {
  const at = editable(settings, found);
  if (at === undefined || found.via.length > 0) return [];
  const { value } = found;
  const python = value.kind === 'literal' ? (value.value === 0 ? 'False' : 'True') : `bool(${settings.textOf(at)})`;
  const edits = replaceKeepingComments(settings, at, python, found.written);
  return edits === undefined ? [] : [{ title: `Write \`${python}\``, edits, safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'bool-setting-is-int',
  summary: 'A flag is a number, which the deployment check does not accept',
  why: 'Django itself goes by true and false and is content with `1`. Its deployment check compares with `True` exactly and reports a protection that is on as missing; reports that are known to be wrong hide those that are right.',
  on: 'settings',
  profile: 'hint',
  django: Object.values(checked).sort(),
  cwe: [704],
  fixable: 'sometimes',
  sources: ['https://github.com/django/django/blob/main/django/core/checks/security/base.py'],
  examples: [
    { code: 'SESSION_COOKIE_SECURE = 1\n#                       ^', after: 'SESSION_COOKIE_SECURE = True' },
    {
      title: 'From the environment',
      code: 'import os\nCSRF_COOKIE_SECURE = int(os.environ.get("CSRF_SECURE", 1))\n#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'import os\nCSRF_COOKIE_SECURE = bool(int(os.environ.get("CSRF_SECURE", 1)))',
    },
    { code: 'SESSION_COOKIE_SECURE = True' },
    { code: 'import os\nCSRF_COOKIE_SECURE = bool(int(os.environ.get("CSRF_SECURE", 1)))' },
    { title: 'A number is meant', code: 'SECURE_HSTS_SECONDS = 1' },
  ],
  *check(settings) {
    for (const [name, check] of Object.entries(checked)) {
      const found = settings.get(name).deployedAlternatives.find(isNumber);
      if (found === undefined) continue;
      yield {
        at: placeOf(found),
        subject: name,
        message: `\`${name}\` is a number: it works, but the deployment check of Django accepts \`True\` only. Use a flag.`,
        django: [check],
        fixes: fixes(settings, found),
      };
    }
  },
});
