"""django-anymail."""

from configured import configure

configure(INSTALLED_APPS=["anymail"])

from anymail.backends.postmark import EmailBackend  # noqa: E402
from anymail.webhooks.base import AnymailBasicAuthMixin  # noqa: E402
from django.test import override_settings  # noqa: E402
from django.views import View  # noqa: E402

DISTRIBUTION = "django-anymail"


class Hook(AnymailBasicAuthMixin, View):
    pass


def default(name):
    setting, _, key = name.partition(".")
    if not key:
        return {}
    if key == "WEBHOOK_SECRET":
        return Hook(warn_if_no_basic_auth=False).basic_auth
    backend = EmailBackend(server_token="only for this process")
    names = {"REQUESTS_TIMEOUT": "timeout"}
    try:
        return getattr(backend, names.get(key, key.lower()))
    except AttributeError:
        raise LookupError(name) from None


def mentions(name, words):
    """Keys are asked for in lower case, those of a provider without its name."""
    key = name.rpartition(".")[2].lower()
    parts = key.split("_")
    return key == "anymail" or any("_".join(parts[start:]) in words for start in range(len(parts)))


def facts():
    return {}
