import { block, indented } from './text';
import { defineSnippets } from './snippet';

/** `more` is what releases that count files have besides, on lines of its own. */
function uploads(more: string): string {
  return block`
    # Requests without files, in bytes; files above the second limit go to a temporary file. The web server limits the whole.
    DATA_UPLOAD_MAX_MEMORY_SIZE = ${'${1:5 * 1024 * 1024}'}
    FILE_UPLOAD_MAX_MEMORY_SIZE = ${'${2:5 * 1024 * 1024}'}
    DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000${indented(more, 4)}
    # For the web server's group, and for nobody else.
    FILE_UPLOAD_PERMISSIONS = 0o640
    FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750
  `;
}

/** Static files, uploads and storage. */
export const fileSnippets = defineSnippets([
  {
    prefix: 'dsl-static',
    title: 'static files and uploads apart',
    description: 'Static files with WhiteNoise, uploads in a folder of their own',
    scope: 'settings',
    django: { from: '4.2' },
    readers: 'none',
    text: () => block`
      STATIC_URL = "static/"
      STATIC_ROOT = BASE_DIR / "staticfiles"
      # Never within STATIC_ROOT: what users upload is not served as part of the site.
      MEDIA_URL = "media/"
      MEDIA_ROOT = BASE_DIR / "media"
      STORAGES = {
          "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
          "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
      }
    `,
  },
  {
    prefix: 'dsl-static',
    title: 'static files and uploads apart',
    description: 'Static files with WhiteNoise, uploads in a folder of their own, for releases before STORAGES',
    scope: 'settings',
    django: { before: '4.2' },
    readers: 'none',
    text: () => block`
      STATIC_URL = "/static/"
      STATIC_ROOT = BASE_DIR / "staticfiles"
      # Never within STATIC_ROOT: what users upload is not served as part of the site.
      MEDIA_URL = "/media/"
      MEDIA_ROOT = BASE_DIR / "media"
      STATICFILES_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    `,
  },
  {
    prefix: 'dsl-storage-s3',
    title: 'private uploads on S3',
    description: 'Uploads in a private bucket, with signed addresses; the keys come from the role of the machine',
    scope: 'settings',
    django: { from: '4.2' },
    package: { name: 'django-storages' },
    readers: 'os',
    text: (read) => block`
      STORAGES = {
          "default": {
              "BACKEND": "storages.backends.s3.S3Storage",
              "OPTIONS": {
                  "bucket_name": ${read.required('AWS_STORAGE_BUCKET_NAME')},
                  "default_acl": "private",
                  "querystring_auth": True,
                  # In seconds: how long a signed address works.
                  "querystring_expire": ${'${1:600}'},
                  "file_overwrite": False,
              },
          },
          "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
      }
    `,
  },
  {
    prefix: 'dsl-storage-s3',
    title: 'private uploads on S3',
    description: 'Uploads in a private bucket, for releases before STORAGES',
    scope: 'settings',
    django: { before: '4.2' },
    package: { name: 'django-storages' },
    readers: 'os',
    text: (read) => block`
      DEFAULT_FILE_STORAGE = "storages.backends.s3boto3.S3Boto3Storage"
      AWS_STORAGE_BUCKET_NAME = ${read.required('AWS_STORAGE_BUCKET_NAME')}
      AWS_DEFAULT_ACL = "private"
      AWS_QUERYSTRING_AUTH = True
      # In seconds: how long a signed address works.
      AWS_QUERYSTRING_EXPIRE = ${'${1:600}'}
      AWS_S3_FILE_OVERWRITE = False
    `,
  },
  {
    prefix: 'dsl-uploads',
    title: 'limits for uploads',
    description: 'How much a request may bring along, and who may read what it leaves',
    scope: 'settings',
    django: { from: '3.2' },
    readers: 'none',
    text: () => uploads('\nDATA_UPLOAD_MAX_NUMBER_FILES = 100'),
  },
  {
    prefix: 'dsl-uploads',
    title: 'limits for uploads',
    description: 'How much a request may bring along, for releases that count no files',
    scope: 'settings',
    django: { before: '3.2' },
    readers: 'none',
    text: () => uploads(''),
  },
]);
