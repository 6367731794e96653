"""django-saml2-auth-community: one dictionary, read by path."""

from reads import fallback

DISTRIBUTION = "django-saml2-auth-community"


def default(name):
    return fallback(DISTRIBUTION, {"get_path"}, name.partition(".")[2])


def facts():
    return {}
