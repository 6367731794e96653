import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'For tests',
    role: 'test',
    code: `OIDC_RSA_PRIVATE_KEY = """-----BEGIN RSA PRIVATE KEY-----
no0real1one2no0real1one2no0real1one2no0real1one2MIIEvAIBADANBgkqMIIEvAIBADANBgkq
-----END RSA PRIVATE KEY-----"""`,
  },
];
