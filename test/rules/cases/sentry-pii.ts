import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'Of something else', code: 'import shop\nshop.init(send_default_pii=True)' },
];
