import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'Something else', path: '.gitignore', code: '*.log\n!important.log\n!environment/' },
];
