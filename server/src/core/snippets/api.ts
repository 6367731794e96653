import { block } from './text';
import { defineSnippets } from './snippet';

const restAuthentication = {
  session: 'rest_framework.authentication.SessionAuthentication',
  jwt: 'rest_framework_simplejwt.authentication.JWTAuthentication',
  token: 'rest_framework.authentication.TokenAuthentication',
} as const;

const choice = `\${1|${Object.values(restAuthentication).join(',')}|}`;

/** Other origins, REST framework, tokens and logins through others. */
export const apiSnippets = defineSnippets([
  {
    prefix: 'dsl-cors',
    title: 'CORS for named origins',
    description: 'Let named origins call the API, and nobody else',
    scope: 'settings',
    package: { name: 'django-cors-headers', from: '3.5' },
    readers: 'os',
    text: (read) => block`
      INSTALLED_APPS += ["corsheaders"]
      # In front of CommonMiddleware: a response that is made there would lose the headers.
      MIDDLEWARE.insert(1, "corsheaders.middleware.CorsMiddleware")
      # With the scheme, such as https://app.example.com
      CORS_ALLOWED_ORIGINS = ${read.list('CORS_ALLOWED_ORIGINS')}
      # Anchored at both ends, with escaped dots:
      # CORS_ALLOWED_ORIGIN_REGEXES = [r"^https://[a-z0-9-]+\.${'${1:example}'}\.com\$"]
      CORS_URLS_REGEX = r"^/${'${2:api}'}/.*\$"
      # True only where the front end sends cookies along.
      CORS_ALLOW_CREDENTIALS = ${'${3|False,True|}'}
      # The usual methods and headers are allowed; to name them (from corsheaders.defaults import default_headers, default_methods):
      # CORS_ALLOW_METHODS = [*default_methods]
      # CORS_ALLOW_HEADERS = [*default_headers, "x-request-id"]
    `,
  },
  {
    prefix: 'dsl-drf',
    title: 'REST framework, closed by default',
    description: 'Logins for every view, throttles, no browsable API outside of development',
    scope: 'settings',
    package: { name: 'djangorestframework' },
    readers: 'none',
    text: () => block`
      REST_FRAMEWORK = {
          "DEFAULT_AUTHENTICATION_CLASSES": [
              "${choice}",
          ],
          # Public views say so themselves: permission_classes = [AllowAny]
          "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
          "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
          "DEFAULT_THROTTLE_CLASSES": [
              "rest_framework.throttling.AnonRateThrottle",
              "rest_framework.throttling.UserRateThrottle",
          ],
          "DEFAULT_THROTTLE_RATES": {"anon": "100/hour", "user": "1000/hour"},
          # How many proxies of yours are in front: else clients choose the address that is counted.
          "NUM_PROXIES": ${'${2:1}'},
          "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
          "PAGE_SIZE": ${'${3:50}'},
      }
      if DEBUG:
          REST_FRAMEWORK["DEFAULT_RENDERER_CLASSES"].append("rest_framework.renderers.BrowsableAPIRenderer")
    `,
  },
  {
    prefix: 'dsl-drf-throttle',
    title: 'REST framework throttles',
    description: 'Limits for visitors, users, logins and registrations',
    scope: 'settings',
    package: { name: 'djangorestframework' },
    readers: 'none',
    text: () => block`
      REST_FRAMEWORK = {
          **REST_FRAMEWORK,
          "DEFAULT_THROTTLE_CLASSES": [
              "rest_framework.throttling.AnonRateThrottle",
              "rest_framework.throttling.UserRateThrottle",
              # Counts only views with a throttle_scope, such as "login".
              "rest_framework.throttling.ScopedRateThrottle",
          ],
          "DEFAULT_THROTTLE_RATES": {
              "anon": "${'${1:100/hour}'}",
              "user": "${'${2:1000/hour}'}",
              "login": "${'${3:5/hour}'}",
              "register": "${'${4:3/hour}'}",
          },
      }
    `,
  },
  {
    prefix: 'dsl-throttle-classes',
    title: 'throttles for logins',
    description: 'Throttle classes for login, password reset and sign-up views',
    scope: 'python',
    package: { name: 'djangorestframework' },
    readers: 'none',
    text: () => block`
      from rest_framework.throttling import AnonRateThrottle, SimpleRateThrottle


      class LoginThrottle(SimpleRateThrottle):
          """Counts attempts for each account, whoever makes them."""

          scope = "login"

          def get_cache_key(self, request, view):
              name = str(request.data.get("username", "")).casefold()
              return self.cache_format % {"scope": self.scope, "ident": name or self.get_ident(request)}


      class PasswordResetThrottle(AnonRateThrottle):
          scope = "password_reset"


      class SignUpThrottle(AnonRateThrottle):
          scope = "register"
    `,
  },
  {
    prefix: 'dsl-jwt',
    title: 'SimpleJWT',
    description: 'Short-lived access tokens, rotated refresh tokens, a signing key of its own',
    scope: 'settings',
    package: { name: 'djangorestframework-simplejwt' },
    readers: 'os',
    text: (read) => block`
      from datetime import timedelta

      # Needs its tables: python manage.py migrate
      INSTALLED_APPS += ["rest_framework_simplejwt.token_blacklist"]
      SIMPLE_JWT = {
          "ACCESS_TOKEN_LIFETIME": timedelta(minutes=${'${1:15}'}),
          "REFRESH_TOKEN_LIFETIME": timedelta(days=${'${2|1,7,14|}'}),
          "ROTATE_REFRESH_TOKENS": True,
          "BLACKLIST_AFTER_ROTATION": True,
          "ALGORITHM": "HS256",
          # Not SECRET_KEY: then the two can be rotated apart.
          "SIGNING_KEY": ${read.required('JWT_SIGNING_KEY')},
          "AUTH_HEADER_TYPES": ("Bearer",),
          "USER_ID_FIELD": "id",
          "USER_ID_CLAIM": "user_id",
          "UPDATE_LAST_LOGIN": False,
      }
    `,
  },
  {
    prefix: 'dsl-dj-rest-auth',
    title: 'dj-rest-auth with JWT in cookies',
    description: 'Tokens in cookies that scripts cannot read',
    scope: 'settings',
    package: { name: 'dj-rest-auth', from: '3.0' },
    readers: 'none',
    text: () => block`
      REST_AUTH = {
          "USE_JWT": True,
          "JWT_AUTH_COOKIE": "access",
          "JWT_AUTH_REFRESH_COOKIE": "refresh",
          "JWT_AUTH_HTTPONLY": True,
          "JWT_AUTH_SECURE": True,
          "JWT_AUTH_SAMESITE": "Lax",
          # Cookies are sent by any page: views that change something ask for the CSRF token as well.
          "JWT_AUTH_COOKIE_USE_CSRF": True,
          "OLD_PASSWORD_FIELD_ENABLED": True,
          "LOGOUT_ON_PASSWORD_CHANGE": True,
      }
    `,
  },
  {
    prefix: 'dsl-oauth2',
    title: 'OAuth2 provider',
    description: 'django-oauth-toolkit with PKCE, HTTPS redirects and short lifetimes',
    scope: 'settings',
    package: { name: 'django-oauth-toolkit', from: '3.0' },
    readers: 'none',
    text: () => block`
      OAUTH2_PROVIDER = {
          "PKCE_REQUIRED": True,
          "ALLOWED_REDIRECT_URI_SCHEMES": ["https"],
          # In seconds: an hour, a minute, a day.
          "ACCESS_TOKEN_EXPIRE_SECONDS": 3600,
          "AUTHORIZATION_CODE_EXPIRE_SECONDS": 60,
          "REFRESH_TOKEN_EXPIRE_SECONDS": ${'${1:86400}'},
          "ROTATE_REFRESH_TOKEN": True,
          "REFRESH_TOKEN_REUSE_PROTECTION": True,
          "SCOPES": {"read": "Read", "write": "Write"},
      }
    `,
  },
  {
    prefix: 'dsl-oauth2',
    title: 'OAuth2 provider',
    description: 'django-oauth-toolkit 2 with PKCE, HTTPS redirects and short lifetimes',
    scope: 'settings',
    package: { name: 'django-oauth-toolkit', from: '2.0', before: '3.0' },
    readers: 'none',
    text: () => block`
      OAUTH2_PROVIDER = {
          "PKCE_REQUIRED": True,
          "ALLOWED_REDIRECT_URI_SCHEMES": ["https"],
          # In seconds: an hour, a minute, a day.
          "ACCESS_TOKEN_EXPIRE_SECONDS": 3600,
          "AUTHORIZATION_CODE_EXPIRE_SECONDS": 60,
          "REFRESH_TOKEN_EXPIRE_SECONDS": ${'${1:86400}'},
          "ROTATE_REFRESH_TOKEN": True,
          "SCOPES": {"read": "Read", "write": "Write"},
      }
    `,
  },
  {
    prefix: 'dsl-allauth',
    title: 'allauth',
    description: 'Confirmed e-mail addresses, the default rate limits behind a counted proxy, HTTPS links',
    scope: 'settings',
    package: { name: 'django-allauth', from: '65.0' },
    readers: 'none',
    text: () => block`
      ACCOUNT_LOGIN_METHODS = {"email"}
      ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
      ACCOUNT_EMAIL_VERIFICATION = "mandatory"
      ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
      # The default limits stay: ACCOUNT_RATE_LIMITS is not set. How many proxies of yours are in front:
      ALLAUTH_TRUSTED_PROXY_COUNT = ${'${1:1}'}
    `,
  },
]);
