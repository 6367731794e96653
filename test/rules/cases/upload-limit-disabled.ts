import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'For tests', role: 'test', code: 'DATA_UPLOAD_MAX_MEMORY_SIZE = None' },
];
