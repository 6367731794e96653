import { moveToEnvironment } from './shared/move-secret';
import { moduleText } from './shared/source';
import { privateKeysIn } from './shared/tokens';
import { leafAt, settingAt } from './shared/written-at';
import { defineRule } from './rule';

// Made of pieces, so that no scanner of secrets takes the examples for a real key.
const head = `-----BEGIN ${'RSA'} PRIVATE ${'KEY'}-----`;
const tail = `-----END ${'RSA'} PRIVATE ${'KEY'}-----`;
const body = `${'no0real1one2'.repeat(4)}${'MIIEvAIBADANBgkq'.repeat(2)}`;

export default defineRule({
  id: 'private-key-in-settings',
  summary: 'A private key is written in the source',
  why: 'Whoever has the private key can sign tokens in the name of your site, or read what was meant for it. In the source it is copied with every clone and stays in the history.',
  notes: 'Silent for public keys and certificates, for a head without a body, and in settings for tests.',
  on: 'settings',
  profile: 'always',
  django: [],
  cwe: [321, 798],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/howto/deployment/checklist/#critical-settings'],
  examples: [
    {
      code: `import os\nOIDC_RSA_PRIVATE_KEY = """${head}\n#                         ${'^'.repeat(head.length)}\n${body}\n${tail}"""`,
      after: 'import os\nOIDC_RSA_PRIVATE_KEY = os.environ["OIDC_RSA_PRIVATE_KEY"]',
    },
    {
      title: 'On one line, in a dict',
      code: `SIMPLE_JWT = {'SIGNING_KEY': '${head}\\n${body}\\n${tail}'}\n#                             ${'^'.repeat(head.length)}`,
    },
    {
      title: 'Read from a file',
      code: "from pathlib import Path\nOIDC_RSA_PRIVATE_KEY = Path('/run/secrets/oidc').read_text()",
    },
    { title: 'A public key', code: `VERIFYING_KEY = """${head.replace('RSA PRIVATE', 'PUBLIC')}\n${body}\n"""` },
    { title: 'A head without a body', code: `OIDC_RSA_PRIVATE_KEY = "${head}\\n...\\n${tail}"` },
    { title: 'For tests', role: 'test', code: `OIDC_RSA_PRIVATE_KEY = """${head}\n${body}\n${tail}"""` },
  ],
  *check(settings) {
    if (settings.role === 'test') return;
    for (const { uri } of settings.sources) {
      for (const span of privateKeysIn(moduleText(settings, uri))) {
        const at = { uri, span };
        const leaf = leafAt(settings, at);
        const subject = leaf?.setting ?? settingAt(settings, at);
        yield {
          at,
          ...(subject === undefined ? {} : { subject }),
          message:
            'A private key is written in this file, so everyone with the source can sign in the name of the site. Replace the key, and read it from the environment or a file.',
          fixes: leaf === undefined ? [] : moveToEnvironment(settings, leaf),
        };
      }
    }
  },
});
