"""djangorestframework-simplejwt before 5.4."""

from datetime import timedelta  # noqa: F401 (claims name it)

from configured import configure

configure(INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes"])

from rest_framework_simplejwt import backends, settings  # noqa: E402

DISTRIBUTION = "djangorestframework-simplejwt"


def default(name):
    return settings.DEFAULTS[name.partition(".")[2]]


def facts():
    return {"algorithms": sorted(backends.ALLOWED_ALGORITHMS)}
