import { isAsymmetric, isNoKey } from './shared/jwt-algorithms';
import { judgeAt, writtenAt, type SettingPath } from './shared/dict-keys';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { reportPlace } from './shared/replacing';
import { literal, nonEmptyText, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Problem, SettingsView, Test } from './shared/model';

const keyOf = (key: string): SettingPath => ['SIMPLE_JWT', key];

/** A text that is no key of a pair: those are PEM blocks. */
const isNoPair = literal((value) => typeof value === 'string' && value !== '' && !value.includes('-----BEGIN'));

function trouble(settings: SettingsView): string | undefined {
  if (writtenAt(settings, keyOf('SIGNING_KEY'), isNoPair) !== undefined)
    return '`SIGNING_KEY` is not a private key, so no token can be signed. Give it the text of a PEM file.';
  const keys = [keyOf('VERIFYING_KEY'), keyOf('JWK_URL')];
  // Where both keys are written down as nothing, code that runs at the start puts them there: the package asks for them later.
  const isFilledLater = [keyOf('SIGNING_KEY'), keyOf('VERIFYING_KEY')].every(
    (path) => judgeAt(settings, path, isNoKey, false) === true,
  );
  if (isFilledLater) return undefined;
  const fromOutside = keys.some((path) => writtenAt(settings, path, isNoKey)?.alternative.read !== undefined);
  if (!fromOutside && keys.every((path) => judgeAt(settings, path, isNoKey, true) === true))
    return 'This algorithm needs `VERIFYING_KEY` or `JWK_URL`, so no token can be checked. Give it the public key.';
  return undefined;
}

function* ignored(settings: SettingsView): Iterable<Problem> {
  const shared: Test = (value) => textIn(value)?.startsWith('HS');
  const key = writtenAt(settings, keyOf('VERIFYING_KEY'), nonEmptyText);
  if (key === undefined || judgeAt(settings, keyOf('ALGORITHM'), shared, true) !== true) return;
  yield {
    at: reportPlace(settings, key.alternative),
    subject: 'SIMPLE_JWT',
    profile: 'info',
    tags: ['unnecessary'],
    message:
      '`VERIFYING_KEY` is ignored with an `HS…` algorithm, which signs and checks with `SIGNING_KEY`. Remove it, or choose `RS256`.',
  };
}

export default defineRule({
  id: 'jwt-asymmetric-key-missing',
  summary: 'The algorithm of the tokens needs a pair of keys that is not there',
  why: 'With `RS256` and the like, a private key signs tokens and a public key checks them. Without them every login or every request with a token fails; and a key that is ignored gives a false idea of how tokens are checked.',
  notes:
    'Silent for keys from the environment, from files or from functions, and where both keys are written as empty: then code that runs at the start fills them in. Information where a `VERIFYING_KEY` stands beside an `HS…` algorithm.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [347],
  fixable: { never: 'only you have the keys' },
  sources: ['https://django-rest-framework-simplejwt.readthedocs.io/en/stable/settings.html#signing-key'],
  examples: [
    {
      title: 'Nothing to check with',
      code: marked('import os\nSIMPLE_JWT = {"ALGORITHM": "RS256", "SIGNING_KEY": os.environ["KEY"]}', '"RS256"'),
    },
    {
      title: 'A text instead of a private key',
      code: marked(
        'SIMPLE_JWT = {"ALGORITHM": "ES256", "SIGNING_KEY": "no-real-one-7", "JWK_URL": "https://id.example.org/jwks"}',
        '"ES256"',
      ),
    },
    {
      title: 'An ignored key',
      code: marked('SIMPLE_JWT = {"VERIFYING_KEY": "-----BEGIN PUBLIC KEY-----"}', '"-----BEGIN PUBLIC KEY-----"'),
    },
    {
      code: 'import os\nSIMPLE_JWT = {"ALGORITHM": "RS256", "SIGNING_KEY": os.environ["KEY"], "VERIFYING_KEY": os.environ["PUBLIC"]}',
    },
    {
      title: 'A variable that may be empty',
      code: 'import os\nSIMPLE_JWT = {"ALGORITHM": "RS256", "VERIFYING_KEY": os.getenv("PUBLIC", "")}',
    },
    {
      title: 'Tokens of another server',
      code: 'SIMPLE_JWT = {"ALGORITHM": "RS256", "JWK_URL": "https://id.example.org/jwks"}',
    },
    {
      title: 'A key to sign with, and an empty one to check with',
      code: marked(
        'import os\nSIMPLE_JWT = {"ALGORITHM": "RS256", "SIGNING_KEY": os.environ["KEY"], "VERIFYING_KEY": ""}',
        '"RS256"',
      ),
    },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'simplejwt')) return;
    yield* ignored(settings);
    const algorithm = writtenAt(settings, keyOf('ALGORITHM'), isAsymmetric);
    const message = algorithm && trouble(settings);
    if (algorithm === undefined || message === undefined) return;
    yield {
      at: reportPlace(settings, algorithm.alternative),
      subject: 'SIMPLE_JWT',
      message,
    };
  },
});
