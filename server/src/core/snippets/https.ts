import { block } from './text';
import { defineSnippets } from './snippet';

/** HTTPS, headers, cookies and middleware. */
export const httpsSnippets = defineSnippets([
  {
    prefix: 'dsl-https',
    title: 'HTTPS redirect',
    description: 'Redirect to HTTPS, on unless the environment says false',
    scope: 'settings',
    readers: 'os',
    text: (read) => block`
      SECURE_SSL_REDIRECT = ${read.flag('SECURE_SSL_REDIRECT', true)}
      # Paths that a health check asks for over plain HTTP, as regular expressions without a leading slash:
      # SECURE_REDIRECT_EXEMPT = [r"^${'${1:health}'}/\$"]
    `,
  },
  {
    prefix: 'dsl-proxy',
    title: 'behind a TLS proxy',
    description: "Trust the proxy's word on HTTPS, where a variable says so",
    scope: 'settings',
    readers: 'os',
    text: (read) => block`
      # Only behind a proxy that removes or overwrites this header in every request: else anybody can claim to use HTTPS.
      if ${read.flag('${1:SECURE_PROXY_SSL_HEADER_ENABLED}', false)}:
          SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    `,
  },
  {
    prefix: 'dsl-hsts',
    title: 'HSTS',
    description: 'HTTP Strict Transport Security, in steps',
    scope: 'settings',
    readers: 'none',
    text: () => block`
      # Start with one hour; raise it to 31536000 (a year) once every page works over HTTPS.
      SECURE_HSTS_SECONDS = ${'${1|3600,86400,2592000,31536000|}'}
      # Only when every subdomain serves HTTPS as well:
      # SECURE_HSTS_INCLUDE_SUBDOMAINS = True
      # Irreversible for months, and covers every subdomain:
      # SECURE_HSTS_PRELOAD = True
    `,
  },
  {
    prefix: 'dsl-cookies',
    title: 'cookie flags',
    description: 'Session and CSRF cookies over HTTPS only',
    scope: 'settings',
    readers: 'none',
    text: () => block`
      SESSION_COOKIE_SECURE = True
      SESSION_COOKIE_HTTPONLY = True
      # "Strict" would log people out who arrive by a link from another site or a mail.
      SESSION_COOKIE_SAMESITE = "Lax"
      # In seconds: two weeks.
      SESSION_COOKIE_AGE = ${'${1:1209600}'}
      CSRF_COOKIE_SECURE = True
      CSRF_COOKIE_SAMESITE = "Lax"
      # Of little use, because the token stands in the page as well; scripts that read the cookie would break.
      # CSRF_COOKIE_HTTPONLY = True
    `,
  },
  {
    prefix: 'dsl-headers',
    title: 'security headers',
    description: 'Headers that browsers honour',
    scope: 'settings',
    django: { from: '4.0' },
    readers: 'none',
    text: () => block`
      SECURE_CONTENT_TYPE_NOSNIFF = True
      X_FRAME_OPTIONS = "DENY"
      SECURE_REFERRER_POLICY = "same-origin"
      SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
    `,
  },
  {
    prefix: 'dsl-headers',
    title: 'security headers',
    description: 'Headers that browsers honour, without the opener policy of later releases',
    scope: 'settings',
    django: { from: '3.0', before: '4.0' },
    readers: 'none',
    text: () => block`
      SECURE_CONTENT_TYPE_NOSNIFF = True
      X_FRAME_OPTIONS = "DENY"
      SECURE_REFERRER_POLICY = "same-origin"
    `,
  },
  {
    prefix: 'dsl-headers',
    title: 'security headers',
    description: 'Headers that browsers honour, without the referrer policy of later releases',
    scope: 'settings',
    django: { before: '3.0' },
    readers: 'none',
    text: () => block`
      SECURE_CONTENT_TYPE_NOSNIFF = True
      X_FRAME_OPTIONS = "DENY"
    `,
  },
  {
    prefix: 'dsl-middleware',
    title: 'ordered middleware',
    description: 'MIDDLEWARE in the order that each of them needs',
    scope: 'settings',
    readers: 'none',
    text: () => block`
      MIDDLEWARE = [
          "django.middleware.security.SecurityMiddleware",
          # "whitenoise.middleware.WhiteNoiseMiddleware",
          "django.contrib.sessions.middleware.SessionMiddleware",
          # "corsheaders.middleware.CorsMiddleware",
          "django.middleware.common.CommonMiddleware",
          "django.middleware.csrf.CsrfViewMiddleware",
          "django.contrib.auth.middleware.AuthenticationMiddleware",
          # Django 5.1 and later, where every page but those marked asks for a login:
          # "django.contrib.auth.middleware.LoginRequiredMiddleware",
          "django.contrib.messages.middleware.MessageMiddleware",
          "django.middleware.clickjacking.XFrameOptionsMiddleware",
          # Django 6.0 and later, with SECURE_CSP:
          # "django.middleware.csp.ContentSecurityPolicyMiddleware",
      ]
    `,
  },
  {
    prefix: 'dsl-csp',
    title: 'Content Security Policy',
    description: "Django's own policy, reported first and enforced later",
    scope: 'settings',
    django: { from: '6.0' },
    readers: 'none',
    text: () => block`
      from django.utils.csp import CSP

      MIDDLEWARE += ["django.middleware.csp.ContentSecurityPolicyMiddleware"]
      # Browsers report what this would block. Once nothing is reported any more, call it SECURE_CSP.
      SECURE_CSP_REPORT_ONLY = {
          "default-src": [CSP.SELF],
          "script-src": [CSP.SELF],
          "style-src": [CSP.SELF],
          "img-src": [CSP.SELF, "data:"],
          "font-src": [CSP.SELF],
          "connect-src": [CSP.SELF],
          "object-src": [CSP.NONE],
          "base-uri": [CSP.SELF],
          "form-action": [CSP.SELF],
          "frame-ancestors": [CSP.NONE],
          "report-uri": ["${'${1:/csp-reports/}'}"],
      }
      SECURE_CSP = {
          "object-src": [CSP.NONE],
          "base-uri": [CSP.SELF],
          "frame-ancestors": [CSP.NONE],
          # Old pages with http:// in them load all of it over HTTPS:
          # "upgrade-insecure-requests": True,
      }
    `,
  },
  {
    prefix: 'dsl-csp',
    title: 'Content Security Policy',
    description: 'A policy for django-csp, reported first and enforced later',
    scope: 'settings',
    package: { name: 'django-csp', from: '4.0' },
    readers: 'none',
    text: () => block`
      from csp.constants import NONE, SELF

      INSTALLED_APPS += ["csp"]
      MIDDLEWARE += ["csp.middleware.CSPMiddleware"]
      # Browsers report what this would block. Once nothing is reported any more, call it CONTENT_SECURITY_POLICY.
      CONTENT_SECURITY_POLICY_REPORT_ONLY = {
          "DIRECTIVES": {
              "default-src": [SELF],
              "script-src": [SELF],
              "style-src": [SELF],
              "img-src": [SELF, "data:"],
              "font-src": [SELF],
              "connect-src": [SELF],
              "object-src": [NONE],
              "base-uri": [SELF],
              "form-action": [SELF],
              "frame-ancestors": [NONE],
              "report-uri": ["${'${1:/csp-reports/}'}"],
          },
      }
      CONTENT_SECURITY_POLICY = {
          "DIRECTIVES": {
              "default-src": [SELF],
              "object-src": [NONE],
              "base-uri": [SELF],
              "form-action": [SELF],
              "frame-ancestors": [NONE],
              # Old pages with http:// in them load all of it over HTTPS:
              # "upgrade-insecure-requests": True,
          },
      }
    `,
  },
  {
    prefix: 'dsl-csp',
    title: 'Content Security Policy',
    description: 'A policy for django-csp 3',
    scope: 'settings',
    package: { name: 'django-csp', before: '4.0' },
    readers: 'none',
    text: () => block`
      MIDDLEWARE += ["csp.middleware.CSPMiddleware"]
      CSP_DEFAULT_SRC = ("'self'",)
      CSP_SCRIPT_SRC = ("'self'",)
      CSP_STYLE_SRC = ("'self'",)
      CSP_IMG_SRC = ("'self'", "data:")
      CSP_FONT_SRC = ("'self'",)
      CSP_CONNECT_SRC = ("'self'",)
      CSP_OBJECT_SRC = ("'none'",)
      CSP_BASE_URI = ("'self'",)
      CSP_FORM_ACTION = ("'self'",)
      CSP_FRAME_ANCESTORS = ("'none'",)
      # Old pages with http:// in them load all of it over HTTPS:
      # CSP_UPGRADE_INSECURE_REQUESTS = True
      # For inline scripts with nonce="{{ request.csp_nonce }}":
      CSP_INCLUDE_NONCE_IN = ["script-src"]
      CSP_REPORT_URI = "${'${1:/csp-reports/}'}"
      # True: browsers only report what they would block.
      CSP_REPORT_ONLY = ${'${2|False,True|}'}
    `,
  },
]);
