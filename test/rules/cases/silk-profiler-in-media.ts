import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Not installed',
    code: `INSTALLED_APPS = []
SILKY_PYTHON_PROFILER = True`,
  },
];
