import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    code: 'import environ\nenv = environ.Env()\nALLOWED_HOSTS = [env("HOST", default="*")]\n#                            ^^^^^^^^^^^',
    after: 'import environ\nenv = environ.Env()\nALLOWED_HOSTS = [env("HOST")]',
  },
  {
    title: 'With `or`',
    code: 'import os\nALLOWED_HOSTS = (os.environ.get("HOSTS") or "*").split(",")\n#                                           ^^^',
    after: 'import os\nALLOWED_HOSTS = (os.environ["HOSTS"]).split(",")',
  },
  { code: 'import environ\nenv = environ.Env()\nALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])' },
  { code: 'import environ\nenv = environ.Env()\nALLOWED_HOSTS = env.list("ALLOWED_HOSTS")' },
  {
    title: 'In one item of the list',
    code: 'import os\nALLOWED_HOSTS = ["example.org", os.environ.get("HOST", "*")]\n#                                                      ^^^',
    after: 'import os\nALLOWED_HOSTS = ["example.org", os.environ["HOST"]]',
  },
];
