from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from news.own_addresses import is_own


class PageForm(WagtailAdminPageForm):
    """Refuses an address that the portal needs for itself."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        slug = cleaned.get("slug") or ""
        if is_own(slug, self.parent_page.depth + 1):
            self.add_error(
                "slug",
                f"Địa chỉ “{slug}” là của cổng thông tin, trang mang địa chỉ này sẽ không mở được. "
                f"Hãy gõ địa chỉ khác, ví dụ: {slug.strip('_')}-2",
            )
        return cleaned


class ArticleForm(PageForm):
    """Says that the article changed only when somebody changed it, so that approving alone makes no new version."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Django compares a field with a computed default to a hidden twin, which Wagtail never prints.
        self.fields["published_on"].show_hidden_initial = False
