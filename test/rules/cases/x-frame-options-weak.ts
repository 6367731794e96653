import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A list of middleware that is not known',
    code: "from site_parts import MIDDLEWARE\nX_FRAME_OPTIONS = 'ALLOWALL'\n#                 ^^^^^^^^^^",
  },
  {
    title: 'The old name of the list',
    django: '1.11',
    code: "MIDDLEWARE_CLASSES = ['django.middleware.clickjacking.XFrameOptionsMiddleware']\nX_FRAME_OPTIONS = 'ALLOWALL'\n#                 ^^^^^^^^^^",
  },
];
