import type { SectionSpec } from '../item';
import { falsy, literal } from '../../../rules/shared/values';
import { allRead, known, packageUse, setting } from '../questions';

export const files: SectionSpec = {
  id: 'files',
  title: 'Static files and uploads',
  items: [
    {
      id: 'static-files',
      title: 'Static files are collected and served with caching headers',
      help: 'Set `STATIC_ROOT`, run `collectstatic` when deploying, and serve them by the web server, WhiteNoise or a bucket.',
      rules: ['whitenoise-order', 'whitenoise-dev-mode', 'storages-alias-missing', 'storage-setting-removed'],
      proof: setting(
        'STATIC_ROOT',
        (value) => (falsy(value) === true ? false : value.kind === 'unknown' ? undefined : true),
        'collectstatic has no target',
      ),
    },
    {
      id: 'media-files',
      title: 'Uploads are served by a web server or bucket, from a place of their own',
      help: 'Not through Django, not from the folder of static files, best from another domain, with `Content-Disposition: attachment` for what is not shown.',
      rules: [
        'media-static-overlap',
        'whitenoise-serves-media',
        'urls-serve-view',
        'silk-profiler-in-media',
        'wagtail-document-risk',
      ],
    },
    {
      id: 'served-folders',
      title: 'Folders that visitors load files from hold public files only',
      help: "Keep the code, the database, logs, caches and unfinished uploads outside of `STATIC_ROOT`, `MEDIA_ROOT` and WhiteNoise's root.",
      rules: [
        'served-root-exposes-project',
        'db-file-in-served-root',
        'logging-file-public',
        'upload-temp-in-served-root',
        'cache-location-exposed',
      ],
      proof: allRead,
    },
    {
      id: 'file-storage',
      title: 'Uploads in a bucket are private, and travel over TLS',
      help: 'Block public access, hand out signed addresses, keep names unique, and give the site a role in place of keys.',
      rules: [
        'storage-public-acl',
        'storage-insecure-transport',
        'storage-keys-hardcoded',
        'storage-overwrites-uploads',
      ],
      proof: allRead,
      applies: packageUse('django-storages', 'django-storages'),
    },
    {
      id: 'upload-size',
      title: 'The size of requests is limited',
      help: 'Keep `DATA_UPLOAD_MAX_MEMORY_SIZE` (2.5 MB by default), and limit the body in the web server (`client_max_body_size`).',
      rules: ['upload-limit-disabled', 'upload-memory-large'],
      proof: setting(
        'DATA_UPLOAD_MAX_MEMORY_SIZE',
        literal((value) => value !== null),
        'requests may be of any size',
      ),
    },
    {
      id: 'upload-permissions',
      title: 'Uploaded files can be run or changed by nobody else',
      help: '`FILE_UPLOAD_PERMISSIONS = 0o644` or stricter, `FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o755` or stricter, with the `0o`.',
      rules: ['upload-permissions-unsafe'],
      proof: known('FILE_UPLOAD_PERMISSIONS', 'FILE_UPLOAD_DIRECTORY_PERMISSIONS'),
    },
    {
      id: 'upload-types',
      title: 'Uploaded files are checked before they are kept',
      help: 'Allow a list of extensions, look at the content and not at the name, give the file a name of your own, scan it for malware.',
    },
  ],
};
