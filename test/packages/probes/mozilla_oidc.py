"""mozilla-django-oidc: one setting each."""

from reads import fallback, reads

DISTRIBUTION = "mozilla-django-oidc"
FUNCTIONS = {"get_settings", "import_from_settings"}


def default(name):
    return fallback(DISTRIBUTION, FUNCTIONS, name)


def facts():
    return {"reads OIDC_VERIFY_JWT": "OIDC_VERIFY_JWT" in {name for name, _ in reads(DISTRIBUTION, FUNCTIONS)}}
