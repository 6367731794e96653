"""djangorestframework-simplejwt: one dictionary."""

from datetime import timedelta

from configured import configure

configure(INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes"])

from rest_framework_simplejwt import backends, settings, tokens  # noqa: E402

DISTRIBUTION = "djangorestframework-simplejwt"


def default(name):
    return settings.DEFAULTS[name.partition(".")[2]]


def refusal(of):
    try:
        of()
    except Exception as error:
        return type(error).__name__
    return None


def lives(lifetime):
    """What a login ends with where tokens live for that long."""
    made = type("Made", (tokens.Token,), {"token_type": "access", "lifetime": lifetime})
    return refusal(made)


def facts():
    return {
        "algorithms": sorted(backends.ALLOWED_ALGORITHMS),
        "no algorithm": refusal(lambda: backends.TokenBackend("none", "key")),
        "another spelling": refusal(lambda: backends.TokenBackend("hs256", "key")),
        "a text as the private key": refusal(lambda: backends.TokenBackend("RS256", "no PEM").encode({})),
        "a number as lifetime": lives(300),
        "a text as lifetime": lives("5m"),
        "a duration as lifetime": lives(timedelta(minutes=5)),
        "blacklists without the app": hasattr(tokens.RefreshToken, "blacklist"),
        "signs with": settings.DEFAULTS["SIGNING_KEY"] == "only for this process",
        "checks an HS token with the verifying key": backends.TokenBackend("HS256", "own", "other").get_verifying_key(None)
        != b"own",
    }
