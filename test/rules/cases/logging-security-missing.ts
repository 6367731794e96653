import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'For development',
    role: 'development',
    code: 'LOGGING = {"version": 1, "disable_existing_loggers": False, "loggers": {"shop": {}}}',
  },
];
