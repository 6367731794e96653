import { literal } from '../../../rules/shared/values';
import type { Test } from '../../../model/view';
import type { SectionSpec } from '../item';
import { allRead, appUse, known, packageUse, setting } from '../questions';

const argon2 = 'django.contrib.auth.hashers.Argon2PasswordHasher';
const lockouts = /^(?:axes|defender|allauth|two_factor|django_ratelimit)(?:\.|$)/;

/** Whether the first item of a list is a text. */
function first(text: string): Test {
  const is = literal((value) => value === text);
  return (value) => {
    if (value.kind !== 'sequence' || value.open) return undefined;
    const answers = value.items[0]?.map((one) => is(one.value));
    return answers?.every((answer) => answer === answers[0]) === true ? answers[0] : undefined;
  };
}

export const accounts: SectionSpec = {
  id: 'accounts',
  title: 'Passwords and accounts',
  items: [
    {
      id: 'password-validators',
      title: 'Weak passwords are refused',
      help: "Keep Django's four validators in `AUTH_PASSWORD_VALIDATORS`, with twelve characters at least.",
      rules: ['password-validators-missing', 'password-validator-incomplete', 'password-min-length-weak'],
      proof: known('AUTH_PASSWORD_VALIDATORS'),
    },
    {
      id: 'password-hasher',
      title: 'Passwords are stored with Argon2',
      help: 'Put `Argon2PasswordHasher` first in `PASSWORD_HASHERS` (package argon2-cffi), and keep the others behind it: they still check old passwords.',
      rules: [
        'password-hasher-weak',
        'password-hasher-removed',
        'password-hasher-not-argon2',
        'default-hashing-sha1',
        'argon2-dependency-missing',
      ],
      proof: setting('PASSWORD_HASHERS', first(argon2), 'another hasher comes first'),
    },
    {
      id: 'login-lockout',
      title: 'Guessing passwords is slowed down',
      help: 'Install a lockout such as django-axes, or rate limits of the login view, with a store that all workers share.',
      rules: [
        'login-throttling-missing',
        'axes-not-wired',
        'axes-disabled',
        'axes-lockout-without-ip',
        'defender-weakened',
        'allauth-rate-limits-off',
        'ratelimit-disabled',
        'ratelimit-cache',
        'ratelimit-fail-open',
        'jwt-update-last-login',
      ],
      proof: setting(
        'INSTALLED_APPS',
        (value) => {
          if (value.kind !== 'sequence') return undefined;
          const found = value.items.some((bound) =>
            bound.every(
              (one) => literal((text) => typeof text === 'string' && lockouts.test(text))(one.value) === true,
            ),
          );
          return found ? true : undefined;
        },
        'nothing slows down the guessing of passwords',
      ),
    },
    {
      id: 'client-address',
      title: 'Limits and lockouts count the address of the real client',
      help: 'Say how many proxies stand in front (`NUM_PROXIES`, `AXES_IPWARE_PROXY_COUNT`, `ALLAUTH_TRUSTED_PROXY_COUNT`): what the client itself writes into `X-Forwarded-For` counts for nothing.',
      rules: ['axes-spoofable-ip', 'ratelimit-spoofable-ip', 'allauth-client-ip-trust', 'drf-num-proxies-unset'],
    },
    {
      id: 'second-factor',
      title: 'Logins to the admin need a second factor',
      help: "Install django-otp (or django-two-factor-auth, allauth's MFA) and use `OTPAdminSite`.",
      rules: ['admin-without-second-factor', 'otp-admin-shows-secrets'],
      proof: known('INSTALLED_APPS', 'MIDDLEWARE'),
      applies: appUse('the admin', 'django.contrib.admin'),
    },
    {
      id: 'admin-address',
      title: 'The admin is not at `/admin/`',
      help: 'Give it another path in `urls.py`, best from the environment, or keep it behind a VPN. It keeps scanners away, no attacker.',
      rules: ['urls-admin-default-path'],
      applies: appUse('the admin', 'django.contrib.admin'),
    },
    {
      id: 'account-backends',
      title: 'Disabled accounts cannot log in, and resets expire soon',
      help: 'Use `ModelBackend`, and keep `PASSWORD_RESET_TIMEOUT` short.',
      rules: [
        'allow-inactive-users-backend',
        'auth-class-for-tests',
        'password-reset-timeout-long',
        'signed-cookie-legacy-salt',
      ],
      proof: known('AUTHENTICATION_BACKENDS', 'PASSWORD_RESET_TIMEOUT'),
    },
    {
      id: 'sign-up',
      title: 'Sign-up and login give nothing away, and take proven addresses only',
      help: '`ACCOUNT_EMAIL_VERIFICATION = "mandatory"`, and no `…_ON_GET`: what a mere link does, mail scanners do as well.',
      rules: [
        'allauth-email-unverified',
        'allauth-enumeration',
        'allauth-get-side-effects',
        'allauth-http-links',
        'dj-rest-auth-old-password',
      ],
      proof: known('ACCOUNT_EMAIL_VERIFICATION', 'ACCOUNT_PREVENT_ENUMERATION', 'ACCOUNT_LOGOUT_ON_GET'),
      applies: packageUse('django-allauth', 'allauth'),
    },
    {
      id: 'login-providers',
      title: 'What other login providers say is checked in full',
      help: 'Signatures and certificates are verified, addresses of providers open no account that somebody else has made, and redirects lead back to the site only.',
      rules: [
        'allauth-social-email-trust',
        'social-auth-email-association',
        'social-auth-http-callback',
        'social-auth-open-redirect',
        'social-auth-tls-off',
        'oidc-verification-off',
        'saml-unsigned',
        'ldap-tls-missing',
      ],
      proof: allRead,
      applies: packageUse(
        'a package for other login providers',
        'allauth',
        'social-auth',
        'mozilla-oidc',
        'djangosaml2',
        'saml2-auth',
        'auth-ldap',
        'python3-ldap',
      ),
    },
    {
      id: 'object-permissions',
      title: 'Permissions are checked for each object where that matters',
      help: 'Check owners in views and serializers (`has_object_permission`), or with django-guardian.',
      rules: ['object-permission-backend-missing'],
    },
    {
      id: 'account-review',
      title: 'Accounts of staff are reviewed',
      help: 'Every month: remove accounts that nobody uses, and superusers that need not be one. End old sessions with `clearsessions`.',
    },
  ],
};
