import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Another site gives out the tokens',
    code: `import os
from datetime import timedelta
SIMPLE_JWT = {"ALGORITHM": "RS256", "VERIFYING_KEY": os.environ["PUBLIC"], "ACCESS_TOKEN_LIFETIME": timedelta(days=400)}`,
  },
  {
    title: 'A pair of keys',
    code: `import os
from datetime import timedelta
SIMPLE_JWT = {"ALGORITHM": "RS256", "SIGNING_KEY": os.environ["KEY"], "VERIFYING_KEY": os.environ["PUBLIC"], "ACCESS_TOKEN_LIFETIME": timedelta(days=2)}
#                                                                                                                                     ^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'The package is not used',
    packages: { django: '5.2' },
    code: `from datetime import timedelta
SIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": timedelta(days=2)}`,
  },
  {
    title: 'Nothing is seen that gives out tokens: a hint of the strict preset',
    files: {
      'shop/urls.py': `from django.urls import path
urlpatterns = [path("orders/", orders)]
`,
    },
    code: `from datetime import timedelta
INSTALLED_APPS = ["rest_framework"]
ROOT_URLCONF = "shop.urls"
SIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": timedelta(days=2)}
#                                      ^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'A page to log in may give them out',
    files: {
      'shop/urls.py': `from django.urls import path
urlpatterns = [path("login/", enter)]
`,
    },
    code: `from datetime import timedelta
INSTALLED_APPS = ["rest_framework"]
ROOT_URLCONF = "shop.urls"
REST_FRAMEWORK = {"DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework_simplejwt.authentication.JWTAuthentication"]}
SIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": timedelta(days=2)}
#                                      ^^^^^^^^^^^^^^^^^`,
  },
];
