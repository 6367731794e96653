import { isOfSite } from '../model/roles';
import { basename } from '../text';
import { possibleLeaves, type Leaf } from './shared/leaves';
import { moveToEnvironment } from './shared/move-secret';
import { moduleText } from './shared/source';
import { privateKeysIn } from './shared/tokens';
import { leafAt, settingAt } from './shared/written-at';
import { defineRule } from './rule';
import type { Alternative, Problem, SettingsView, Uri } from './shared/model';

// Made of pieces, so that no scanner of secrets takes the examples for a real key.
const head = `-----BEGIN ${'RSA'} PRIVATE ${'KEY'}-----`;
const tail = `-----END ${'RSA'} PRIVATE ${'KEY'}-----`;
const body = `${'no0real1one2'.repeat(4)}${'MIIEvAIBADANBgkq'.repeat(2)}`;

/** Keys that are read from a file of the repository. */
function* fromFiles(settings: SettingsView): Iterable<Problem> {
  const fileOf = ({ value }: Alternative): Uri | undefined =>
    value.kind === 'unknown' ? value.why.files?.find((file) => settings.holdsPrivateKey(file)) : undefined;
  // What Django signs with has a rule of its own.
  const isStored = (leaf: Leaf): boolean => leaf.setting !== 'SECRET_KEY' && fileOf(leaf.alternative) !== undefined;
  for (const { setting, alternative } of possibleLeaves(settings, isStored))
    yield {
      at: alternative.at,
      subject: setting,
      message: `This private key is read from \`${basename(fileOf(alternative) ?? settings.uri)}\`, which git stores with the source, so everyone with the repository can sign in the name of the site. Replace the key, and take the file out of git.`,
    };
}

export default defineRule({
  id: 'private-key-in-settings',
  summary: 'A private key is written in the source',
  why: 'Whoever has the private key can sign tokens in the name of your site, or read what was meant for it. In the source it is copied with every clone and stays in the history.',
  notes:
    'The same for a key in a file that settings read and that git stores. Silent for public keys and certificates, for a head without a body, and in settings for tests.',
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
    {
      title: 'Read from a file that git stores',
      files: { '.gitignore': '*.pyc\n', 'keys/site.key': '', 'keys/site.key.pub': '' },
      code: "from pathlib import Path\nBASE_DIR = Path(__file__).resolve().parent\nPRIVATE_KEY = Path(f'{BASE_DIR}/keys/site.key').read_text()\n#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\nPUBLIC_KEY = Path(f'{BASE_DIR}/keys/site.key.pub').read_text()",
    },
    {
      title: 'Read from a file that git ignores',
      files: { '.gitignore': '*.key\n', 'keys/site.key': '' },
      code: "SIGNING_KEY = open('keys/site.key').read()",
    },
    { title: 'A public key', code: `VERIFYING_KEY = """${head.replace('RSA PRIVATE', 'PUBLIC')}\n${body}\n"""` },
    { title: 'A head without a body', code: `OIDC_RSA_PRIVATE_KEY = "${head}\\n...\\n${tail}"` },
  ],
  *check(settings) {
    if (settings.role === 'test') return;
    if (isOfSite(settings.role)) yield* fromFiles(settings);
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
