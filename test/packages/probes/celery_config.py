"""Celery and kombu."""

import pickle

import kombu.serialization
from celery.app.defaults import DEFAULTS
from kombu import Connection
from kombu.transport import pyamqp

DISTRIBUTION = "celery"


def default(name):
    return DEFAULTS[key(name)]


def key(name):
    return name.removeprefix("CELERY_").lower()


def mentions(name, words):
    return key(name) in DEFAULTS


class Evil:
    """What a message can do with its reader: call any function."""

    def __reduce__(self):
        return (eval, ("'code ' + 'ran'",))


def refuses_code(loads):
    try:
        return loads("!!python/object/apply:eval [\"'code ' + 'ran'\"]") != "code ran"
    except Exception:
        return True


def facts():
    account = pyamqp.Transport(Connection()).default_connection_params
    registry = kombu.serialization.registry
    decode = {name: registry._decoders[kind] for name, kind in registry.name_to_type.items()}
    return {
        "reading a pickle": decode["pickle"](pickle.dumps(Evil())),
        "names of pickle": sorted(["pickle", registry.name_to_type["pickle"]]),
        "yaml refuses code": refuses_code(decode["yaml"]),
        "account of AMQP": [account["userid"], account["password"]],
    }
