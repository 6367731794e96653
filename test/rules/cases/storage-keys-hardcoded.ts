import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  { title: 'None', code: 'AWS_SECRET_ACCESS_KEY = None\nAWS_SESSION_TOKEN = ""' },
  {
    title: 'On the same machine: a hint',
    code: 'AWS_S3_ENDPOINT_URL = "http://localhost:9000"\nAWS_S3_SECRET_ACCESS_KEY = "no-real-one-7"\n#                          ^^^^^^^^^^^^^^^',
  },
];
