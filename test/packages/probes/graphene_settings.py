"""graphene-django: the defaults of its settings, with DEBUG off."""

from configured import configure

configure(INSTALLED_APPS=["graphene_django"])

from graphene_django.settings import DEFAULTS  # noqa: E402
from graphene_django.debug import DjangoDebugMiddleware  # noqa: E402

DISTRIBUTION = "graphene-django"


def default(name):
    key = name.partition(".")[2]
    return DEFAULTS[key] if key else {}


def facts():
    return {"debug middleware": DjangoDebugMiddleware.__module__ + "." + DjangoDebugMiddleware.__name__}
