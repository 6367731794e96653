"""Django REST framework: its defaults, and what becomes of rates, classes and settings that are gone."""

from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory

from configured import configure

configure(INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "rest_framework"])

from rest_framework import settings, throttling  # noqa: E402
from rest_framework.settings import APISettings, DEFAULTS, IMPORT_STRINGS, REMOVED_SETTINGS  # noqa: E402
from rest_framework.views import APIView  # noqa: E402

DISTRIBUTION = "djangorestframework"
RATES = ["10/s", "10/min", "10/month", "10/decade", "10/week", "10", "x/day", "5/10m", "10/", "", "10/Day", " 10 /day", "10/day/1"]


def project(**given):
    """Settings as a project gives them, which are read when they are asked for."""
    made = APISettings(None, DEFAULTS, IMPORT_STRINGS)
    made._user_settings = given
    return made


def outcome(action):
    try:
        return action()
    except Exception as error:  # noqa: BLE001
        return type(error).__name__


def rate(text):
    """The seconds of a period, or the error."""
    return outcome(lambda: throttling.SimpleRateThrottle.parse_rate(None, text)[1])


def throttle(rates, kind=throttling.AnonRateThrottle):
    throttles = type("Throttle", (kind,), {"THROTTLE_RATES": rates})
    return outcome(lambda: throttles().rate)


def ident(proxies, forwarded):
    given, throttling.api_settings = throttling.api_settings, project(NUM_PROXIES=proxies)
    try:
        request = RequestFactory().get("/", headers={"x-forwarded-for": forwarded})
        return throttling.BaseThrottle().get_ident(request)
    finally:
        throttling.api_settings = given


def classes(name, value):
    """What a view does with a list of classes that is given as `value`."""
    made = outcome(lambda: getattr(project(**{name: value}), name))
    return made if isinstance(made, str) else outcome(lambda: len([each() for each in made]))


def default(name):
    setting, _, key = name.partition(".")
    return DEFAULTS[key] if key else {}


def mentions(name, words):
    """Names that are gone stand in the source, but nothing reads them."""
    key = name.rpartition(".")[2]
    return key in DEFAULTS or key == "REST_FRAMEWORK"


def facts():
    lists = [name for name in IMPORT_STRINGS if isinstance(DEFAULTS[name], list)]
    return {
        "removed": sorted(REMOVED_SETTINGS),
        "a removed setting in a project": outcome(lambda: project(PAGINATE_BY=10).PAGE_SIZE),
        "rates": {text: rate(text) for text in RATES},
        "without rates": throttle({"anon": None, "user": None}),
        "without the scope": throttle({"user": "1/day"}),
        "scopes": {
            each.__name__: each.scope for each in (throttling.AnonRateThrottle, throttling.UserRateThrottle)
        },
        "the whole header": ident(None, "1.2.3.4, 5.6.7.8"),
        "one proxy": ident(1, "1.2.3.4, 5.6.7.8"),
        "lists": sorted(lists),
        "a text in place of a list": {name: classes(name, DEFAULTS[name][0]) for name in lists if DEFAULTS[name]},
        "no list": classes("DEFAULT_PERMISSION_CLASSES", None),
        "the views of the package": sorted(
            name for name in vars(APIView) if name.endswith("_classes") and isinstance(getattr(APIView, name), list)
        ),
        "improperly configured": ImproperlyConfigured.__name__,
    }
