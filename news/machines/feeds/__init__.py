"""Feeds of the whole site and of each section: one content, written in three ways."""

from news.machines.feeds.channel import Channel, Entry, channel
from news.machines.feeds.views import feed

__all__ = ["Channel", "Entry", "channel", "feed"]
