"""Django: which of its loggers a project's LOGGING leaves at work."""

import logging

from configured import configure

configure()

from django.utils.log import configure_logging  # noqa: E402

DISTRIBUTION = "Django"
NAMES = ["django", "django.request", "django.security.DisallowedHost"]
HANDLERS = {"console": {"class": "logging.StreamHandler"}}


def at_work(**given):
    """The loggers that hand their messages on; those of security are made when something happens."""
    for name in NAMES[2:]:
        logging.Logger.manager.loggerDict.pop(name, None)
    for name in NAMES[:2]:
        logging.getLogger(name).disabled = False
    configure_logging("logging.config.dictConfig", {"version": 1, "handlers": HANDLERS, **given})
    return [name for name in NAMES if not logging.getLogger(name).disabled]


def default(name):
    raise LookupError(name)


def facts():
    root = {"handlers": ["console"]}
    loggers = {"handlers": ["console"]}
    return {
        "by default": at_work(root=root),
        "disabled": at_work(root=root, disable_existing_loggers=True),
        "kept": at_work(root=root, disable_existing_loggers=False),
        "django is named": at_work(loggers={"django": loggers}, disable_existing_loggers=True),
        "requests are named": at_work(loggers={"django.request": loggers}, disable_existing_loggers=True),
    }
