"""Silk, the debug toolbar and the admin of django-otp: what visitors get where nobody has said anything."""

from configured import configure

configure(
    DEBUG=False,
    MEDIA_ROOT="/srv/media",
    INTERNAL_IPS=["127.0.0.1"],
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "silk", "debug_toolbar", "django_otp"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    STATIC_URL="static/",
)

from debug_toolbar.middleware import show_toolbar
from debug_toolbar.settings import CONFIG_DEFAULTS
from django.conf import settings as configured_settings
from django.test import RequestFactory, override_settings
from django_otp.conf import settings as otp_settings
from silk.config import SilkyConfig

DISTRIBUTION = "django-silk"


def default(name):
    raise LookupError(name)


def facts():
    silk = SilkyConfig()
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1")
    with override_settings(DEBUG=True):
        while_debugging = show_toolbar(request)
    return {
        "silk": {name: getattr(silk, name) for name in ["SILKY_AUTHENTICATION", "SILKY_AUTHORISATION", "SILKY_PYTHON_PROFILER"]},
        "silk profiles in media": silk.SILKY_PYTHON_PROFILER_RESULT_PATH == configured_settings.MEDIA_ROOT,
        "toolbar": CONFIG_DEFAULTS["SHOW_TOOLBAR_CALLBACK"],
        "toolbar in production": show_toolbar(request),
        "toolbar while debugging": while_debugging,
        "otp": otp_settings.OTP_ADMIN_HIDE_SENSITIVE_DATA,
    }
