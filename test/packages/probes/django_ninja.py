"""Django Ninja: the defaults of its settings."""

from configured import configure

configure(INSTALLED_APPS=["ninja"])

from ninja.conf import Settings, settings  # noqa: E402

DISTRIBUTION = "django-ninja"


def default(name):
    for field, info in Settings.model_fields.items():
        if info.alias == name:
            return getattr(settings, field)
    raise LookupError(name)


def mentions(name, words):
    """The name that is gone is asked for, only to stop."""
    return any(info.alias == name for info in Settings.model_fields.values())


def facts():
    return {}
