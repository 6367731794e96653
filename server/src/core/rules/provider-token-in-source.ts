import { moveToEnvironment } from './shared/move-secret';
import { moduleText } from './shared/source';
import { tokensIn } from './shared/tokens';
import { leafAt, settingAt } from './shared/written-at';
import { sampleToken } from './shared/sample-token';
import { defineRule } from './rule';
import type { TokenKind } from './shared/tokens';
import type { Severity } from './shared/model';

// Joined when it runs, which no bundler does beforehand, so that no scanner of secrets takes the examples for real tokens.
const test = ['sk', '_test_q7Rw2Xz9Kd', '5Lm8Nv3Bt6'].join('');
const signed = [
  'ey',
  'JhbGciOiJIUzI1NiJ9.',
  'ey',
  'JzdWIiOiI3MTkyIiwiYXVkIjoic2hvcCJ9.q7Rw2Xz9Kd5Lm8Nv3Bt6Yc1Hj4',
].join('');
const amazonId = ['AK', 'IAQ7ZX4MNPV2R6TKLY'].join('');
const amazon = ['AK', 'IAIOSFODNN7EXAMPLE'].join('');
const carets = '^'.repeat(sampleToken.length);

function useOf({ opensWith }: TokenKind, severity: Severity | undefined): string {
  return opensWith !== undefined && severity === 'warning'
    ? 'whoever has its secret as well can use it'
    : 'whoever has the source can use it';
}

export default defineRule({
  id: 'provider-token-in-source',
  summary: 'The token of a provider is written in the source',
  why: 'Such tokens are found by their form within minutes once a repository is public, and they work from anywhere. The history keeps a token that was removed, so it has to be revoked as well.',
  notes:
    'Speaks in every role and in comments, because it does not matter for what a live token was written down. A hint for keys of a test mode, information for Google keys of maps and browsers, which visitors see anyway, and for signed tokens that no name calls a secret; those in comments and docstrings are information for the strict preset. A warning for the id of an AWS key whose secret does not stand nearby. Samples from documentation are left out.',
  on: 'settings',
  profile: 'always',
  django: [],
  cwe: [798],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/howto/deployment/checklist/#critical-settings',
    'https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns',
  ],
  examples: [
    {
      code: `import os\nGITHUB_TOKEN = '${sampleToken}'\n#               ${carets}`,
      after: "import os\nGITHUB_TOKEN = os.environ['GITHUB_TOKEN']",
    },
    {
      title: 'In a dict, for tests too',
      role: 'test',
      code: `HOSTING = {'token': '${sampleToken}'}\n#                    ${carets}`,
    },
    { title: 'In a comment', code: `DEBUG = False  # ${sampleToken}\n#                ${carets}` },
    { title: 'For a test mode: a hint', code: `STRIPE_KEY = '${test}'\n#             ${'^'.repeat(test.length)}` },
    {
      title: 'A signed token under a name that does not call it one: information',
      code: `INVITATION = '${signed}'\n#             ${'^'.repeat(signed.length)}`,
    },
    {
      title: 'A signed token in a comment: information for the strict preset',
      code: `DEBUG = False  # curl -H "Authorization: JWT ${signed}"\n#                                            ${'^'.repeat(signed.length)}`,
    },
    {
      title: 'The id of a key without its secret: a warning',
      code: `AWS_ACCESS_KEY_ID = '${amazonId}'\n#                    ${'^'.repeat(amazonId.length)}`,
    },
    { code: 'import os\nGITHUB_TOKEN = os.environ["GITHUB_TOKEN"]' },
    { title: "A sample of Amazon's documentation", code: `AWS_ACCESS_KEY_ID = '${amazon}'` },
    { title: 'A placeholder', code: `GITHUB_TOKEN = 'ghp_${'x'.repeat(36)}'` },
    {
      title: 'Something else that starts like one',
      code: "APPS = ['key-value', 'xapp-one', 'shp_orders', 'SG.users.models']",
    },
  ],
  *check(settings) {
    for (const { uri } of settings.sources) {
      const text = moduleText(settings, uri);
      for (const { kind, severity, start, end } of settings.recall('tokens', text, () => tokensIn(text))) {
        const at = { uri, span: { start, end } };
        const leaf = leafAt(settings, at);
        const subject = leaf?.setting ?? settingAt(settings, at);
        yield {
          at,
          ...(subject === undefined ? {} : { subject }),
          ...(severity === undefined ? {} : { severity }),
          ...(subject === undefined && kind.expires === true ? { profile: 'info' as const } : {}),
          message: `This is ${kind.what}, and ${useOf(kind, severity)}. Revoke it, and read its successor from the environment.`,
          fixes: leaf === undefined ? [] : moveToEnvironment(settings, leaf),
        };
      }
    }
  },
});
