"""Two people in one article: the second is told, and neither's words are lost."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.admin import messages
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.models import Revision

from news.review.panel import ReviewedEditView
from stats.desk.editing import CountedEditView


class SharedEditView(ReviewedEditView, CountedEditView):
    """Wagtail stops only its autosave before a newer version; here the buttons stop too."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        newer = None if self.expects_json_response else self._by_somebody_else()
        if newer is None or self.page.alias_of_id:
            return super().post(request, *args, **kwargs)
        # The form comes back as it was typed, knowing the newer version: pressed again, the button counts.
        self.form = self.form_class(
            request.POST,
            request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=request.user,
        )
        self.form.defer_required_fields()
        self.form.is_valid()
        self.has_unsaved_changes = True
        self.autosave_enabled = False  # which would decide alone
        messages.error(request, self._told(newer), buttons=[self._show(newer)])
        return self.render_to_response(self.get_context_data())

    def _by_somebody_else(self) -> Revision | None:
        """The newest version that another person has saved since this form was opened.

        A person's own autosave may be on its way while the button is pressed: that is no conflict.
        """
        opened = parse_datetime(self.request.POST.get("loaded_revision_created_at", ""))
        if opened is None:
            return None
        others = self.real_page_record.revisions.filter(created_at__gt=opened).exclude(user=self.request.user)
        newest: Revision | None = others.select_related("user").order_by("created_at").last()
        return newest

    def _told(self, newer: Revision) -> str:
        who = user_display_name(newer.user) or "Người khác"
        return (
            f"{who} đã lưu bài này lúc {timezone.localtime(newer.created_at):%H:%M}, sau khi bạn mở. Chưa lưu gì của "
            "bạn: nội dung bạn gõ còn nguyên dưới đây. Bấm lưu lần nữa thì bản của bạn thay bản đó; bản đó vẫn còn "
            "trong lịch sử."
        )

    def _show(self, newer: Revision) -> Any:
        address = reverse("wagtailadmin_pages:revisions_view", args=[self.page.pk, newer.pk])
        return messages.button(address, "Xem bản đó", new_window=True)
