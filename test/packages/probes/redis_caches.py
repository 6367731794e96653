"""django-redis and the client of Redis below it."""

import ssl

from configured import configure

configure(
    CACHES={
        "default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"},
        "quiet": {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
            "OPTIONS": {"IGNORE_EXCEPTIONS": True},
        },
    }
)

import redis  # noqa: E402
from django.core.cache import caches  # noqa: E402
from django_redis import pool  # noqa: E402

DISTRIBUTION = "django-redis"


def default(name):
    cache = caches["default"]
    return {
        "DJANGO_REDIS_IGNORE_EXCEPTIONS": cache._ignore_exceptions,
        "DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS": cache._log_ignored_exceptions,
        "DJANGO_REDIS_SCAN_ITERSIZE": cache._default_scan_itersize,
        "DJANGO_REDIS_CONNECTION_FACTORY": path_of(type(pool.get_connection_factory(options={}))),
    }[name]


def path_of(cls):
    return f"{cls.__module__}.{cls.__name__}"


def requirement(value):
    return ssl.VerifyMode(redis.SSLConnection(ssl_cert_reqs=value).cert_reqs).name


def counts(alias):
    """What becomes of a counter while the server is away."""
    try:
        caches[alias].add("tries", 1)
        return caches[alias].get("tries", 0)
    except Exception:
        return "an error"


def facts():
    return {
        "no requirement": requirement(None),
        "false": requirement(False),
        "none": requirement("none"),
        "optional": requirement("optional"),
        "by default": ssl.VerifyMode(redis.SSLConnection().cert_reqs).name,
        "counting without a server": counts("default"),
        "counting without a server, errors ignored": counts("quiet"),
    }
