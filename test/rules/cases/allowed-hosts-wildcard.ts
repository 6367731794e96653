import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Added later',
    code: 'ALLOWED_HOSTS = ["example.org"]\nALLOWED_HOSTS += ["*"]\n#                 ^^^',
    after: 'ALLOWED_HOSTS = ["example.org"]\n',
  },
  {
    code: 'ALLOWED_HOSTS = ["example.org"]\nALLOWED_HOSTS.append("*")  # the balancer\n#                    ^^^',
    after: 'ALLOWED_HOSTS = ["example.org"]\n# the balancer',
  },
  {
    code: 'ALLOWED_HOSTS = ["example.org"]\nALLOWED_HOSTS.extend(["*"])\n#                     ^^^\nDEBUG = False',
    after: 'ALLOWED_HOSTS = ["example.org"]\nDEBUG = False',
  },
  {
    title: 'Added with others',
    code: 'ALLOWED_HOSTS = ["example.org"]\nALLOWED_HOSTS += ["example.com", "*"]\n#                                ^^^',
    after: 'ALLOWED_HOSTS = ["example.org"]\nALLOWED_HOSTS += ["example.com"]',
  },
  {
    title: 'Added in a block of its own',
    code: 'DEBUG = False\nALLOWED_HOSTS = ["example.org"]\nif not DEBUG:\n    ALLOWED_HOSTS.insert(0, "*")\n    #                       ^^^',
    after: 'DEBUG = False\nALLOWED_HOSTS = ["example.org"]\nif not DEBUG:\n    pass',
  },
  {
    title: 'Added to the hosts of a variable',
    code: 'import os\nHOSTS = os.environ.get("HOSTS", "").split(",")\nHOSTS.append("*")\n#            ^^^\nALLOWED_HOSTS = ["example.org"] + HOSTS',
  },
  { title: 'Not known', code: 'from tools import hosts\nALLOWED_HOSTS = hosts()' },
  {
    title: 'Among other hosts',
    code: "ALLOWED_HOSTS = ['example.org', '*']\n#                               ^^^",
    after: "ALLOWED_HOSTS = ['example.org']",
  },
];
