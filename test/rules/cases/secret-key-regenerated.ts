import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Written in other letters',
    code: 'import base64\nimport os\nSECRET_KEY = base64.b64encode(os.urandom(32)).decode()\n#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    after: 'import base64\nimport os\nSECRET_KEY = os.environ["SECRET_KEY"]',
  },
  { title: 'Random bytes', code: 'import os\nSECRET_KEY = os.urandom(32)\n#            ^^^^^^^^^^^^^^' },
];
