from xml.etree import ElementTree

from news.machines.feeds.channel import Channel, Entry
from news.machines.moments import written
from news.machines.office import LANGUAGE
from news.machines.xml import document, put

NAMESPACE = "http://www.w3.org/2005/Atom"


def atom(channel: Channel) -> bytes:
    root = ElementTree.Element("feed", {"xmlns": NAMESPACE, "xml:lang": LANGUAGE})
    put(root, "id", channel.identity)
    put(root, "title", channel.title)
    put(root, "subtitle", channel.description)
    put(root, "updated", written(channel.updated))
    put(root, "link", rel="self", type="application/atom+xml", href=channel.address)
    put(root, "link", rel="alternate", type="text/html", href=channel.home)
    put(put(root, "author"), "name", channel.publisher)
    put(root, "logo", channel.logo)
    for entry in channel.entries:
        _entry(put(root, "entry"), entry)
    return document(root)


def _entry(told: ElementTree.Element, entry: Entry) -> None:
    put(told, "id", entry.identity)
    put(told, "title", entry.data.title)
    put(told, "link", rel="alternate", type="text/html", href=entry.data.url)
    put(told, "published", written(entry.published))
    put(told, "updated", written(entry.updated))
    for name in entry.data.bylines:
        put(put(told, "author"), "name", name)
    if entry.data.section:
        put(told, "category", term=entry.data.section.slug, label=entry.data.section.title)
    for tag in entry.data.tags:
        put(told, "category", term=tag.slug, label=tag.name)
    put(told, "summary", entry.data.lead)
    if entry.data.html:
        put(told, "content", entry.data.html, type="html")
    if picture := entry.enclosure:
        put(told, "link", rel="enclosure", type=picture.type, length=str(picture.length), href=picture.url)
