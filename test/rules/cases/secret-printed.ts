import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'All names',
    code: `print(locals())
#     ^^^^^^^^`,
    after: '',
  },
  { title: 'All databases', code: 'from pprint import pprint\nDATABASES = {}\npprint(DATABASES)\n#      ^^^^^^^^^' },
  { title: 'In a function', code: 'import os\ndef show():\n    print(os.environ)' },
  { code: 'import os\nprint(os.environ.get("API_TOKEN"))\n#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^' },
];
