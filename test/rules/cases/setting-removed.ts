import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'Exported', code: '__all__ = ["TEMPLATE_DIRS"]\nTEMPLATE_DIRS = ["templates"]' },
];
