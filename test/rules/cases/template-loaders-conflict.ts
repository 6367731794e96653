import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'No loaders after all', code: 'TEMPLATES = [{"APP_DIRS": True, "OPTIONS": {"loaders": None}}]' },
];
