"""django-python3-ldap."""

from configured import configure

configure()

from django_python3_ldap.conf import settings  # noqa: E402

DISTRIBUTION = "django-python3-ldap"


def default(name):
    return getattr(settings, name)


def facts():
    return {}
