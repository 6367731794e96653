import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Uploads go to a service',
    code: 'MEDIA_ROOT = "/home/shop"\nDEFAULT_FILE_STORAGE = "storages.backends.azure_storage.AzureStorage"',
  },
];
