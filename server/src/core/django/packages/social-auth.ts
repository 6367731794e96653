import { definePackage } from '../package-facts';

/** social-auth-app-django with social-auth-core; read from the source of both (7.2 and 6.2). */
export const socialAuth = definePackage({
  distributions: ['social-auth-app-django', 'social-auth-core'],
  apps: ['social_django'],
  modules: ['social_django', 'social_core'],
  docs: 'https://python-social-auth.readthedocs.io/en/latest/configuration/settings.html',
  settings: [
    {
      name: 'SOCIAL_AUTH_SANITIZE_REDIRECTS',
      kind: 'bool',
      doc: 'Sends people after a login to this site only, or to `SOCIAL_AUTH_ALLOWED_REDIRECT_HOSTS`.',
      safe: '`True`',
      default: 'True',
    },
    {
      name: 'SOCIAL_AUTH_ALLOWED_REDIRECT_HOSTS',
      kind: 'list',
      doc: 'Further hosts that people may be sent to after a login.',
      default: '[]',
      shown: 'host',
    },
    {
      name: 'SOCIAL_AUTH_REDIRECT_IS_HTTPS',
      kind: 'bool',
      doc: 'Builds the address that a provider sends people back to with `https`.',
      safe: '`True` behind a proxy',
    },
    {
      name: 'SOCIAL_AUTH_VERIFY_SSL',
      kind: 'bool',
      doc: 'Checks the certificates of providers.',
      safe: '`True`',
      default: 'True',
    },
    {
      name: 'SOCIAL_AUTH_PIPELINE',
      kind: 'list',
      doc: 'The steps of a login, in order.',
      safe: 'without `associate_by_email`',
      shown: 'dotted',
    },
  ],
});
