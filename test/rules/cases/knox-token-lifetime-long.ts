import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'For development',
    role: 'development',
    code: `from datetime import timedelta
REST_KNOX = {"TOKEN_TTL": timedelta(days=365)}`,
  },
];
