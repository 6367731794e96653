import { judgeAt, setFlag, writtenAt, type SettingPath, type Written } from './shared/dict-keys';
import { marked } from './shared/marked';
import { wrongFlags } from './shared/package-flags';
import { mayUsePackage } from './shared/packages';
import { reportPlace } from './shared/replacing';
import { falsy } from './shared/values';
import { defineRule } from './rule';
import type { PackageId } from '../django/packages';
import type { SettingsView } from './shared/model';

/** A package that takes unsigned answers where all of its flags are off; `byDefault` tells whether a missing one is off. */
interface Signatures {
  readonly id: PackageId;
  readonly flags: readonly { readonly path: SettingPath; readonly offByDefault: boolean }[];
}

const sp = (key: string): SettingPath => ['SAML_CONFIG', 'service', 'sp', key];

const packages: readonly Signatures[] = [
  {
    id: 'djangosaml2',
    flags: [
      { path: sp('want_response_signed'), offByDefault: false },
      { path: sp('want_assertions_signed'), offByDefault: true },
      { path: sp('want_assertions_or_response_signed'), offByDefault: true },
    ],
  },
  {
    id: 'saml2-auth',
    flags: [
      { path: ['SAML2_AUTH', 'WANT_RESPONSE_SIGNED'], offByDefault: false },
      { path: ['SAML2_AUTH', 'WANT_ASSERTIONS_SIGNED'], offByDefault: false },
    ],
  },
];

/** The first flag that is written off, where all the others are off as well. */
function unsigned(settings: SettingsView, { id, flags }: Signatures): Written | undefined {
  if (!mayUsePackage(settings, id)) return undefined;
  const all = flags.every(({ path, offByDefault }) => judgeAt(settings, path, falsy, offByDefault) === true);
  return all
    ? flags.map(({ path }) => writtenAt(settings, path, falsy)).find((found) => found !== undefined)
    : undefined;
}

const config = (flags: string): string => `SAML_CONFIG = {"service": {"sp": {${flags}}}}`;

export default defineRule({
  id: 'saml-unsigned',
  summary: 'Answers of a SAML provider count without a signature',
  why: 'The answer of the provider comes through the browser of the visitor. Unless the site asks for a signature on the answer or on what it says about people, a visitor writes it, and logs in as anyone.',
  notes:
    'One signature is enough: silent where the answer, the assertions, or either of them has to be signed. Information where answers count that nobody has asked for (`allow_unsolicited`): they let others log a visitor in to an account of theirs.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [347],
  fixable: 'sometimes',
  sources: [
    'https://pysaml2.readthedocs.io/en/latest/howto/config.html#want-response-signed',
    'https://github.com/mostafa/django-saml2-auth',
  ],
  examples: [
    {
      code: marked(config('"want_response_signed": False'), 'False'),
      after: config('"want_response_signed": True'),
    },
    {
      title: 'Both off',
      code: marked('SAML2_AUTH = {"WANT_RESPONSE_SIGNED": False, "WANT_ASSERTIONS_SIGNED": False}', 'False'),
      after: 'SAML2_AUTH = {"WANT_RESPONSE_SIGNED": True, "WANT_ASSERTIONS_SIGNED": False}',
    },
    {
      title: 'Answers that nobody has asked for',
      code: marked(config('"allow_unsolicited": True'), 'True'),
      after: config('"allow_unsolicited": False'),
    },
    { title: 'Assertions are signed', code: config('"want_response_signed": False, "want_assertions_signed": True') },
    { title: 'One of them', code: 'SAML2_AUTH = {"WANT_RESPONSE_SIGNED": False}' },
    { title: 'The default', code: config('"name": "Shop"') },
    { title: 'Not known', code: `import saml\n${config('"want_response_signed": False, **saml.options()')}` },
  ],
  *check(settings) {
    for (const each of packages) {
      const found = unsigned(settings, each);
      if (found === undefined) continue;
      yield {
        at: reportPlace(settings, found.alternative),
        subject: found.path[0],
        message:
          'No signature is asked for, so a visitor can write the answer of the provider and log in as anyone. Ask for signed answers.',
        fixes: setFlag(settings, found, true),
      };
    }
    yield* wrongFlags(settings, 'djangosaml2', [
      {
        path: sp('allow_unsolicited'),
        wrong: true,
        profile: 'info',
        message:
          '`allow_unsolicited` takes answers that nobody has asked for, so others can log a visitor in to an account of theirs. Turn it off unless the provider starts logins.',
      },
    ]);
  },
});
