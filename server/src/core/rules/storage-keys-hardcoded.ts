import { classify, upperName } from './shared/classifier';
import { leafName, possibleSecrets, type Leaf } from './shared/leaves';
import { isLocalHost } from './shared/domains';
import { leafTitle, moveToEnvironment } from './shared/move-secret';
import { settingAt } from './shared/written-at';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Severity, SettingsView } from './shared/model';

/** Settings of the storage backends, and their options in `STORAGES`, that open the files. */
const secrets =
  /^(?:AWS_(?:S3_)?SECRET_ACCESS_KEY|AWS_(?:SESSION|SECURITY)_TOKEN|AWS_CLOUDFRONT_KEY|AZURE_(?:ACCOUNT_KEY|CONNECTION_STRING|SAS_TOKEN)|GS_CREDENTIALS|DROPBOX_(?:OAUTH2_TOKEN|APP_SECRET))$/;
const options =
  /^(?:SECRET_KEY|SECURITY_TOKEN|CLOUDFRONT_KEY|ACCOUNT_KEY|CONNECTION_STRING|SAS_TOKEN|CREDENTIALS|OAUTH2_ACCESS_TOKEN)$/;

function isSecret(leaf: Leaf): boolean {
  const name = upperName(leafName(leaf));
  const named =
    leaf.setting === 'STORAGES'
      ? leaf.path.includes('OPTIONS') && options.test(name)
      : secrets.test(name) && leaf.path.length === 1;
  if (!named || leaf.alternative.read !== undefined) return false;
  const verdict = classify('SECRET_KEY', textIn(leaf.alternative.value) ?? '');
  return verdict === 'credential' || verdict === 'token';
}

/** A key for a service on the same machine, such as MinIO, opens little. */
function severity(settings: SettingsView): Severity | undefined {
  const endpoints = settings.get('AWS_S3_ENDPOINT_URL').deployedAlternatives.map(({ value }) => textIn(value) ?? '');
  const hosts = endpoints.flatMap((text) => /^https?:\/\/([^/:?#]+)/i.exec(text)?.[1]?.toLowerCase() ?? []);
  const local = hosts.some(isLocalHost);
  return local && settings.role !== 'production' ? 'hint' : undefined;
}

export default defineRule({
  id: 'storage-keys-hardcoded',
  summary: 'The key of a storage service is written in the source',
  why: 'Whoever has the source can read, change and delete every file of the bucket, often of the whole account. Keys of Amazon are found in public repositories by programs within minutes.',
  notes:
    'Silent for placeholders, references and values from the environment; a hint for a service on the same machine. Where the site runs at the same provider, the role of the machine needs no key at all.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [798],
  fixable: 'sometimes',
  sources: ['https://django-storages.readthedocs.io/en/latest/backends/amazon-S3.html#authentication-settings'],
  examples: [
    {
      code: 'import os\nAWS_SECRET_ACCESS_KEY = "no-real-one-7"\n#                       ^^^^^^^^^^^^^^^',
      after: 'import os\nAWS_SECRET_ACCESS_KEY = os.environ["AWS_SECRET_ACCESS_KEY"]',
    },
    { title: 'Azure', code: 'AZURE_ACCOUNT_KEY = "no-real-one-7"\n#                   ^^^^^^^^^^^^^^^' },
    {
      title: 'In the options',
      django: '5.2',
      code: 'STORAGES = {\n    "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {"secret_key": "no-real-one-7"}},\n    #                                                                                  ^^^^^^^^^^^^^^^\n    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},\n}',
    },
    { code: 'import os\nAWS_SECRET_ACCESS_KEY = os.environ["AWS_SECRET_ACCESS_KEY"]' },
    { title: 'A placeholder', code: 'AWS_SECRET_ACCESS_KEY = "changeme"\nAZURE_ACCOUNT_KEY = "<your account key>"' },
    { title: 'A reference', code: 'AWS_SECRET_ACCESS_KEY = "${AWS_SECRET}"' },
  ],
  *check(settings) {
    for (const leaf of possibleSecrets(settings, isSecret)) {
      const level = severity(settings);
      yield {
        at: leaf.alternative.at,
        subject: settingAt(settings, leaf.alternative.at) ?? leaf.setting,
        message: `${leafTitle(leaf)} is written in this file, so everyone with the source can read and delete the stored files. Read it from the environment, or let the role of the machine decide.`,
        ...(level === undefined ? {} : { severity: level }),
        fixes: moveToEnvironment(settings, leaf),
      };
    }
  },
});
