"""dj-rest-auth from 3.0: one dictionary."""

from configured import configure

configure(
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes"],
    # The names of 2, which nothing reads any more.
    JWT_AUTH_SECURE=True,
    OLD_PASSWORD_FIELD_ENABLED=True,
    REST_USE_JWT=True,
)

from importlib import import_module  # noqa: E402

app_settings = import_module("dj_rest_auth.app_settings")

DISTRIBUTION = "dj-rest-auth"


def default(name):
    return app_settings.DEFAULTS[name.partition(".")[2]]


def mentions(name, words):
    return name == "REST_AUTH" or name.partition(".")[2] in app_settings.DEFAULTS


def facts():
    read = app_settings.api_settings
    return {"with the names of 2": [read.JWT_AUTH_SECURE, read.OLD_PASSWORD_FIELD_ENABLED, read.USE_JWT]}
