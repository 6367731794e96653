import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'The package is not used', packages: { django: '5.2' }, code: 'AWS_S3_USE_SSL = False' },
  { title: 'The default', code: 'AWS_S3_VERIFY = None' },
];
