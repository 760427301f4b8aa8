from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class ArticleForm(WagtailAdminPageForm):
    """Says that the article changed only when somebody changed it, so that approving alone makes no new version."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Django compares a field with a computed default to a hidden twin, which Wagtail never prints.
        self.fields["published_on"].show_hidden_initial = False
