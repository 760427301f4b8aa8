from functools import cached_property
from typing import Any

from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView

from news.models.article import ArticlePage
from news.review.checks import review
from news.review.finding import Finding


class ReviewSidePanel(BaseSidePanel):
    """Wagtail renders it anew after each save, an autosave too; `admin-review.js` takes the count from it."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "Mở hoặc đóng bảng kiểm tra trước khi đăng"
        icon_name = "clipboard-list"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "count": len(self.panel.findings)}

    name = "review"
    title = "Kiểm tra trước khi đăng"
    template_name = "admin/review/side_panel.html"
    order = 340

    @cached_property
    def findings(self) -> list[Finding]:
        return review(self.object) if self.object.pk else []

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return context | {"findings": self.findings, "has_remedy": any(found.remedy for found in self.findings)}


# Wagtail has no hook for side panels.
class _WithReview:
    page: Any
    request: Any

    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()  # type: ignore[misc]
        if not isinstance(self.page, ArticlePage):
            return panels
        return MediaContainer([*panels, ReviewSidePanel(self.page, self.request)])


class ReviewedEditView(_WithReview, EditView):
    pass


class ReviewedCreateView(_WithReview, CreateView):
    pass
