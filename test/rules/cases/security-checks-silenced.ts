import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'An id of the past',
    django: '5.2',
    code: `SILENCED_SYSTEM_CHECKS = ["security.W007"]
#                         ^^^^^^^^^^^^^^^`,
    after: 'SILENCED_SYSTEM_CHECKS = []',
  },
  {
    title: 'The middleware that the check looks for is not there',
    code: 'MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]\nSILENCED_SYSTEM_CHECKS = ["axes.W002"]\n#                         ^^^^^^^^^^^',
  },
  {
    title: 'The site shows its own pages in frames',
    code: 'MIDDLEWARE = ["django.middleware.clickjacking.XFrameOptionsMiddleware"]\nX_FRAME_OPTIONS = "SAMEORIGIN"\nSILENCED_SYSTEM_CHECKS = ["security.W019"]',
  },
  {
    title: 'Of a package',
    code: 'SILENCED_SYSTEM_CHECKS = ["django_ratelimit.E003"]\n#                         ^^^^^^^^^^^^^^^^^^^^^^^',
  },
];
