"""What a person can try with an article in the admin: each sends the real request and tells if it had its effect."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from page_states import WORDS
from wagtail.models import Page, TaskState

from news.bin.pages import is_binned
from news.models import ArticlePage, SectionPage

PAGES = "/quan-tri/pages/"
NEW = "Lời dẫn mới gõ."
FORM = {
    "title": "Bài trong bảng",
    "slug": "bai-trong-bang",
    "lead": NEW,
    "published_on": "27/12/2021 15:40",
    "body-count": "0",
    "bylines-TOTAL_FORMS": "0",
    "bylines-INITIAL_FORMS": "0",
}


class Attempt:
    def __init__(self, client: Client, user: User, page: Page, elsewhere: SectionPage) -> None:
        self.client, self.user, self.page, self.elsewhere = client, user, page, elsewhere
        self.at = f"{PAGES}{page.pk}/"

    def now(self) -> Any:
        return ArticlePage.objects.get(pk=self.page.pk)

    def shows(self, address: str, words: str = WORDS) -> bool:
        answer = self.client.get(address)
        return answer.status_code == 200 and words in answer.content.decode()

    def send(self, **more: str) -> None:
        self.client.post(f"{self.at}edit/", {**FORM, **more})

    # ── Seeing ───────────────────────────────────────────────────────────────
    def explore(self) -> bool:
        return self.shows(f"{PAGES}{self.page.get_parent().pk}/", self.page.title)

    def edit(self) -> bool:
        return self.client.get(f"{self.at}edit/").status_code == 200

    def view_draft(self) -> bool:
        return self.client.get(f"{self.at}view_draft/").status_code == 200

    def preview(self) -> bool:
        return self.client.post(f"{self.at}edit/preview/", FORM).status_code == 200

    def version(self) -> bool:
        return self.client.get(f"{self.at}revisions/{self.page.latest_revision_id}/view/").status_code == 200

    def compare(self) -> bool:
        return self.client.get(f"{self.at}revisions/compare/earliest...latest/").status_code == 200

    def history(self) -> bool:
        return self.client.get(f"{self.at}history/").status_code == 200

    def api(self) -> bool:
        return self.shows(f"/quan-tri/api/main/pages/{self.page.pk}/?fields=*")

    def choose(self) -> bool:
        answer = self.client.get(f"/quan-tri/choose-page/{self.page.get_parent().pk}/")
        return answer.status_code == 200 and self.page.title in answer.json()["html"]

    # ── Changing ─────────────────────────────────────────────────────────────
    def save(self) -> bool:
        self.send()
        return bool(self.now().get_latest_revision_as_object().lead == NEW)

    def autosave(self) -> bool:
        self.client.post(f"{self.at}edit/", FORM, headers={"accept": "application/json"})
        return bool(self.now().get_latest_revision_as_object().lead == NEW)

    def submit(self) -> bool:
        before = self._running()
        self.send(**{"action-submit": "1"})
        return self._running() > before

    def _running(self) -> int:
        return int(TaskState.objects.filter(workflow_state__object_id=str(self.page.pk)).count())

    def publish(self) -> bool:
        self.send(**{"action-publish": "1"})
        now = self.now()
        return bool(now.live and now.lead == NEW)

    def unpublish(self) -> bool:
        self.client.post(f"{self.at}unpublish/")
        return bool(self.page.live and not self.now().live)

    def delete(self) -> bool:
        before = is_binned(self.page)
        self.client.post(f"{self.at}delete/")
        return not before and is_binned(self.now())

    def move(self) -> bool:
        self.client.post(f"{self.at}move/{self.elsewhere.pk}/confirm/")
        return bool(self.now().get_parent().pk == self.elsewhere.pk)

    def copy(self) -> bool:
        sent = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": self.elsewhere.pk}
        self.client.post(f"{self.at}copy/", sent)
        return ArticlePage.objects.filter(slug="ban-sao").exists()

    def lock(self) -> bool:
        self.client.post(f"{self.at}lock/")
        return bool(self.now().locked_by == self.user)

    def unlock(self) -> bool:
        self.client.post(f"{self.at}unlock/")
        return bool(self.page.locked and not self.now().locked)

    def approve(self) -> bool:
        return self._act("approve", TaskState.STATUS_APPROVED)

    def reject(self) -> bool:
        return self._act("reject", TaskState.STATUS_REJECTED)

    def _act(self, action: str, wanted: str) -> bool:
        state = self.page.workflow_states.order_by("pk").last()
        step = state and state.current_task_state
        if step is None:
            return False
        before = step.status
        self.client.post(f"{PAGES}workflow/action/{self.page.pk}/{action}/{step.pk}/", {"comment": "Xem lại."})
        step.refresh_from_db()
        return bool(before != wanted and step.status == wanted)

    def cancel_workflow(self) -> bool:
        before = self.page.workflow_states.active().count()
        self.send(**{"action-cancel-workflow": "1"})
        return bool(before and not self.page.workflow_states.active().exists())

    def unschedule(self) -> bool:
        before = self.page.approved_schedule
        self.client.post(f"{self.at}revisions/{self.page.latest_revision_id}/unschedule/")
        return bool(before and not self.now().approved_schedule)

    def revert(self) -> bool:
        earliest = self.page.revisions.order_by("pk").first()
        self.client.post(f"{self.at}revisions/{earliest.pk}/revert/", FORM)
        return bool(self.now().get_latest_revision_as_object().lead == NEW)

    def restrict(self) -> bool:
        self.client.post(f"{self.at}privacy/", {"restriction_type": "login", "password": "", "groups": []})
        return bool(self.now().get_view_restrictions().exists())

    # ── The same by other ways ───────────────────────────────────────────────
    def api_publish(self) -> bool:
        self._api("publish")
        return bool(not self.page.live and self.now().live)

    def api_unpublish(self) -> bool:
        self._api("unpublish")
        return bool(self.page.live and not self.now().live)

    def api_delete(self) -> bool:
        before = is_binned(self.page)
        self._api("delete")
        gone = not ArticlePage.objects.filter(pk=self.page.pk).exists()
        return gone or (not before and is_binned(self.now()))

    def api_copy(self) -> bool:
        self._api("copy", destination_page_id=self.elsewhere.pk, slug="ban-sao", title="Bản sao")
        return ArticlePage.objects.filter(slug="ban-sao").exists()

    def api_move(self) -> bool:
        self._api("move", destination_page_id=self.elsewhere.pk, position="last-child")
        return bool(self.now().get_parent().pk == self.elsewhere.pk)

    def api_revert(self) -> bool:
        before = self.page.revisions.count()
        self._api("revert_to_page_revision", revision_id=self.page.revisions.order_by("pk").first().pk)
        return bool(self.page.revisions.count() > before)

    def _api(self, action: str, **sent: Any) -> None:
        self.client.post(f"/quan-tri/api/main/pages/{self.page.pk}/action/{action}/", sent)

    def bulk_publish(self) -> bool:
        self._bulk("publish")
        return bool(not self.page.live and self.now().live)

    def bulk_unpublish(self) -> bool:
        self._bulk("unpublish")
        return bool(self.page.live and not self.now().live)

    def bulk_delete(self) -> bool:
        before = is_binned(self.page)
        self._bulk("delete")
        return not before and is_binned(self.now())

    def bulk_move(self) -> bool:
        self._bulk("move", chooser=str(self.elsewhere.pk))
        return bool(self.now().get_parent().pk == self.elsewhere.pk)

    def _bulk(self, action: str, **sent: str) -> None:
        self.client.post(f"/quan-tri/bulk/wagtailcore/page/{action}/?id={self.page.pk}&next=/quan-tri/", sent)

    def restore(self) -> bool:
        entry = getattr(Page.objects.get(pk=self.page.pk), "bin_entry", None)
        if entry is None:
            return False
        self.client.post(f"/quan-tri/thung-rac/page/{entry.pk}/khoi-phuc/")
        return not is_binned(self.now())


SEEING = ("explore", "choose", "edit", "view_draft", "preview", "version", "compare", "history", "api")
WORKING = ("save", "autosave", "revert", "submit", "approve", "reject", "cancel_workflow")
DECIDING = ("publish", "unpublish", "unschedule", "delete", "move", "copy", "lock", "unlock", "restrict", "restore")
OTHERWISE = (
    *("api_publish", "api_unpublish", "api_delete", "api_copy", "api_move", "api_revert"),
    *("bulk_publish", "bulk_unpublish", "bulk_delete", "bulk_move"),
)
ACTIONS: tuple[str, ...] = (*SEEING, *WORKING, *DECIDING, *OTHERWISE)
