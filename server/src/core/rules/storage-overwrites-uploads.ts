import { addSetting } from './shared/edits';
import { isKnown, textIn, truthy } from './shared/values';
import { judgeAt, setFlag, titleOf, writtenAt, type SettingPath } from './shared/dict-keys';
import { marked } from './shared/marked';
import { optionPaths } from './shared/default-storage';
import { reportPlace } from './shared/replacing';
import { defineRule } from './rule';
import type { SettingsView, Test } from './shared/model';

interface Service {
  readonly backend: RegExp;
  readonly setting: string;
}

const services: readonly Service[] = [
  { backend: /^storages\.backends\.s3(?:boto3)?\./, setting: 'AWS_S3_FILE_OVERWRITE' },
  { backend: /^storages\.backends\.gcloud\./, setting: 'GS_FILE_OVERWRITE' },
];

const backends: readonly SettingPath[] = [['STORAGES', 'default', 'BACKEND'], ['DEFAULT_FILE_STORAGE']];

function named(word: RegExp): Test {
  return (value) => {
    const text = textIn(value);
    return text === undefined ? (isKnown(value) ? false : undefined) : word.test(text);
  };
}

function overwrites(settings: SettingsView, setting: string): boolean {
  const [own, inOptions] = optionPaths(setting, 'file_overwrite');
  if (own === undefined || inOptions === undefined) return false;
  return judgeAt(settings, own, truthy, true) === true && judgeAt(settings, inOptions, truthy, true) === true;
}

const s3 = 'DEFAULT_FILE_STORAGE = "storages.backends.s3.S3Storage"';

export default defineRule({
  id: 'storage-overwrites-uploads',
  summary: 'A second upload with the same name replaces the first',
  why: 'The backends for S3 and Google Cloud replace a file of the same name. A visitor who uploads `invoice.pdf` then changes what another one sees under that name.',
  notes: 'Only in the strict preset: many sites give each upload a name of its own.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [73],
  fixable: 'sometimes',
  sources: [
    'https://django-storages.readthedocs.io/en/latest/backends/amazon-S3.html',
    'https://django-storages.readthedocs.io/en/latest/backends/gcloud.html',
  ],
  examples: [
    {
      django: '4.1',
      code: `${marked(s3, '"storages.backends.s3.S3Storage"')}\n`,
      after: `${s3}\nAWS_S3_FILE_OVERWRITE = False\n`,
    },
    {
      title: 'Written',
      django: '4.1',
      code: `DEFAULT_FILE_STORAGE = "storages.backends.gcloud.GoogleCloudStorage"\n${marked('GS_FILE_OVERWRITE = True', 'True')}`,
      after: 'DEFAULT_FILE_STORAGE = "storages.backends.gcloud.GoogleCloudStorage"\nGS_FILE_OVERWRITE = False',
    },
    { django: '4.1', code: `${s3}\nAWS_S3_FILE_OVERWRITE = False` },
    {
      title: 'In the options',
      django: '5.2',
      code: 'STORAGES = {\n    "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {"file_overwrite": False}},\n    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},\n}',
    },
    { title: 'A class of the project', django: '4.1', code: 'DEFAULT_FILE_STORAGE = "shop.storage.Uploads"' },
    { title: 'For tests', role: 'test', django: '4.1', code: s3 },
  ],
  *check(settings) {
    for (const { backend, setting } of services) {
      const used = backends.map((path) => writtenAt(settings, path, named(backend))).find((each) => each !== undefined);
      if (used === undefined || !overwrites(settings, setting)) continue;
      const on = optionPaths(setting, 'file_overwrite')
        .map((path) => writtenAt(settings, path, truthy))
        .find((each) => each !== undefined);
      const title = titleOf(on?.path ?? [setting]);
      const edits = [addSetting(settings, `${setting} = False`, [used.path[0]])];
      yield {
        at: reportPlace(settings, (on ?? used).alternative),
        subject: on?.path[0] ?? setting,
        message: `A second upload with the same name replaces the first, which may be of somebody else. Turn ${title} off.`,
        fixes:
          on !== undefined
            ? setFlag(settings, on, false)
            : [{ title: `Set \`${setting} = False\``, edits, safety: 'unsafe', preferred: true }],
      };
    }
  },
});
