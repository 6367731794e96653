import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Not known',
    packages: { 'drf-spectacular': '0.30.0' },
    code: `from tools import more
SPECTACULAR_SETTINGS = {**more()}`,
  },
  { title: 'Without drf-spectacular', packages: { django: '5.2' }, code: 'SPECTACULAR_SETTINGS = {"TITLE": "Shop"}' },
  {
    title: 'For development',
    role: 'development',
    packages: { 'drf-spectacular': '0.30.0' },
    code: 'SPECTACULAR_SETTINGS = {"TITLE": "Shop"}',
  },
];
