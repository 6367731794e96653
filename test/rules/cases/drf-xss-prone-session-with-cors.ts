import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'For development',
    role: 'development',
    packages: { djangorestframework: '3.18.3', 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOW_CREDENTIALS = True
REST_FRAMEWORK = {"DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"]}
SESSION_COOKIE_SAMESITE = "None"`,
  },
];
