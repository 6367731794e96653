"""django-auth-ldap. python-ldap, which it imports, would have to be compiled; its defaults need nothing of it."""

import sys
from unittest.mock import MagicMock

from configured import configure

configure()

for name in ("ldap", "ldap.filter"):
    sys.modules[name] = MagicMock()

from django_auth_ldap.config import LDAPSettings  # noqa: E402

DISTRIBUTION = "django-auth-ldap"
PREFIX = "AUTH_LDAP_"


def default(name):
    return LDAPSettings.defaults[name.removeprefix(PREFIX)]


def mentions(name, words):
    return name in words or name.removeprefix(PREFIX) in words


def facts():
    return {"prefix": LDAPSettings()._prefix}
