import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Anything in front, and a slash that may follow',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOWED_ORIGIN_REGEXES = [
    r"^(https?://)?(\\w+\\.)?(.*)?example\\.org/?$",
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
]`,
  },
  {
    title: 'Everything',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOWED_ORIGIN_REGEXES = [
    r".*",
#   ^^^^^
]`,
  },
  {
    title: 'Everything with a scheme',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOWED_ORIGIN_REGEXES = [
    r"^https?://.*$",
#   ^^^^^^^^^^^^^^^^
]`,
  },
  {
    title: 'Plain HTTP too',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOWED_ORIGIN_REGEXES = [
    r"^https?://app\\.example\\.org$",
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
]`,
  },
  {
    title: 'The second of two',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOWED_ORIGIN_REGEXES = [
    r"^https://(?:app\\.example\\.org|shop\\w*\\.com)$",
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
]`,
  },
  {
    title: 'Compiled',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `import re
CORS_ALLOWED_ORIGIN_REGEXES = [re.compile(r"^https://app\\.example\\.org")]
#                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: `import re
CORS_ALLOWED_ORIGIN_REGEXES = [re.compile(r"^https://app\\.example\\.org$")]`,
  },
  {
    title: 'Under its old name',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ORIGIN_REGEX_WHITELIST = (r"^https://app\\.example\\.org",)
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'Names from the environment, with nothing behind them',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `import os
DOMAINS = os.environ["DOMAINS"].split(",")
CORS_ALLOWED_ORIGIN_REGEXES = [f"^https?://{d}" for d in DOMAINS]
#                              ^^^^^^^^^^^^^^^^`,
  },
  {
    title: 'A port at the end, which nothing but digits can follow',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOWED_ORIGIN_REGEXES = [
    r"http://localhost:3000",
]`,
  },
  {
    title: 'A preview with the name of the site',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOWED_ORIGIN_REGEXES = [
    r"^https://deploy-preview-\\d+--shop\\.netlify\\.app$",
]`,
  },
  {
    title: 'Not understood',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOWED_ORIGIN_REGEXES = [
    r"^https://(?!evil)\\w+\\.example\\.org",
]`,
  },
  {
    title: 'Not known',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `import os
CORS_ALLOWED_ORIGIN_REGEXES = [os.environ["PATTERN"]]`,
  },
  {
    title: 'Without its middleware',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `MIDDLEWARE = []
CORS_ALLOWED_ORIGIN_REGEXES = [
    r".*",
]`,
  },
  {
    title: 'For tests',
    role: 'test',
    packages: { 'django-cors-headers': '4.9.0' },
    code: `CORS_ALLOWED_ORIGIN_REGEXES = [
    r".*",
]`,
  },
];
