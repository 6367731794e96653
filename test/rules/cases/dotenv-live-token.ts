import type { Example } from '../../../server/src/core/rules/rule';

// In two pieces, so that no scanner of secrets takes the examples for real tokens.
export const cases: readonly Example[] = [
  {
    title: "A key for a vendor's test mode: a hint",
    files: {
      '.gitignore': `*.pyc
`,
    },
    code: `PAYMENT_KEY=${'sk'}_test_q7Rw2Xz9Kd5Lm8Nv3Bt6Yc1Hj4Gf0S
# ^^^^^^^^^`,
    after: `PAYMENT_KEY=${'sk'}_test_q7Rw2Xz9Kd5Lm8Nv3Bt6Yc1Hj4Gf0S`,
  },
  { title: 'No repository', code: `CODE_HOST_KEY=${'gh'}p_q7Rw2Xz9Kd5Lm8Nv3Bt6Yc1Hj4Gf0SsP9uEa` },
  {
    title: 'No token',
    files: {
      '.gitignore': `*.pyc
`,
    },
    code: `PAYMENT_KEY=pk_anything
SITE_NAME=example`,
  },
];
