"""Wagtail: one setting each, read with getattr."""

from reads import fallback

DISTRIBUTION = "wagtail"


def default(name):
    return fallback(DISTRIBUTION, {"getattr"}, name)


def facts():
    return {}
