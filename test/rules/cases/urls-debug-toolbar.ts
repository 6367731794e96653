import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    code: 'from debug_toolbar.toolbar import debug_toolbar_urls\n\nurlpatterns = [] + debug_toolbar_urls()',
  },
];
