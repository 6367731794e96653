import { addValidators, validatorNames, validatorPath, validatorsIn } from './shared/validators';
import { marked } from './shared/marked';
import { inWords } from './shared/secrets';
import { defineRule } from './rule';
import type { Validator, ValidatorName } from './shared/validators';

const name = 'AUTH_PASSWORD_VALIDATORS';

/** What each validator keeps out, and what else does the same job by its name. */
const jobs: readonly (readonly [validator: ValidatorName, keepsOut: string, others: RegExp])[] = [
  [validatorNames.common, 'common passwords', /common|pwned|breach|leak|compromised|zxcvbn|strength/i],
  [validatorNames.length, 'short passwords', /length|zxcvbn|strength/i],
  [validatorNames.similarity, "passwords like the user's name", /similar|zxcvbn|strength/i],
  [validatorNames.numeric, 'passwords of digits only', /numeric|complex|letter|alpha|zxcvbn|strength/i],
];

function lacking(validators: readonly Validator[]): typeof jobs {
  return validators.length === 0
    ? []
    : jobs.filter(([, , others]) => !validators.some(({ path }) => others.test(path)));
}

const list = (...names: readonly ValidatorName[]): string =>
  `${name} = [\n${names.map((each) => `    {"NAME": "${validatorPath(each)}"},\n`).join('')}]`;
const { similarity, length, common, numeric } = validatorNames;

export default defineRule({
  id: 'password-validator-incomplete',
  summary: 'Some kind of weak password is accepted',
  why: "Django's four validators keep out short passwords, common ones, those like the user's name and those of digits only. Each that is left out is a way to a password that is guessed first.",
  notes: 'Only in the strict preset. Validators of other packages count by their names.',
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [521],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/topics/auth/passwords/#included-validators'],
  reveals: ['password-min-length-weak'],
  examples: [
    {
      title: 'Without the common ones',
      code: marked(list(similarity, length, numeric), name),
      after: list(common, similarity, length, numeric),
    },
    { title: 'Without a length', code: marked(list(similarity, common, numeric), name) },
    { title: 'Without the names of users', code: marked(list(length, common, numeric), name) },
    {
      title: 'A length alone',
      code: marked(list(length), name),
      after: list(common, similarity, numeric, length),
    },
    { title: 'Without digits', code: marked(list(similarity, length, common), name) },
    { code: list(similarity, length, common, numeric) },
    {
      title: 'Another package',
      code: list(similarity, length, numeric).replace(
        '\n]',
        '\n    {"NAME": "pwned_passwords_django.validators.PwnedPasswordsValidator"},\n]',
      ),
    },
    { title: 'None at all, where another rule speaks', code: `${name} = []` },
    { title: 'Not known', code: `from tools import more\n${name} = [*more()]` },
  ],
  *check(settings) {
    const found = settings.get(name).deployed((value) => {
      const validators = validatorsIn(value);
      return validators && lacking(validators).length > 0;
    });
    const validators = (found && validatorsIn(found.value)) ?? [];
    const missing = lacking(validators).map(([validator]) => validator);
    const [first] = validators;
    if (found?.written === undefined || first === undefined || missing.length === 0) return;
    const edit = addValidators(settings, first, missing);
    const names = missing.map((each) => `\`${each}\``).join(', ');
    const keptIn = lacking(validators).map(([, keepsOut]) => keepsOut);
    const severe = missing.includes(common) || missing.includes(length);
    yield {
      at: found.written.name,
      subject: name,
      message: `No validator keeps out ${inWords(keptIn, 'or')}. Add ${names}.`,
      fixes: edit ? [{ title: `Add ${names}`, edits: [edit], safety: 'unsafe', preferred: true }] : [],
      ...(severe ? { severity: 'info' as const } : {}),
    };
  },
});
