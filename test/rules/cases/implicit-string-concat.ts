import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'In a dictionary',
    code: `REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["shop.IsOwner" "shop.IsStaff"]}
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: 'REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["shop.IsOwner", "shop.IsStaff"]}',
  },
  {
    title: 'Context processors',
    code: `TEMPLATES = [{"OPTIONS": {"context_processors": ["shop.cart" "shop.user"]}}]
#                                                ^^^^^^^^^^^^^^^^^^^^^^^`,
    after: 'TEMPLATES = [{"OPTIONS": {"context_processors": ["shop.cart", "shop.user"]}}]',
  },
  {
    title: 'One text in parentheses',
    code: 'INSTALLED_APPS = [("shop" "window")]',
  },
  { title: 'One header in two parts', code: 'CORS_ALLOW_HEADERS = ["x-requested-" "with"]' },
];
