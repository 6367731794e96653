import { literal, falsy, textIn } from './shared/values';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { optionPaths, storesInFolder } from './shared/default-storage';
import { replaceValue, reportPlace } from './shared/replacing';
import { setFlag, titleOf, writtenAt, type SettingPath, type Written } from './shared/dict-keys';
import { defineRule } from './rule';
import type { Fix, Problem, SettingsView } from './shared/model';

const acls: readonly SettingPath[] = [
  ...optionPaths('AWS_DEFAULT_ACL', 'default_acl'),
  ...optionPaths('GS_DEFAULT_ACL', 'default_acl').slice(0, 1),
  ['AWS_S3_OBJECT_PARAMETERS', 'ACL'],
  ['STORAGES', 'default', 'OPTIONS', 'object_parameters', 'ACL'],
];

const unsigned: readonly SettingPath[] = [
  ...optionPaths('AWS_QUERYSTRING_AUTH', 'querystring_auth'),
  ['GS_QUERYSTRING_AUTH'],
];

const isPublic = literal(
  (value) => typeof value === 'string' && /^(?:public-?read(?:-?write)?|authenticated-?read)$/i.test(value),
);

/** Whoever has an account with the provider. */
function signedInProblem(settings: SettingsView, found: Written): Problem {
  return {
    at: reportPlace(settings, found.alternative),
    subject: found.path[0],
    message: `${titleOf(found.path)} lets everybody with an account of the storage service read every uploaded file. Leave it out.`,
    profile: 'hint',
    fixes: aclFixes(settings, found),
  };
}

function aclFixes(settings: SettingsView, found: Written): readonly Fix[] {
  return found.path.length === 1 || found.path.at(-1) === 'default_acl'
    ? replaceValue(settings, found.alternative, 'None', 'Leave it to the bucket')
    : [];
}

function publicProblem(settings: SettingsView, found: Written): Problem {
  if (/^authenticated/i.test(textIn(found.alternative.value) ?? '')) return signedInProblem(settings, found);
  const canWrite = /write/i.test(textIn(found.alternative.value) ?? '');
  return {
    at: reportPlace(settings, found.alternative),
    subject: found.path[0],
    message: canWrite
      ? `${titleOf(found.path)} lets everybody replace uploaded files. Leave it out.`
      : `${titleOf(found.path)} lets everybody read every uploaded file. Leave it out unless all uploads are public.`,
    ...(canWrite ? { profile: 'hard' as const } : {}),
    fixes: aclFixes(settings, found),
  };
}

export default defineRule({
  id: 'storage-public-acl',
  aliases: ['storage-unsigned-urls'],
  summary: 'Uploaded files can be read by everybody',
  why: 'A file that is public at the storage service needs no login: whoever has its address, from a log, a mail or a guess, loads it, also after it was taken off the site.',
  notes:
    'Information for `public-read`, an error for `public-read-write`, a hint for `authenticated-read` and for addresses without a signature, which only work where files are public. Silent where `STORAGES` sends uploads to a folder of Django. Images stop loading where pages rely on public addresses.',
  on: 'settings',
  profile: 'info',
  isLouder: true,
  django: [],
  cwe: [732],
  fixable: 'sometimes',
  sources: [
    'https://django-storages.readthedocs.io/en/latest/backends/amazon-S3.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl',
  ],
  examples: [
    { code: marked('AWS_DEFAULT_ACL = "public-read"', '"public-read"'), after: 'AWS_DEFAULT_ACL = None' },
    { title: 'Everybody can write', code: marked('AWS_DEFAULT_ACL = "public-read-write"', '"public-read-write"') },
    {
      title: 'Everybody with an account: a hint',
      code: marked('AWS_DEFAULT_ACL = "authenticated-read"', '"authenticated-read"'),
      after: 'AWS_DEFAULT_ACL = None',
    },
    {
      title: 'In the options',
      django: '5.2',
      code: marked(
        'STORAGES = {\n    "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {"default_acl": "public-read"}},\n    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},\n}',
        '"public-read"',
      ),
    },
    { title: 'By a parameter', code: marked('AWS_S3_OBJECT_PARAMETERS = {"ACL": "public-read"}', '"public-read"') },
    { code: 'AWS_DEFAULT_ACL = None' },
    { title: 'Private', code: 'AWS_DEFAULT_ACL = "private"\nAWS_QUERYSTRING_AUTH = True' },
    {
      title: 'Static files only',
      django: '5.2',
      code: 'STORAGES = {\n    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},\n    "staticfiles": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {"default_acl": "public-read"}},\n}\nAWS_DEFAULT_ACL = "public-read"',
    },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'django-storages') || storesInFolder(settings)) return;
    const open = acls.flatMap((path) => writtenAt(settings, path, isPublic) ?? []);
    for (const found of open) yield publicProblem(settings, found);
    if (open.length > 0) return;
    for (const found of unsigned.flatMap((path) => writtenAt(settings, path, falsy) ?? [])) {
      yield {
        at: reportPlace(settings, found.alternative),
        subject: found.path[0],
        profile: 'hint',
        message: `${titleOf(found.path)} leaves addresses without a signature, which work for public files only. Sign them unless all uploads are public.`,
        // Public files may be what the site wants, so that no one answer is right.
        fixes: setFlag(settings, found, true).map((fix) => ({ ...fix, preferred: false })),
      };
    }
  },
});
