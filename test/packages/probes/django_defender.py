"""django-defender: its defaults."""

from configured import configure

configure(
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "defender"],
    DEFENDER_MOCK_REDIS=False,
)

from defender import config  # noqa: E402

DISTRIBUTION = "django-defender"
NAMES = {
    "DEFENDER_LOGIN_FAILURE_LIMIT": "FAILURE_LIMIT",
    "DEFENDER_LOCK_OUT_BY_IP_AND_USERNAME": "LOCKOUT_BY_IP_USERNAME",
    "DEFENDER_MOCK_REDIS": "MOCK_REDIS",
}


def default(name):
    short = NAMES.get(name, name.removeprefix("DEFENDER_"))
    return getattr(config, short)


def facts():
    return {}
