"""django-rest-knox: one dictionary."""

from datetime import timedelta  # noqa: F401 (claims name it)

from configured import configure

configure(INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "knox"])

from knox import settings  # noqa: E402

DISTRIBUTION = "django-rest-knox"


def default(name):
    return settings.DEFAULTS[name.partition(".")[2]]


def facts():
    return {}
