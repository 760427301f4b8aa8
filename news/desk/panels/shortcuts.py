from typing import Any

from django.urls import reverse

from news.bin.kinds import policy_of
from news.desk.panels.base import DeskPanel
from news.desk.rights import writes
from news.models.photo import Photo


class ShortcutsPanel(DeskPanel):
    """The ways to begin something, each for those who may."""

    name = "desk_shortcuts"
    template_name = "admin/desk/panels/shortcuts.html"
    order = 100

    def rows(self) -> list[dict[str, str]]:
        user: Any = self.request.user
        rows = []
        if writes(user):
            rows += [
                {"url": reverse("bai-viet:choose_parent"), "icon": "doc-full", "label": "Viết bài mới"},
                {"url": reverse("news_quick"), "icon": "mobile-alt", "label": "Đăng nhanh"},
                {"url": reverse("news_word"), "icon": "doc-full-inverse", "label": "Từ tệp Word"},
            ]
        if policy_of(Photo).user_has_permission(user, "add"):
            rows.append({"url": reverse("news_batch"), "icon": "image", "label": "Thêm nhiều ảnh"})
        return rows
