import { leastLength, validatorPath, validatorsIn, type Validator } from './shared/validators';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import { pointAt } from './shared/edits';
import type { Fix, SettingsView } from './shared/model';

const name = 'AUTH_PASSWORD_VALIDATORS';
const path = validatorPath('MinimumLengthValidator');

function fixes(
  settings: SettingsView,
  validator: Validator,
  { length, at, isNamed }: NonNullable<ReturnType<typeof leastLength>>,
): readonly Fix[] {
  const title = 'Ask for 12 characters (new passwords only)';
  if (isNamed === true) return []; // What has a name is used elsewhere, too.
  const preferred = length < 8;
  if (at !== undefined) {
    return /^\d+$/.test(settings.textOf(at))
      ? [{ title, edits: [{ at, newText: '12' }], safety: 'unsafe', preferred }]
      : [];
  }
  const { uri, span } = validator.pathAt;
  const quote = /^["']/.exec(settings.textOf(validator.pathAt))?.[0];
  if (quote === undefined) return [];
  const newText = `, ${quote}OPTIONS${quote}: {${quote}min_length${quote}: 12}`;
  return [{ title, edits: [{ at: pointAt(uri, span.end), newText }], safety: 'unsafe', preferred }];
}

const least = (options: string): string => `${name} = [{"NAME": "${path}"${options}}]`;

export default defineRule({
  id: 'password-min-length-weak',
  summary: 'Short passwords are accepted',
  why: 'Length is what makes a password hard to guess. NIST and OWASP ask for at least 8 characters, better 15; programs try all shorter ones in hours once the hashes are stolen.',
  notes: "A warning below 8. From 8 to 11, which includes Django's default of 8, a hint of the strict preset.",
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [521],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/topics/auth/passwords/#django.contrib.auth.password_validation.MinimumLengthValidator',
  ],
  examples: [
    {
      title: 'Below 8',
      code: marked(least(', "OPTIONS": {"min_length": 4}'), '4'),
      after: least(', "OPTIONS": {"min_length": 12}'),
    },
    {
      title: 'Below 12',
      code: marked(least(', "OPTIONS": {"min_length": 10}'), '10'),
      after: least(', "OPTIONS": {"min_length": 12}'),
    },
    {
      title: "Django's default",
      code: marked(least(''), `"${path}"`),
      after: least(', "OPTIONS": {"min_length": 12}'),
    },
    {
      title: 'By a name',
      code: `LEAST = 6\n#       ^\n${least(', "OPTIONS": {"min_length": LEAST}')}`,
    },
    { code: least(', "OPTIONS": {"min_length": 12}') },
    { title: 'Not known', code: `import os\n${least(', "OPTIONS": {"min_length": int(os.environ["LENGTH"])}')}` },
    { title: 'For tests', role: 'test', code: least(', "OPTIONS": {"min_length": 4}') },
  ],
  *check(settings) {
    const isShort = (validator: Validator): boolean =>
      validator.path === path && (leastLength(validator)?.length ?? 12) < 12;
    const list = settings.get(name).deployed((value) => validatorsIn(value)?.some(isShort));
    const validator = list && validatorsIn(list.value)?.find(isShort);
    const least = validator && leastLength(validator);
    if (list?.written === undefined || validator === undefined || least === undefined) return;
    yield {
      at: least.at ?? validator.pathAt,
      subject: name,
      message: `Passwords of ${String(least.length)} characters are accepted. Ask for at least ${least.length < 8 ? '8, better 12' : '12'}.`,
      fixes: fixes(settings, validator, least),
      ...(least.length < 8 ? {} : { profile: 'optin' as const }),
    };
  },
});
