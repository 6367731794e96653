import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A dead line',
    django: '5.2',
    code: `DEFAULT_FILE_STORAGE = "storages.backends.s3.S3Storage"
# ^^^^^^^^^^^^^^^^^^
STORAGES = {"default": {"BACKEND": "shop.Uploads"}, "staticfiles": {"BACKEND": "shop.Static"}}`,
    after: 'STORAGES = {"default": {"BACKEND": "shop.Uploads"}, "staticfiles": {"BACKEND": "shop.Static"}}',
  },
];
