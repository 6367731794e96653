"""drf-spectacular: the defaults of its settings."""

from configured import configure

configure(INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "rest_framework", "drf_spectacular"])

from drf_spectacular.settings import SPECTACULAR_DEFAULTS  # noqa: E402

DISTRIBUTION = "drf-spectacular"


def default(name):
    key = name.partition(".")[2]
    return SPECTACULAR_DEFAULTS[key] if key else {}


def facts():
    return {"distributions": [SPECTACULAR_DEFAULTS["SWAGGER_UI_DIST"], SPECTACULAR_DEFAULTS["REDOC_DIST"]]}
