import { falsy, literal, textIn } from './shared/values';
import { isLocalHost } from './shared/domains';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { optionPaths } from './shared/default-storage';
import { replaceText, reportPlace } from './shared/replacing';
import { setFlag, titleOf, writtenAt, type SettingPath, type Written } from './shared/dict-keys';
import { defineRule } from './rule';
import type { Fix, SettingsView, Test } from './shared/model';

const off: Test = literal((value) => value === false);

const flags: readonly (readonly [paths: readonly SettingPath[], test: Test, what: string])[] = [
  [optionPaths('AWS_S3_USE_SSL', 'use_ssl'), falsy, 'is off, so files and requests travel as plain text'],
  [
    optionPaths('AWS_S3_VERIFY', 'verify'),
    off,
    'is off, so the certificate is not checked and anybody in between can read and change files',
  ],
  [optionPaths('AZURE_SSL', 'azure_ssl'), falsy, 'is off, so files are addressed by plain HTTP'],
];

const addresses: readonly SettingPath[] = [
  ...optionPaths('AWS_S3_ENDPOINT_URL', 'endpoint_url'),
  ...optionPaths('GS_CUSTOM_ENDPOINT', 'custom_endpoint'),
  ...optionPaths('AWS_S3_URL_PROTOCOL', 'url_protocol'),
];

/** `http://` to another machine; a name without a dot is a container beside this one. */
const isPlain = literal((value) => {
  if (typeof value !== 'string') return false;
  if (/^http:?$/i.test(value)) return true;
  const host = /^http:\/\/([^/:?#]+)/i.exec(value)?.[1]?.toLowerCase();
  return host !== undefined && host.includes('.') && !isLocalHost(host);
});

function useHttps(settings: SettingsView, { alternative }: Written): readonly Fix[] {
  const text = textIn(alternative.value) ?? '';
  return replaceText(settings, alternative, text.replace(/^http/i, 'https'), 'Use `https`', true);
}

export default defineRule({
  id: 'storage-insecure-transport',
  summary: 'Files travel to the storage service, or to visitors, without protection',
  why: 'The requests carry the files and a signature for the next minutes. On plain HTTP, or without a check of the certificate, whoever is in between reads uploads and hands out others.',
  notes: 'Silent for a service on the same machine or under a name without a dot, such as MinIO beside it.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [319, 295],
  fixable: 'sometimes',
  sources: [
    'https://django-storages.readthedocs.io/en/latest/backends/amazon-S3.html',
    'https://django-storages.readthedocs.io/en/latest/backends/azure.html',
  ],
  examples: [
    { code: marked('AWS_S3_USE_SSL = False', 'False'), after: 'AWS_S3_USE_SSL = True' },
    { title: 'Any certificate', code: marked('AWS_S3_VERIFY = False', 'False'), after: 'AWS_S3_VERIFY = True' },
    { title: 'Azure', code: marked('AZURE_SSL = False', 'False') },
    {
      title: 'A plain address',
      code: marked('AWS_S3_ENDPOINT_URL = "http://files.example.org:9000"', '"http://files.example.org:9000"'),
      after: 'AWS_S3_ENDPOINT_URL = "https://files.example.org:9000"',
    },
    {
      title: 'For visitors',
      code: marked('AWS_S3_URL_PROTOCOL = "http:"', '"http:"'),
      after: 'AWS_S3_URL_PROTOCOL = "https:"',
    },
    { code: 'AWS_S3_ENDPOINT_URL = "https://files.example.org"\nAWS_S3_VERIFY = "/etc/ssl/own.pem"' },
    { title: 'Beside this one', code: 'AWS_S3_ENDPOINT_URL = "http://minio:9000"' },
    { title: 'On this machine', code: 'AWS_S3_ENDPOINT_URL = "http://127.0.0.1:9000"' },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'django-storages')) return;
    for (const [paths, test, what] of flags) {
      for (const found of paths.flatMap((path) => writtenAt(settings, path, test) ?? [])) {
        yield {
          at: reportPlace(settings, found.alternative),
          subject: found.path[0],
          message: `${titleOf(found.path)} ${what}. Turn it on.`,
          fixes: setFlag(settings, found, true),
        };
      }
    }
    for (const found of addresses.flatMap((path) => writtenAt(settings, path, isPlain) ?? [])) {
      yield {
        at: reportPlace(settings, found.alternative),
        subject: found.path[0],
        message: `${titleOf(found.path)} is plain HTTP, so files can be read and changed on the way. Use \`https\`.`,
        fixes: useHttps(settings, found),
      };
    }
  },
});
