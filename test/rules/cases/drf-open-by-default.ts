import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A view that says nothing is named',
    files: {
      'api/views.py': `from rest_framework.views import APIView


class Orders(APIView):
    pass
`,
    },
    code: `REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": []}
#                                               ^^`,
    after: 'REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]}',
  },
  {
    title: 'Every view decides: a hint',
    packages: { djangorestframework: '3.18.3' },
    files: {
      'api/views.py': `from rest_framework.views import APIView


class Orders(APIView):
    permission_classes = [IsStaff]


class Login(APIView):
    pass


class PublicPrices(APIView):
    pass
`,
    },
    code: `REST_FRAMEWORK = {
# ^^^^^^^^^^^^
    "UNICODE_JSON": True,
}`,
    after: `REST_FRAMEWORK = {
    "UNICODE_JSON": True,
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
}`,
  },
  {
    title: 'No view at all: a hint',
    packages: { djangorestframework: '3.18.3' },
    files: {
      'shop/views.py': `from django.views import View
`,
    },
    code: `REST_FRAMEWORK = {
# ^^^^^^^^^^^^
    "UNICODE_JSON": True,
}`,
    after: `REST_FRAMEWORK = {
    "UNICODE_JSON": True,
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
}`,
  },
  {
    title: 'For tests',
    role: 'test',
    packages: { djangorestframework: '3.18.3' },
    code: 'REST_FRAMEWORK = {"UNICODE_JSON": True}',
  },
  {
    title: 'REST framework is gone',
    packages: { django: '5.2' },
    code: 'REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": []}',
  },
];
