import { isOfSite } from '../model/roles';
import { utf8Length } from '../text';
import { fallbackPlace } from './shared/fallback';
import { isLive, liveSeverity, outcome, settingsOf } from './shared/env-entries';
import { entryOf, literal, textIn } from './shared/values';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { judgeAt, titleOf, writtenAt, type SettingPath } from './shared/dict-keys';
import { defineRule } from './rule';
import type { PackageId } from '../django/packages';
import type { EnvFileEntry, EnvFileView, Problem, SettingsView } from './shared/model';

interface Signer {
  readonly id: PackageId;
  readonly key: SettingPath;
  readonly algorithm: SettingPath;
}

const signers: readonly Signer[] = [
  { id: 'simplejwt', key: ['SIMPLE_JWT', 'SIGNING_KEY'], algorithm: ['SIMPLE_JWT', 'ALGORITHM'] },
  { id: 'graphql-jwt', key: ['GRAPHQL_JWT', 'JWT_SECRET_KEY'], algorithm: ['GRAPHQL_JWT', 'JWT_ALGORITHM'] },
  { id: 'drf-jwt', key: ['JWT_AUTH', 'JWT_SECRET_KEY'], algorithm: ['JWT_AUTH', 'JWT_ALGORITHM'] },
];

/** The bytes of the hash, which RFC 7518 asks a key to have at least. */
const bytes: Readonly<Record<string, number>> = { HS256: 32, HS384: 48, HS512: 64 };

/** How long the key has to be; undefined where the algorithm is not known, or signs with a pair of keys. */
function wanted(settings: SettingsView, { algorithm }: Signer): readonly [name: string, length: number] | undefined {
  return Object.entries(bytes).find(
    ([name]) =>
      judgeAt(
        settings,
        algorithm,
        literal((value) => value === name),
        name === 'HS256',
      ) === true,
  );
}

/** In UTF-8, as the packages encode keys. */
function shorterThan(length: number): ReturnType<typeof literal> {
  return (value) => {
    const text = textIn(value);
    return text === undefined ? undefined : text !== '' && utf8Length(text) < length;
  };
}

interface Needed {
  readonly title: string;
  readonly algorithm: string;
  readonly length: number;
}

/** Where a variable is a signing key in a deployed entry: how long its text has to be. */
function neededOf(file: EnvFileView, entry: EnvFileEntry): Needed | undefined {
  for (const view of file.views.filter(({ role }) => isOfSite(role))) {
    for (const signer of signers) {
      const [algorithm, length] = (mayUsePackage(view, signer.id) ? wanted(view, signer) : undefined) ?? [];
      if (algorithm === undefined || length === undefined || !isTooShort(view, signer, entry, length)) continue;
      return { title: titleOf(signer.key), algorithm, length };
    }
  }
  return undefined;
}

function isTooShort(
  view: SettingsView,
  { key: [setting, ...keys] }: Signer,
  entry: EnvFileEntry,
  length: number,
): boolean {
  const [key = ''] = keys;
  const signs = view.get(setting).all.flatMap(({ value }) => entryOf(value, key)?.value ?? []);
  return signs.some(({ value }) => {
    if (value.kind !== 'env' || value.variable !== entry.key) return false;
    const result = outcome(entry.value ?? '', value.steps);
    return result !== 'invalid' && shorterThan(length)(result) === true;
  });
}

function aboutEntry(file: EnvFileView, entry: EnvFileEntry): readonly Problem[] {
  const isOther = file.get(entry.key) !== entry || settingsOf(entry).includes('SECRET_KEY');
  const needed = isOther ? undefined : neededOf(file, entry);
  if (needed === undefined) return [];
  return [
    {
      at: entry.valueAt,
      subject: entry.key,
      message: `\`${entry.key}\` is ${needed.title} and shorter than the ${String(needed.length)} bytes of ${needed.algorithm}, so it can be found by trying. Use a longer random key.`,
      severity: liveSeverity(file, 'warning'),
    },
  ];
}

const signsWithVariable = 'import os\nSIMPLE_JWT = {"SIGNING_KEY": os.environ["JWT_KEY"]}\n';

export default defineRule({
  id: 'jwt-signing-key-short',
  summary: 'The key that signs web tokens is shorter than the hash',
  why: 'Everybody who has a token can try keys on their own machine until one fits, without a request to the site. A short key, or one made of words, is found that way, and then tokens for any user can be written.',
  notes:
    'At least 32 bytes for `HS256`, 48 for `HS384` and 64 for `HS512` (RFC 7518). Silent for keys from the environment whose text is not known; in a `.env` file it speaks about the variable that the settings sign with.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [326],
  fixable: {
    never: 'a new key ends all tokens; make it with `python -c "import secrets; print(secrets.token_urlsafe(64))"`',
  },
  sources: [
    'https://datatracker.ietf.org/doc/html/rfc7518#section-3.2',
    'https://django-rest-framework-simplejwt.readthedocs.io/en/stable/settings.html#signing-key',
  ],
  examples: [
    {
      title: 'As a fallback',
      code: marked('import os\nSIMPLE_JWT = {"SIGNING_KEY": os.getenv("JWT_KEY", "no-real-one-7")}', '"no-real-one-7"'),
    },
    {
      title: 'For a longer hash',
      code: marked(
        `import os\nSIMPLE_JWT = {"ALGORITHM": "HS512", "SIGNING_KEY": os.getenv("JWT_KEY", "${'no-real-one-'.repeat(4)}")}`,
        `"${'no-real-one-'.repeat(4)}"`,
      ),
    },
    { code: `import os\nSIMPLE_JWT = {"SIGNING_KEY": os.getenv("JWT_KEY", "${'no-real-one-'.repeat(4)}")}` },
    { title: 'From the environment', code: 'import os\nSIMPLE_JWT = {"SIGNING_KEY": os.environ["JWT_KEY"]}' },
    {
      title: 'A pair of keys',
      code: 'import os\nSIMPLE_JWT = {"ALGORITHM": "RS256", "SIGNING_KEY": os.getenv("KEY", "no-real-one-7"), "JWK_URL": "https://id.example.org/"}',
    },
    {
      title: 'In a file for production',
      path: '.env.production',
      files: { 'settings.py': signsWithVariable },
      code: marked('JWT_KEY=no-real-one-7', 'no-real-one-7'),
    },
  ],
  checkEnv: (file) => (isLive(file) ? file.entries.flatMap((entry) => aboutEntry(file, entry)) : []),
  *check(settings) {
    for (const signer of signers) {
      const [name, length] = (mayUsePackage(settings, signer.id) ? wanted(settings, signer) : undefined) ?? [];
      const found = length === undefined ? undefined : writtenAt(settings, signer.key, shorterThan(length));
      if (found === undefined || name === undefined) continue;
      if (found.alternative.via.some((place) => settings.textOf(place).endsWith('SECRET_KEY'))) continue;
      yield {
        at: fallbackPlace(settings, found.alternative),
        subject: signer.key[0],
        message: `${titleOf(signer.key)} is shorter than the ${String(length)} bytes of ${name}, so it can be found by trying. Use a longer random key.`,
      };
    }
  },
});
