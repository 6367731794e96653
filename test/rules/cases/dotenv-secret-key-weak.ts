import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The settings write their key out and read nothing',
    code: 'SECRET_KEY=change-me',
    files: {
      'settings.py': `SECRET_KEY = "a-key-of-the-source-itself"
`,
    },
  },
  { title: 'Empty: Django does not start', code: 'SECRET_KEY=' },
  { title: 'A reference', code: 'SECRET_KEY=op://vault/site/key' },
];
