"""drf-yasg: the defaults of its settings."""

from configured import configure

configure(INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "rest_framework", "drf_yasg"])

from drf_yasg.app_settings import REDOC_DEFAULTS, SWAGGER_DEFAULTS  # noqa: E402

DISTRIBUTION = "drf-yasg"


def default(name):
    setting, _, key = name.partition(".")
    defaults = SWAGGER_DEFAULTS if setting == "SWAGGER_SETTINGS" else REDOC_DEFAULTS
    return defaults[key] if key else {}


def facts():
    return {}
