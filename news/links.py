"""Links in texts to pages of this site, which may be gone or not yet there."""

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler


class PublishedPageLink(PageLinkHandler):
    """Stock links lead to drafts too, and tell their titles by their addresses."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        pages = cls.get_many(attrs_list)
        return [f'<a href="{escape(page.url)}">' if page and page.live and page.url else "<a>" for page in pages]
