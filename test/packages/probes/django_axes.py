"""django-axes: its defaults, its checks, and what decides about an address."""

from django.test import RequestFactory, override_settings

from configured import configure

configure(
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "axes"],
    MIDDLEWARE=["axes.middleware.AxesMiddleware"],
    AUTHENTICATION_BACKENDS=["axes.backends.AxesStandaloneBackend"],
)

from axes import checks  # noqa: E402
from axes.conf import settings  # noqa: E402
from axes.helpers import get_client_ip_address  # noqa: E402

DISTRIBUTION = "django-axes"


def default(name):
    return getattr(settings, name)


def found(check, **given):
    with override_settings(**given):
        return [message.id for message in check(None)]


def address(**given):
    request = RequestFactory().get("/", headers={"x-forwarded-for": "1.1.1.1, 8.8.8.8"}, REMOTE_ADDR="9.9.9.9")
    with override_settings(**given):
        return get_client_ip_address(request)


def cache(backend):
    caches = {"default": {"BACKEND": backend}}
    return found(checks.axes_cache_check, AXES_HANDLER="axes.handlers.cache.AxesCacheHandler", CACHES=caches)


def facts():
    backends = ["dummy.DummyCache", "locmem.LocMemCache", "filebased.FileBasedCache", "db.DatabaseCache", "redis.RedisCache"]
    names = [word for word in dir(settings) if word.startswith("AXES_")]
    deprecated = [
        name
        for name in (
            "AXES_DISABLE_SUCCESS_ACCESS_LOG AXES_LOGGER AXES_PROXY_ORDER AXES_PROXY_COUNT AXES_PROXY_TRUSTED_IPS "
            "AXES_META_PRECEDENCE_ORDER AXES_ONLY_USER_FAILURES AXES_USE_USER_AGENT AXES_LOCK_OUT_BY_USER_OR_IP "
            "AXES_LOCK_OUT_BY_COMBINATION_USER_AND_IP"
        ).split()
        if found(checks.axes_deprecation_check, **{name: True})
    ]
    return {
        "deprecated": sorted(deprecated),
        "known": len(names) > 30,
        "caches": {backend: cache(f"django.core.cache.backends.{backend}") for backend in backends},
        "without middleware": found(checks.axes_middleware_check, MIDDLEWARE=[]),
        "without backend": found(
            checks.axes_backend_check, AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.ModelBackend"]
        ),
        "without address": found(checks.axes_lockout_params_check, AXES_LOCKOUT_PARAMETERS=["username"]),
        "an address within": found(checks.axes_lockout_params_check, AXES_LOCKOUT_PARAMETERS=[["username", "ip_address"]]),
        "by the connection": address(),
        "by the header": address(AXES_IPWARE_META_PRECEDENCE_ORDER=["HTTP_X_FORWARDED_FOR", "REMOTE_ADDR"]),
        "by the header and one proxy": address(
            AXES_IPWARE_META_PRECEDENCE_ORDER=["HTTP_X_FORWARDED_FOR", "REMOTE_ADDR"], AXES_IPWARE_PROXY_COUNT=1
        ),
    }
