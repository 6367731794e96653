import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'As a fallback',
    code: `from decouple import config
OPENSEARCH_VERIFY_CERTS = config("OPENSEARCH_VERIFY_CERTS", default=False, cast=bool)
#                                                           ^^^^^^^^^^^^^`,
    after: `from decouple import config
OPENSEARCH_VERIFY_CERTS = config("OPENSEARCH_VERIFY_CERTS", default=True, cast=bool)`,
  },
  {
    title: 'Named for what it verifies',
    code: `SHOP_VERIFY_KEYCLOAK_SSL_CERTS = False
#                                ^^^^^`,
    after: 'SHOP_VERIFY_KEYCLOAK_SSL_CERTS = True',
  },
  {
    title: 'Named for the servers that it is about',
    code: `import os
SHOP_VERIFY_SSL_EXTERNAL = os.environ.get("SHOP_VERIFY_SSL_EXTERNAL", False)
#                                                                     ^^^^^`,
    after: `import os
SHOP_VERIFY_SSL_EXTERNAL = os.environ.get("SHOP_VERIFY_SSL_EXTERNAL", True)`,
  },
  {
    title: 'Something else to verify',
    code: 'SIGN_UP = {"verify": False}\nSTUDENT_VERIFY = False\nVERIFY_CERTIFICATES_OF_STUDENTS = False',
  },
];
