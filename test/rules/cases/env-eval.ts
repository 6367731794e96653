import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'As a cast of python-decouple',
    code: 'from decouple import config\nSITE_LIMITS = config("SITE_LIMITS", default="{}", cast=eval)\n#                                                      ^^^^',
    after:
      'import ast\nfrom decouple import config\nSITE_LIMITS = config("SITE_LIMITS", default="{}", cast=ast.literal_eval)',
  },
  { title: 'Another function', code: 'import os\nfrom tools import safe\nX = safe.eval(os.environ["X"])' },
  { title: '`exec`', code: 'import os\nexec(os.environ.get("EXTRA_SETTINGS", ""))\n# ^^' },
];
