import { allAlgorithms, plainAlgorithms } from './shared/jwt-algorithms';
import { marked } from './shared/marked';
import { mayUsePackage, packageIsBefore } from './shared/packages';
import { replaceText, reportPlace } from './shared/replacing';
import { literal, textIn } from './shared/values';
import { writtenAt, type Written } from './shared/dict-keys';
import { defineRule } from './rule';
import type { Fix, SettingsView, Test } from './shared/model';

const release = '5.4';

function accepted(settings: SettingsView): readonly string[] {
  return packageIsBefore(settings, 'simplejwt', release) ? plainAlgorithms : allAlgorithms;
}

/** The same name in other letters: `hs256`, `HS-256`. */
function fixes(settings: SettingsView, { alternative }: Written): readonly Fix[] {
  const plain = (text: string): string => text.replace(/[-_ ]/g, '').toLowerCase();
  const found = plain(textIn(alternative.value) ?? '');
  const meant = accepted(settings).find((name) => plain(name) === found);
  return meant === undefined ? [] : replaceText(settings, alternative, meant, `Write \`${meant}\``, true);
}

function refused(settings: SettingsView): Test {
  const names = accepted(settings);
  return literal((value) => typeof value !== 'string' || !names.includes(value));
}

export default defineRule({
  id: 'jwt-algorithm-invalid',
  summary: 'SimpleJWT does not know the algorithm',
  why: 'SimpleJWT refuses an algorithm that it does not know as soon as a token is made or checked, so every request with a token fails.',
  notes:
    'Before 5.4 it takes `HS`, `RS` and `ES` with 256, 384 and 512; since then also `ES256K`, `ES521`, `PS…` and `EdDSA`. `none` was never accepted.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [327],
  fixable: 'sometimes',
  reveals: ['jwt-asymmetric-key-missing', 'jwt-signing-key-shared'],
  sources: ['https://django-rest-framework-simplejwt.readthedocs.io/en/stable/settings.html#algorithm'],
  examples: [
    { code: marked('SIMPLE_JWT = {"ALGORITHM": "hs256"}', '"hs256"'), after: 'SIMPLE_JWT = {"ALGORITHM": "HS256"}' },
    { title: 'No signature', code: marked('SIMPLE_JWT = {"ALGORITHM": "none"}', '"none"') },
    { title: 'Nothing', code: marked('SIMPLE_JWT = {"ALGORITHM": None}', 'None') },
    {
      title: 'Before 5.4',
      packages: { 'djangorestframework-simplejwt': '5.3.1' },
      code: marked('SIMPLE_JWT = {"ALGORITHM": "EdDSA", "JWK_URL": "https://id.example.org/jwks"}', '"EdDSA"'),
    },
    {
      title: 'Since 5.4',
      packages: { 'djangorestframework-simplejwt': '5.5.1' },
      code: 'SIMPLE_JWT = {"ALGORITHM": "EdDSA", "JWK_URL": "https://id.example.org/jwks"}',
    },
    { code: 'SIMPLE_JWT = {"ALGORITHM": "HS512"}' },
    { title: 'Not known', code: 'import os\nSIMPLE_JWT = {"ALGORITHM": os.environ["ALGORITHM"]}' },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'simplejwt')) return;
    const found = writtenAt(settings, ['SIMPLE_JWT', 'ALGORITHM'], refused(settings));
    if (found === undefined) return;
    yield {
      at: reportPlace(settings, found.alternative),
      subject: 'SIMPLE_JWT',
      message: `SimpleJWT does not know this \`ALGORITHM\`, so no token can be made or checked. Use one of ${plainAlgorithms.slice(0, 4).join(', ')} and the like.`,
      fixes: fixes(settings, found),
    };
  },
});
