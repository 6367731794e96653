import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'There is no file',
    code: 'import os\nfrom dotenv import load_dotenv\nSITE_NAME = os.environ.get("SITE_NAME", "none")\nload_dotenv()',
  },
];
