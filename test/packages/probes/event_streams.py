"""django-eventstream: what it falls back to, and what it makes of `*`."""

from configured import configure

configure(INSTALLED_APPS=["django_eventstream"], ROOT_URLCONF="configured", ALLOWED_HOSTS=["*"])

from django.test import RequestFactory, override_settings  # noqa: E402
from django_eventstream.utils import augment_cors_headers  # noqa: E402
from reads import fallback  # noqa: E402

DISTRIBUTION = "django-eventstream"


def default(name):
    return fallback(DISTRIBUTION, ("getattr",), name)


def answered(**given):
    headers = {}
    with override_settings(**given):
        augment_cors_headers(headers, RequestFactory().get("/events/"))
    return headers.get("Access-Control-Allow-Origin")


def facts():
    return {
        "the text": answered(EVENTSTREAM_ALLOW_ORIGINS="*"),
        "a list": answered(EVENTSTREAM_ALLOW_ORIGINS=["*"]),
        "the old name": answered(EVENTSTREAM_ALLOW_ORIGINS=["*"], EVENTSTREAM_ALLOW_ORIGIN="*"),
    }
