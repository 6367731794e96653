import { definePackage } from '../package-facts';

/** django-saml2-auth-community, formerly grafana-django-saml2-auth; read from its `saml.py` (3.21). */
export const saml2Auth = definePackage({
  distributions: ['django-saml2-auth-community', 'grafana-django-saml2-auth'],
  apps: ['django_saml2_auth'],
  modules: ['django_saml2_auth'],
  docs: 'https://github.com/mostafa/django-saml2-auth',
  settings: [
    {
      name: 'SAML2_AUTH',
      kind: 'dict',
      doc: 'How people log in at a SAML provider.',
      keys: [
        {
          name: 'WANT_ASSERTIONS_SIGNED',
          kind: 'bool',
          doc: 'Refuses what a provider says about people where that has no signature.',
          safe: '`True`',
          default: 'True',
        },
        {
          name: 'WANT_RESPONSE_SIGNED',
          kind: 'bool',
          doc: 'Refuses answers of a provider without a signature.',
          safe: '`True`',
          default: 'True',
        },
        {
          name: 'JWT_SECRET',
          kind: 'text',
          doc: 'The key that signs tokens for a front end.',
          safe: 'from the environment',
        },
      ],
    },
  ],
});
