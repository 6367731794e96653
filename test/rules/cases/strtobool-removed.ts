import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'Another module', django: '6.0', code: 'from setuptools.util import strtobool' },
];
