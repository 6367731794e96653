"""django-csp before 4.0: one setting for each directive."""

from django.http import HttpResponse
from django.test import RequestFactory, override_settings

from configured import configure

configure()

from csp.middleware import CSPMiddleware  # noqa: E402
from csp.utils import from_settings  # noqa: E402

DISTRIBUTION = "django-csp"
DIRECTIVES = from_settings()


def header(path="/", **settings):
    with override_settings(**settings):
        answer = CSPMiddleware(lambda request: HttpResponse())(RequestFactory().get(path))
    return answer.headers.get("Content-Security-Policy")


def fails(**settings):
    try:
        header("/shop", **settings)
    except TypeError:
        return True
    return False


def default(name):
    directive = name.removeprefix("CSP_").lower().replace("_", "-")
    return DIRECTIVES[directive]


def facts():
    return {
        "directives": sorted(DIRECTIVES),
        "without settings": header(),
        "with the dictionary of 4": header(CONTENT_SECURITY_POLICY={"DIRECTIVES": {"default-src": ["'none'"]}}),
        "a text": header(CSP_DEFAULT_SRC="'none'"),
        "fails with a list of paths": fails(CSP_EXCLUDE_URL_PREFIXES=["/admin"]),
        "fails with a tuple of paths": fails(CSP_EXCLUDE_URL_PREFIXES=("/admin",)),
        "excluded by a text": header("/shop", CSP_EXCLUDE_URL_PREFIXES="/"),
        "not excluded by a text": header("/shop", CSP_EXCLUDE_URL_PREFIXES="/admin"),
    }
