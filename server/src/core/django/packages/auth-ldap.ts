import { definePackage } from '../package-facts';

/** django-auth-ldap; read from its `config.py` (5.4). */
export const authLdap = definePackage({
  distributions: ['django-auth-ldap'],
  apps: [],
  modules: ['django_auth_ldap'],
  docs: 'https://django-auth-ldap.readthedocs.io/en/stable/reference.html',
  settings: [
    {
      name: 'AUTH_LDAP_SERVER_URI',
      kind: 'text',
      doc: 'The address of the directory. At each login, the password of the visitor goes there.',
      safe: 'an `ldaps:` address, or `AUTH_LDAP_START_TLS`',
      default: "'ldap://localhost'",
      shown: 'host',
    },
    {
      name: 'AUTH_LDAP_START_TLS',
      kind: 'bool',
      doc: 'Switches the connection to TLS before anything is sent.',
      safe: '`True` for an `ldap:` address',
      default: 'False',
    },
    { name: 'AUTH_LDAP_BIND_DN', kind: 'text', doc: 'The account that looks visitors up.', default: "''" },
    {
      name: 'AUTH_LDAP_BIND_PASSWORD',
      kind: 'text',
      doc: 'The password of that account; it belongs in the environment.',
      default: "''",
    },
    {
      name: 'AUTH_LDAP_CONNECTION_OPTIONS',
      kind: 'dict',
      doc: 'Options of the connection, such as whether the certificate is checked.',
      safe: '`ldap.OPT_X_TLS_REQUIRE_CERT` set to `ldap.OPT_X_TLS_DEMAND`, or not at all',
      default: '{}',
    },
    {
      name: 'AUTH_LDAP_GLOBAL_OPTIONS',
      kind: 'dict',
      doc: 'Options for every connection of the process.',
    },
    {
      name: 'AUTH_LDAP_PERMIT_EMPTY_PASSWORD',
      kind: 'bool',
      doc: 'Tries a login without a password, which many directories let through as a stranger.',
      safe: '`False`',
      default: 'False',
    },
    {
      name: 'AUTH_LDAP_AUTHORIZE_ALL_USERS',
      kind: 'bool',
      doc: 'Gives permissions of the directory also to users who logged in another way.',
      safe: '`False`',
      default: 'False',
    },
    {
      name: 'AUTH_LDAP_NO_NEW_USERS',
      kind: 'bool',
      doc: 'Makes no account for somebody who has none.',
      default: 'False',
    },
    { name: 'AUTH_LDAP_REQUIRE_GROUP', kind: 'any', doc: 'The group whose members may log in.', default: 'None' },
    { name: 'AUTH_LDAP_DENY_GROUP', kind: 'any', doc: 'The group whose members may not.', default: 'None' },
  ],
});
