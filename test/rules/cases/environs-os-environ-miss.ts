import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Another library loads it as well',
    packages: { environs: '15.2.0' },
    files: { '.env': 'SITE_NAME=example\n' },
    code: 'import os\nfrom dotenv import load_dotenv\nfrom environs import Env\nload_dotenv()\nenv = Env()\nenv.read_env()\nSITE_NAME = os.environ.get("SITE_NAME", "none")',
  },
];
