import { definePackage } from '../package-facts';

/** djangosaml2 with PySAML2; read from the source of both (1.12 and 7.5). */
export const djangosaml2 = definePackage({
  distributions: ['djangosaml2'],
  apps: ['djangosaml2'],
  modules: ['djangosaml2', 'saml2'],
  docs: 'https://djangosaml2.readthedocs.io/contents/setup.html',
  settings: [
    {
      name: 'SAML_CONFIG',
      kind: 'dict',
      doc: 'The configuration of PySAML2; `service.sp` says which signatures this site asks for.',
      safe: '`want_response_signed` or `want_assertions_signed` on, `allow_unsolicited` off',
    },
    {
      name: 'SAML_CREATE_UNKNOWN_USER',
      kind: 'bool',
      doc: 'Makes an account for whom the provider knows and this site does not.',
      default: 'True',
    },
    {
      name: 'SAML_ALLOWED_HOSTS',
      kind: 'list',
      doc: 'Further hosts that people may be sent to after a login.',
      shown: 'host',
    },
    {
      name: 'SAML_SESSION_COOKIE_NAME',
      kind: 'text',
      doc: 'The cookie of the session that a login at the provider runs in.',
      shown: 'header',
    },
    {
      name: 'SAML_SESSION_COOKIE_SAMESITE',
      kind: 'text',
      doc: 'Whether browsers send that cookie with the answer of the provider.',
      shown: 'word',
    },
  ],
});
