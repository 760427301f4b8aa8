from email.utils import format_datetime
from xml.etree import ElementTree
from xml.sax.saxutils import escape  # of text, not parsing

from django.utils import timezone

from news.machines.feeds.channel import Channel, Entry
from news.machines.office import LANGUAGE
from news.machines.xml import document, put

NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def rss(channel: Channel) -> bytes:
    root = ElementTree.Element("rss", {"version": "2.0", **NAMESPACES})
    told = put(root, "channel")
    put(told, "title", channel.title)
    put(told, "link", channel.home)
    put(told, "description", escape(channel.description))  # readers take it for HTML
    put(told, "language", LANGUAGE)
    put(told, "atom:link", rel="self", type="application/rss+xml", href=channel.address)
    put(told, "lastBuildDate", format_datetime(timezone.localtime(channel.updated)))
    image = put(told, "image")
    put(image, "url", channel.logo)
    put(image, "title", channel.title)
    put(image, "link", channel.home)
    for entry in channel.entries:
        _item(put(told, "item"), entry)
    return document(root)


def _item(item: ElementTree.Element, entry: Entry) -> None:
    put(item, "title", entry.data.title)
    put(item, "link", entry.data.url)
    put(item, "guid", entry.identity, isPermaLink="false")
    put(item, "pubDate", format_datetime(timezone.localtime(entry.published)))
    for name in entry.data.bylines:
        put(item, "dc:creator", name)
    if entry.data.section:
        put(item, "category", entry.data.section.title)
    for tag in entry.data.tags:
        put(item, "category", tag.name)
    put(item, "description", escape(entry.data.lead))
    if entry.data.html:
        put(item, "content:encoded", entry.data.html)
    if picture := entry.enclosure:
        put(item, "enclosure", url=picture.url, length=str(picture.length), type=picture.type)
        size = {"width": str(picture.width), "height": str(picture.height)}
        put(item, "media:content", url=picture.url, type=picture.type, medium="image", **size)
