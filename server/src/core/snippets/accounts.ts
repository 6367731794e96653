import { block } from './text';
import { defineSnippets } from './snippet';

/** Passwords and logins. */
export const accountSnippets = defineSnippets([
  {
    prefix: 'dsl-passwords',
    title: 'password validators',
    description: 'The four validators, twelve characters at least',
    scope: 'settings',
    readers: 'none',
    text: () => block`
      AUTH_PASSWORD_VALIDATORS = [
          {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
          {
              "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
              "OPTIONS": {"min_length": ${'${1:12}'}},
          },
          {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
          {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
      ]
    `,
  },
  {
    prefix: 'dsl-hashers',
    title: 'Argon2 for new passwords',
    description: 'New passwords with Argon2; the hashes that are there still work',
    scope: 'settings',
    django: { from: '4.0' },
    readers: 'none',
    text: () => block`
      # Needs argon2-cffi: pip install "django[argon2]". Users keep their passwords and are rehashed when they log in.
      PASSWORD_HASHERS = [
          "django.contrib.auth.hashers.Argon2PasswordHasher",
          "django.contrib.auth.hashers.PBKDF2PasswordHasher",
          "django.contrib.auth.hashers.PBKDF2SHA1PasswordHasher",
          "django.contrib.auth.hashers.BCryptSHA256PasswordHasher",
          "django.contrib.auth.hashers.ScryptPasswordHasher",
      ]
    `,
  },
  {
    prefix: 'dsl-hashers',
    title: 'Argon2 for new passwords',
    description: 'New passwords with Argon2; the hashes that are there still work (without scrypt)',
    scope: 'settings',
    django: { before: '4.0' },
    readers: 'none',
    text: () => block`
      # Needs argon2-cffi: pip install "django[argon2]". Users keep their passwords and are rehashed when they log in.
      PASSWORD_HASHERS = [
          "django.contrib.auth.hashers.Argon2PasswordHasher",
          "django.contrib.auth.hashers.PBKDF2PasswordHasher",
          "django.contrib.auth.hashers.PBKDF2SHA1PasswordHasher",
          "django.contrib.auth.hashers.BCryptSHA256PasswordHasher",
      ]
    `,
  },
  {
    prefix: 'dsl-axes',
    title: 'lockout after failed logins',
    description: 'django-axes: lock after failed logins, counted by user name and address together',
    scope: 'settings',
    package: { name: 'django-axes', from: '6.0' },
    readers: 'none',
    text: () => block`
      from datetime import timedelta

      INSTALLED_APPS += ["axes"]
      AUTHENTICATION_BACKENDS = [
          "axes.backends.AxesStandaloneBackend",
          "django.contrib.auth.backends.ModelBackend",
      ]
      # Last, so that it sees what the others decide.
      MIDDLEWARE += ["axes.middleware.AxesMiddleware"]
      AXES_FAILURE_LIMIT = ${'${1:5}'}
      AXES_COOLOFF_TIME = timedelta(minutes=${'${2:30}'})
      # Together, so that one address does not lock out everybody, and nobody locks out a user from elsewhere.
      AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
      # How many proxies of yours are in front: with a wrong number one client locks out all.
      AXES_IPWARE_PROXY_COUNT = ${'${3:1}'}
    `,
  },
  {
    prefix: 'dsl-ratelimit',
    title: 'rate limits on views',
    description: 'django-ratelimit on a cache that all processes share',
    scope: 'settings',
    package: { name: 'django-ratelimit' },
    readers: 'os',
    text: (read) => block`
      CACHES = {
          "default": {
              "BACKEND": "django.core.cache.backends.redis.RedisCache",
              "LOCATION": ${read.required('REDIS_URL')},
          },
      }
      # Counts have to be shared by all processes and updated at once: a local or database cache does not do that.
      RATELIMIT_USE_CACHE = "default"
    `,
  },
  {
    prefix: 'dsl-otp',
    title: 'second factor for the admin',
    description: 'django-otp: a code from an app beside the password',
    scope: 'settings',
    package: { name: 'django-otp' },
    readers: 'none',
    text: () => block`
      INSTALLED_APPS += ["django_otp", "django_otp.plugins.otp_totp", "django_otp.plugins.otp_static"]
      MIDDLEWARE.insert(
          MIDDLEWARE.index("django.contrib.auth.middleware.AuthenticationMiddleware") + 1,
          "django_otp.middleware.OTPMiddleware",
      )
      # Seeds and codes do not show in the admin.
      OTP_ADMIN_HIDE_SENSITIVE_DATA = True
      # In urls.py: from django_otp.admin import OTPAdminSite; admin.site.__class__ = OTPAdminSite
    `,
  },
  {
    prefix: 'dsl-login-signal',
    title: 'failed logins in the log',
    description: 'Write failed logins to the security log, without passwords',
    scope: 'python',
    readers: 'none',
    text: () => block`
      import logging

      from django.contrib.auth.signals import user_login_failed
      from django.dispatch import receiver

      logger = logging.getLogger("django.security.login")


      @receiver(user_login_failed)
      def log_failed_login(sender, credentials, request=None, **kwargs):
          """Names the account and the address; Django has masked the password already, and it is left out all the same."""
          address = request.META.get("REMOTE_ADDR", "-") if request is not None else "-"
          logger.warning("Failed login for %r from %s", credentials.get("username"), address)
    `,
  },
]);
