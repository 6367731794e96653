"""django-graphql-jwt: one dictionary."""

from datetime import timedelta  # noqa: F401 (claims name it)

from configured import configure

configure(INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes"])

from graphql_jwt import settings, utils  # noqa: E402
from django.test import override_settings  # noqa: E402

DISTRIBUTION = "django-graphql-jwt"


def default(name):
    return settings.DEFAULTS[name.partition(".")[2]]


def accepts(token, **given):
    with override_settings(GRAPHQL_JWT=given):
        try:
            utils.jwt_decode(token)
        except Exception as error:
            return type(error).__name__
    return True


def facts():
    expired = utils.jwt_encode({"exp": 1, "username": "ann"})
    forged = expired[:-6] + "AAAAAA"
    return {
        "an expired token by default": accepts(expired),
        "an expired token with the check": accepts(expired, JWT_VERIFY_EXPIRATION=True),
        "a forged token by default": accepts(forged),
        "a forged token without the check": accepts(forged, JWT_VERIFY=False),
    }
