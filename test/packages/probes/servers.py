"""Whom servers believe who forwards a request, and the variables that libraries read by themselves."""

import os

for variable in ["FORWARDED_ALLOW_IPS", "OAUTHLIB_INSECURE_TRANSPORT", "WERKZEUG_DEBUG_PIN"]:
    os.environ.pop(variable, None)

from gunicorn.config import Config as GunicornConfig
from oauthlib.oauth2.rfc6749.utils import is_secure_transport
from uvicorn.config import Config as UvicornConfig
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from werkzeug.debug import get_pin_and_cookie_name

DISTRIBUTION = "gunicorn"
STRANGER = "203.0.113.7"


def default(name):
    raise LookupError(name)


def trusted_by_uvicorn(value):
    return STRANGER in ProxyHeadersMiddleware(None, trusted_hosts=value).trusted_hosts


def with_variable(name, value, ask):
    os.environ[name] = value
    try:
        return ask()
    finally:
        del os.environ[name]


def accepts_http():
    return is_secure_transport("http://example.org/")


def asks_for_pin():
    return get_pin_and_cookie_name(lambda environ, start: [])[0] is not None


def facts():
    values = ["*", "0.0.0.0/0", "10.0.0.1,0.0.0.0/0", "10.0.0.1"]
    return {
        "gunicorn": [str(each) for each in GunicornConfig().forwarded_allow_ips],
        "uvicorn": UvicornConfig("app").forwarded_allow_ips,
        "uvicorn by variable": with_variable("FORWARDED_ALLOW_IPS", "*", lambda: UvicornConfig("app").forwarded_allow_ips),
        "uvicorn trusts": {value: trusted_by_uvicorn(value) for value in values},
        "oauthlib": {value: with_variable("OAUTHLIB_INSECURE_TRANSPORT", value, accepts_http) for value in ["", "0", "1"]},
        "oauthlib unset": accepts_http(),
        "werkzeug": {value: with_variable("WERKZEUG_DEBUG_PIN", value, asks_for_pin) for value in ["off", "123-456-789"]},
        "werkzeug unset": asks_for_pin(),
    }
