"""django-ratelimit: its defaults, its checks, and where it takes an address from."""

from django.core.cache import caches
from django.test import RequestFactory, override_settings

from configured import configure

configure(INSTALLED_APPS=["django_ratelimit"])

from django_ratelimit.checks import check_caches  # noqa: E402
from django_ratelimit.core import is_ratelimited  # noqa: E402

DISTRIBUTION = "django-ratelimit"
DEFAULTS = {
    "RATELIMIT_IPV4_MASK": 32,
    "RATELIMIT_IPV6_MASK": 64,
    "RATELIMIT_CACHE_PREFIX": "rl:",
}


def limited(forwarded=None, **given):
    """Whether a third request within a minute is stopped where two are allowed."""
    caches["default"].clear()
    with override_settings(**given):
        answers = [
            is_ratelimited(
                RequestFactory().get("/", headers={"x-forwarded-for": f"{forwarded}.{i}"} if forwarded else {}),
                group="login",
                key="ip",
                rate="2/m",
                increment=True,
            )
            for i in range(3)
        ]
    return answers[-1]


def found(**given):
    with override_settings(**given):
        return sorted(message.id for message in check_caches(None))


def cache(backend):
    return found(CACHES={"default": {"BACKEND": backend}})


def default(name):
    """The defaults stand in calls of `getattr`; those that show in behaviour are facts."""
    shown = {
        "RATELIMIT_ENABLE": limited(),
        "RATELIMIT_USE_CACHE": "default" if limited() else None,
        "RATELIMIT_FAIL_OPEN": False,
        "RATELIMIT_IP_META_KEY": None if limited("1.1.1") else "a header",
    }
    return {**DEFAULTS, **shown}[name]


def facts():
    backends = ["dummy.DummyCache", "locmem.LocMemCache", "filebased.FileBasedCache", "db.DatabaseCache", "redis.RedisCache"]
    return {
        "on": limited(),
        "off": limited(RATELIMIT_ENABLE=False),
        "by the header": limited("1.1.1", RATELIMIT_IP_META_KEY="HTTP_X_FORWARDED_FOR"),
        "caches": {backend: cache(f"django.core.cache.backends.{backend}") for backend in backends},
        "an unknown cache": found(RATELIMIT_USE_CACHE="nowhere"),
        "a cache that keeps nothing": limited(
            CACHES={"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
        ),
    }
