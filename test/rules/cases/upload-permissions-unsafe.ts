import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'As it comes: information',
    django: '4.2',
    code: `FILE_UPLOAD_PERMISSIONS = None
#                         ^^^^`,
    after: 'FILE_UPLOAD_PERMISSIONS = 0o644',
  },
  { title: 'For tests', role: 'test', code: 'FILE_UPLOAD_PERMISSIONS = 0o666' },
];
