"""WhiteNoise: what its middleware reads."""

from configured import configure

configure(STATIC_URL="/static/", STATIC_ROOT=None)

from django.test import override_settings  # noqa: E402
from whitenoise.middleware import WhiteNoiseMiddleware  # noqa: E402

DISTRIBUTION = "whitenoise"


def made(**given):
    with override_settings(**given):
        return WhiteNoiseMiddleware(lambda request: None)


def default(name):
    if name == "WHITENOISE_ALLOW_ALL_ORIGINS":
        return made().allow_all_origins
    raise LookupError(name)


def facts():
    return {
        "looks for files anew": [made(DEBUG=False).autorefresh, made(DEBUG=True).autorefresh],
        "serves what was not collected": [made(DEBUG=False).use_finders, made(DEBUG=True).use_finders],
    }
