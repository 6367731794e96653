"""django-oauth-toolkit: one dictionary, and checks of its own."""

from configured import configure

configure(
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "oauth2_provider"],
    OAUTH2_PROVIDER={
        "PKCE_REQUIRED": False,
        "ALLOW_URI_WILDCARDS": True,
        "ALLOWED_REDIRECT_URI_SCHEMES": ["http"],
        "REFRESH_TOKEN_REUSE_PROTECTION": False,
    },
)

from oauth2_provider import checks, settings  # noqa: E402

DISTRIBUTION = "django-oauth-toolkit"


def default(name):
    return settings.DEFAULTS[name.partition(".")[2]]


def mentions(name, words):
    return name == "OAUTH2_PROVIDER" or name.partition(".")[2] in settings.DEFAULTS


def facts():
    covered = {"W007", "W008", "W009", "W010"}
    ids = [message.id for message in checks.validate_bcp_configuration(None)]
    return {"checks": sorted(each for each in ids if each.rpartition(".")[2] in covered)}
