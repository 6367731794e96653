"""django-csp from 4.0: one dictionary for each policy."""

from django.http import HttpResponse
from django.test import RequestFactory, override_settings

from configured import configure

configure(INSTALLED_APPS=["csp"])

from csp import checks, constants, utils  # noqa: E402
from csp.middleware import CSPMiddleware  # noqa: E402

DISTRIBUTION = "django-csp"
OUTDATED = [
    *checks.OUTDATED_SETTINGS,
    "CSP_REPORT_ONLY",
    "CSP_EXCLUDE_URL_PREFIXES",
    "CSP_REPORT_PERCENTAGE",
    "CSP_INCLUDE_NONCE_IN",
]


def header(policy, path="/", name="CONTENT_SECURITY_POLICY"):
    """The header of an answer under these settings, in a fixed order; None where the package sends none."""
    with override_settings(**{name: policy}):
        answer = CSPMiddleware(lambda request: HttpResponse())(RequestFactory().get(path))
    found = answer.headers.get("Content-Security-Policy")
    return found and "; ".join(sorted(found.split("; ")))


def default(name):
    setting, _, key = name.partition(".")
    if key == "DIRECTIVES":
        return {name: value for name, value in utils.default_config({}).items() if value}
    if key == "EXCLUDE_URL_PREFIXES":
        return ()
    raise LookupError(name)


def mentions(name, words):
    """The names of 3 stand in the source, but only to be refused."""
    return name not in OUTDATED and name.rpartition(".")[2] in words


def facts():
    return {
        "outdated": sorted(checks.OUTDATED_SETTINGS),
        "directives": sorted(utils.DEFAULT_DIRECTIVES),
        "keywords": sorted(value.strip("'") for value in vars(constants).values() if str(value).startswith("'")),
        "without default-src": header({"DIRECTIVES": {"img-src": ["https:"]}}),
        "an unknown directive": header({"DIRECTIVES": {"script_src": ["'none'"]}}),
        "excluded by a text": header({"EXCLUDE_URL_PREFIXES": "/admin", "DIRECTIVES": {}}, "/shop"),
        "excluded by a slash": header({"EXCLUDE_URL_PREFIXES": ["/"], "DIRECTIVES": {}}, "/shop"),
        "excluded by a list": header({"EXCLUDE_URL_PREFIXES": ["/admin"], "DIRECTIVES": {}}, "/shop"),
        "with the names of 3": header(("'none'",), name="CSP_DEFAULT_SRC"),
    }
