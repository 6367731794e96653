"""The Sentry SDK: the arguments of `init()` and their defaults."""

import inspect

from sentry_sdk.consts import ClientConstructor

DISTRIBUTION = "sentry-sdk"


def default(name):
    raise LookupError(name)


def facts():
    parameters = inspect.signature(ClientConstructor.__init__).parameters
    wanted = ["send_default_pii", "debug", "max_request_body_size", "traces_sample_rate", "profiles_sample_rate", "before_send"]
    return {"arguments": {name: parameters[name].default for name in wanted}}
