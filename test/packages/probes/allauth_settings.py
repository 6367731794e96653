"""django-allauth: a setting for each property of three classes."""

from configured import configure

configure(
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sites",
        "allauth",
        "allauth.account",
        "allauth.socialaccount",
    ],
    MIDDLEWARE=["allauth.account.middleware.AccountMiddleware"],
)

from allauth import app_settings as common  # noqa: E402
from allauth.account import app_settings as account  # noqa: E402
from allauth.socialaccount import app_settings as social  # noqa: E402
from django.test import override_settings  # noqa: E402

DISTRIBUTION = "django-allauth"
CLASSES = {"ACCOUNT": account, "SOCIALACCOUNT": social, "ALLAUTH": common}


def default(name):
    prefix, _, rest = name.partition("_")
    return common.SOCIALACCOUNT_ONLY if name == "SOCIALACCOUNT_ONLY" else getattr(CLASSES[prefix], rest)


def mentions(name, words):
    return name in words or name.partition("_")[2] in words


def limits(given):
    with override_settings(ACCOUNT_RATE_LIMITS=given):
        return account.RATE_LIMITS


def facts():
    return {
        "limits": sorted(limits({})),
        "limits with False": limits(False),
        "a limit with an empty rate": limits({"login_failed": ""})["login_failed"],
        "words for the proof of an address": sorted(each.value for each in account.AppSettings.EmailVerificationMethod),
    }
