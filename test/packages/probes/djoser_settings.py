"""djoser: one dictionary."""

from configured import configure

configure(INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "djoser"])

from djoser import conf  # noqa: E402

DISTRIBUTION = "djoser"


def default(name):
    return conf.default_settings[name.partition(".")[2]]


def facts():
    return {}
