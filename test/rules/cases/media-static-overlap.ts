import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A setting for a service that Django does not read any more',
    django: '5.2',
    code: `from pathlib import Path
BASE_DIR = Path(__file__).resolve().parent
STATIC_ROOT = BASE_DIR / "static"
MEDIA_ROOT = BASE_DIR / "static" / "media"
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
DEFAULT_FILE_STORAGE = "storages.backends.s3.S3Storage"`,
  },
  {
    title: 'Not known',
    code: `import os
STATIC_ROOT = os.environ["STATIC"]
MEDIA_ROOT = os.environ["MEDIA"]`,
  },
  { title: 'A name that begins alike', code: 'STATIC_ROOT = "/srv/static"\nMEDIA_ROOT = "/srv/static-uploads"' },
];
