import { definePackage } from '../package-facts';

/** django-python3-ldap; read from its `conf.py` (0.16). */
export const python3Ldap = definePackage({
  distributions: ['django-python3-ldap'],
  apps: ['django_python3_ldap'],
  modules: ['django_python3_ldap'],
  docs: 'https://github.com/etianen/django-python3-ldap#available-settings',
  settings: [
    {
      name: 'LDAP_AUTH_URL',
      kind: 'list',
      doc: 'The addresses of the directory. At each login, the password of the visitor goes there.',
      safe: '`ldaps:` addresses, or `LDAP_AUTH_USE_TLS`',
      default: "['ldap://localhost:389']",
      shown: 'host',
    },
    {
      name: 'LDAP_AUTH_USE_TLS',
      kind: 'bool',
      doc: 'Switches the connection to TLS before anything is sent.',
      safe: '`True` for an `ldap:` address',
      default: 'False',
    },
    {
      name: 'LDAP_AUTH_CONNECT_USE_SSL',
      kind: 'bool',
      doc: 'Connects with TLS from the start.',
      default: 'False',
    },
    {
      name: 'LDAP_AUTH_TLS_ARGS',
      kind: 'dict',
      doc: 'Options of TLS, such as how certificates are checked.',
      default: '{}',
    },
    {
      name: 'LDAP_AUTH_CONNECTION_USERNAME',
      kind: 'text',
      doc: 'The account that looks visitors up.',
      default: 'None',
    },
    {
      name: 'LDAP_AUTH_CONNECTION_PASSWORD',
      kind: 'text',
      doc: 'The password of that account; it belongs in the environment.',
      default: 'None',
    },
    {
      name: 'LDAP_AUTH_ACTIVE_DIRECTORY_DOMAIN',
      kind: 'text',
      doc: 'The domain of an Active Directory.',
      default: 'None',
    },
  ],
});
