import { equals, has, truthy } from '../../../rules/shared/values';
import type { SectionSpec } from '../item';
import { known, notEmpty, setting, together } from '../questions';

const noWildcard = setting(
  'ALLOWED_HOSTS',
  (value) => {
    const any = has(equals('*'))(value);
    return any === undefined ? undefined : !any;
  },
  'every host is accepted',
);

export const hosts: SectionSpec = {
  id: 'hosts',
  title: 'Hosts, HTTPS and proxies',
  items: [
    {
      id: 'allowed-hosts',
      title: "`ALLOWED_HOSTS` names the site's own domains only",
      help: 'List the domains, or read them from the environment without blank entries and without a wildcard as the fallback.',
      rules: [
        'allowed-hosts-wildcard',
        'allowed-hosts-default-wildcard',
        'allowed-hosts-empty',
        'allowed-hosts-malformed',
        'allowed-hosts-too-broad',
        'allowed-hosts-wrong-type',
        'allowed-hosts-blank-entry',
        'dotenv-hosts',
        'placeholder-domain',
      ],
      proof: together(noWildcard, setting('ALLOWED_HOSTS', notEmpty, 'no host is allowed')),
    },
    {
      id: 'https-redirect',
      title: 'Plain HTTP is redirected to HTTPS',
      help: 'Set `SECURE_SSL_REDIRECT = True`; behind a proxy that ends TLS together with `SECURE_PROXY_SSL_HEADER`, or let the proxy redirect.',
      rules: ['ssl-redirect-disabled', 'ssl-redirect-exempt-all', 'security-middleware-missing'],
      proof: setting(
        'SECURE_SSL_REDIRECT',
        (value) => (value.kind === 'literal' ? value.value === true : undefined),
        'nothing in Django redirects to HTTPS; a proxy in front may do so',
      ),
    },
    {
      id: 'proxy-header',
      title: "The proxy's word on HTTPS is trusted only where it can be",
      help: 'Set `SECURE_PROXY_SSL_HEADER` only behind a proxy that removes or overwrites the header in every request.',
      rules: [
        'proxy-ssl-header-malformed',
        'proxy-ssl-header-value-insecure',
        'dotenv-proxy-flag',
        'ssl-redirect-behind-proxy',
        'use-x-forwarded-host',
        'trust-all-proxies',
        'remote-user-trust',
      ],
    },
    {
      id: 'hsts',
      title: 'HSTS is sent, and long enough',
      help: 'Start with `SECURE_HSTS_SECONDS = 3600`, and raise it to 31536000 (a year) once every page works over HTTPS. Browsers remember it.',
      rules: ['hsts-missing', 'hsts-too-short', 'hsts-preload-incoherent'],
      proof: setting(
        'SECURE_HSTS_SECONDS',
        (value) => (value.kind === 'literal' ? typeof value.value === 'number' && value.value > 0 : undefined),
        'no HSTS header is sent by Django; a proxy in front may do so',
      ),
    },
    {
      id: 'hsts-subdomains',
      title: 'HSTS covers subdomains, where all of them serve HTTPS',
      help: 'Set `SECURE_HSTS_INCLUDE_SUBDOMAINS = True` last. Preloading (`SECURE_HSTS_PRELOAD`, hstspreload.org) is irreversible for months.',
      rules: ['hsts-no-subdomains'],
      proof: setting(
        'SECURE_HSTS_INCLUDE_SUBDOMAINS',
        truthy,
        'Django leaves the subdomains out; a proxy in front may do otherwise',
      ),
    },
    {
      id: 'certificate',
      title: 'The TLS certificate is valid and renews itself',
      help: 'Let certbot or the platform renew it, and watch its expiry: `sudo certbot renew --dry-run`.',
    },
    {
      id: 'https-tested',
      title: 'The redirect and the headers were looked at from outside',
      help: '`curl -I http://example.com` must answer with a redirect, `curl -I https://example.com` with the headers.',
    },
    {
      id: 'mixed-content',
      title: 'No page loads content over plain HTTP',
      help: 'Address assets and media with `https://` or without a host; `upgrade-insecure-requests` in a content security policy catches the rest.',
      rules: ['insecure-asset-url'],
    },
    {
      id: 'middleware-order',
      title: 'Security middleware is there and in the right order',
      help: '`SecurityMiddleware` first, then WhiteNoise, sessions, CORS before `CommonMiddleware`, CSRF, authentication, clickjacking protection.',
      rules: [
        'security-middleware-missing',
        'security-middleware-late',
        'auth-middleware-order',
        'csrf-use-sessions-order',
        'login-required-middleware-order',
        'middleware-classes-removed',
        'whitenoise-order',
      ],
      proof: known('MIDDLEWARE'),
    },
  ],
};
