"""django-cors-headers: which origins its middleware lets in, and what its checks say."""

from django.http import HttpResponse
from django.test import RequestFactory, override_settings

from configured import configure

configure(INSTALLED_APPS=["corsheaders"])

import corsheaders.defaults  # noqa: E402
from corsheaders.checks import check_settings  # noqa: E402
from corsheaders.conf import conf  # noqa: E402
from corsheaders.middleware import CorsMiddleware  # noqa: E402

DISTRIBUTION = "django-cors-headers"
ITEMS = [
    "",
    " ",
    "null",
    "file://",
    "*",
    "a.org",
    "//a.org",
    "localhost:3000",
    "https://a.org/",
    "https://a.org/x?y",
    "https://A.org",
    "HTTPS://a.org",
    "https://a.org:443",
    "http://a.org:80",
    " https://a.org",
    "https://a.org ",
    "'https://a.org'",
    "https://*.a.org",
    "https://a.org,https://b.org",
    "https://a.org",
    "https://a.org:8443",
    "http://[::1]:3000",
]


def answer(origin, **settings):
    with override_settings(**settings):
        try:
            response = CorsMiddleware(lambda request: HttpResponse())(RequestFactory().get("/", headers={"origin": origin}))
        except Exception as error:  # noqa: BLE001
            return type(error).__name__
    allowed = response.headers.get("access-control-allow-origin")
    return f"{allowed} with cookies" if "access-control-allow-credentials" in response.headers else allowed


def checks(**settings):
    with override_settings(**settings):
        return sorted({message.id for message in check_settings()})


def item(text):
    """What one item of the list lets in, and which checks complain."""
    origins = {"CORS_ALLOWED_ORIGINS": [text]}
    own = {
        "localhost:3000": "http://localhost:3000",
        "https://a.org:8443": "https://a.org:8443",
        "http://[::1]:3000": "http://[::1]:3000",
        "http://a.org:80": "http://a.org",
        "https://*.a.org": "https://x.a.org",
        "null": "null",
        "file://": "file://",
    }.get(text, "https://a.org")
    return {
        "null": answer("null", **origins) is not None,
        "own": answer(own, **origins) is not None,
        "checks": checks(**origins),
    }


def default(name):
    return getattr(conf, name)


def facts():
    text = r"^https://a\.org$"
    return {
        "items": {text: item(text) for text in ITEMS},
        "a text of patterns": [answer("https://evil.org", CORS_ALLOWED_ORIGIN_REGEXES=text), checks(CORS_ALLOWED_ORIGIN_REGEXES=text)],
        "a text of origins": [
            answer("https://a.org", CORS_ALLOWED_ORIGINS="https://a.org"),
            answer("null", CORS_ALLOWED_ORIGINS="https://a.org"),
            checks(CORS_ALLOWED_ORIGINS="https://a.org"),
        ],
        "a text of headers": checks(CORS_ALLOW_HEADERS="authorization"),
        "no list": answer("https://a.org", CORS_ALLOWED_ORIGINS=None),
        "a set": answer("https://a.org", CORS_ALLOWED_ORIGINS={"https://a.org"}),
        "types": {
            name: checks(**{name: value})
            for name, value in {
                "CORS_ALLOWED_ORIGINS": None,
                "CORS_ALLOWED_ORIGIN_REGEXES": None,
                "CORS_ALLOW_HEADERS": None,
                "CORS_ALLOW_METHODS": None,
                "CORS_EXPOSE_HEADERS": None,
                "CORS_ALLOW_ALL_ORIGINS": "False",
                "CORS_ALLOW_CREDENTIALS": "False",
                "CORS_ALLOW_PRIVATE_NETWORK": "False",
                "CORS_PREFLIGHT_MAX_AGE": -1,
            }.items()
        },
        "all": answer("https://evil.org", CORS_ALLOW_ALL_ORIGINS=True),
        "all with cookies": answer("https://evil.org", CORS_ALLOW_ALL_ORIGINS=True, CORS_ALLOW_CREDENTIALS=True),
        "all by a text": answer("https://evil.org", CORS_ALLOW_ALL_ORIGINS="False"),
        "an open end": answer("https://a.org.evil.org", CORS_ALLOWED_ORIGIN_REGEXES=[r"^https://a\.org"]),
        "no caret": answer("https://evil.org/https://a.org", CORS_ALLOWED_ORIGIN_REGEXES=[r"https://a\.org$"]),
        "the old name beside the new one": answer(
            "https://old.org", CORS_ALLOWED_ORIGINS=["https://a.org"], CORS_ORIGIN_WHITELIST=["https://old.org"]
        ),
        "the old name": answer("https://old.org", CORS_ORIGIN_WHITELIST=["https://old.org"]),
        "removed": [checks(CORS_MODEL="x.Y"), checks(CORS_REPLACE_HTTPS_REFERER=False)],
        "the middleware of 3": hasattr(__import__("corsheaders.middleware").middleware, "CorsPostCsrfMiddleware"),
    }
