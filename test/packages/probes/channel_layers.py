"""Channels."""

from configured import configure

configure(INSTALLED_APPS=["channels"])

from channels.layers import ChannelLayerManager, InMemoryChannelLayer  # noqa: E402

DISTRIBUTION = "channels"


def default(name):
    return {"CHANNEL_LAYERS": ChannelLayerManager().configs}[name]


def facts():
    return {"in memory": f"{InMemoryChannelLayer.__module__}.{InMemoryChannelLayer.__name__}"}
