import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Not known',
    code: 'from dotenv import load_dotenv\nfrom tools import wins\nload_dotenv(override=wins())',
  },
];
