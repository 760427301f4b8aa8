"""One of everything that the admin can show, all of it named in Vietnamese."""

import datetime
from types import SimpleNamespace
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.utils import timezone
from pictures import picture_file
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import (
    Collection,
    Comment,
    GroupApprovalTask,
    Page,
    PageViewRestriction,
    Site,
    Task,
    UploadedFile,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from news.bin import put_page
from news.models import (
    ArticleByline,
    ArticlePage,
    Attachment,
    Contributor,
    HomePage,
    Notice,
    Photo,
    SectionPage,
    SiteSettings,
    Slip,
    StandardPage,
    WatchFinding,
)
from news.photos.store import store_photo
from portal.models import Violation

LEAD = "Chiều 27/12/2021, Khối thi đua tổ chức Hội nghị tổng kết."


def make_desk_sample(site: Site) -> SimpleNamespace:
    # Wagtail's own first migration leaves things with English names, which the real site does not keep.
    for model in (Workflow, Task, Group):
        model.objects.all().delete()
    Page.objects.filter(slug="home").delete()
    it = SimpleNamespace(site=site, home=site.root_page.specific, root=Page.get_first_root_node())
    _people(it)
    _files(it)
    _pages(it)
    _approval(it)
    it.settings = SiteSettings.load()
    it.session = EditingSession.objects.create(user=it.other, content_object=it.draft, last_seen_at=timezone.now())
    it.redirect = Redirect.objects.create(old_path="/tin-cu", redirect_page=it.live, site=site)
    it.notice = Notice.objects.create(title="Lịch nộp hồ sơ khen thưởng", text="Trước ngày 15/12.")
    told = {"file": "hoi-nghi.docx", "lost": ["1 nhận xét bên lề không đưa vào bài."], "changed": []}
    log(instance=it.draft, action="news.word", user=it.user, data=told)
    it.slip = Slip.objects.create(wrong="tập thê", right="tập thể", unless_followed_by="hệ")
    it.binned_notice = Notice.objects.create(title="Thông báo đã xóa")
    it.binned_notice.delete()
    Violation.objects.create(
        directive="script-src-elem", blocked="inline", page="/tin/", first_at=timezone.now(), last_at=timezone.now()
    )
    it.finding = WatchFinding.objects.create(
        kind=WatchFinding.Kind.HOST,
        source=f"page:{it.live.pk}",
        place=it.live.title,
        page=it.live.page_ptr,
        subject="example.vn",
        what="Lần đầu trang này dẫn tới example.vn.",
        key="mau",
        since=timezone.now(),
    )
    return it


def _people(it: SimpleNamespace) -> None:
    users = get_user_model().objects
    it.user = users.create_superuser("quan.tri", "quan.tri@example.vn", "x", first_name="Lò", last_name="Trà")
    it.other = users.create_user("bien.tap", "bien.tap@example.vn", "x", first_name="Vàng", last_name="Sa")
    it.group = Group.objects.create(name="Tổ biên tập")
    it.group.permissions.set(Permission.objects.filter(codename="access_admin"))
    it.other.groups.add(it.group)
    it.contributor = Contributor.objects.create(name="Vàng Thị Đậu", pen_name="Suối Ngọc")


def _files(it: SimpleNamespace) -> None:
    it.collection = Collection.get_first_root_node().add_child(name="Hội nghị")
    it.photo: Photo = store_photo(picture_file(), "Quang cảnh hội nghị", caption="Quang cảnh.", credit="Ảnh: CTV")
    it.document = Attachment(title="Quyết định số 163", uploaded_by_user=it.user)
    it.document.file.save("quyet-dinh.txt", ContentFile(b"163"))
    it.upload = UploadedFile.objects.create(
        for_content_type=None, file=ContentFile(picture_file(), name="anh.jpg"), uploaded_by_user=it.user
    )


def _article(under: Any, title: str, it: SimpleNamespace, **values: Any) -> ArticlePage:
    published = timezone.make_aware(datetime.datetime(2021, 12, 27, 15, 40))
    page = ArticlePage(title=title, lead=LEAD, published_on=published, owner=it.other, **values)
    page.bylines.set([ArticleByline(contributor=it.contributor)])
    return under.add_child(instance=page)


def _pages(it: SimpleNamespace) -> None:
    home: HomePage = it.home
    it.section = home.add_child(instance=SectionPage(title="Phong trào thi đua", slug="phong-trao"))
    it.other_section = home.add_child(instance=SectionPage(title="Tin hoạt động", slug="tin"))
    it.standard = home.add_child(instance=StandardPage(title="Giới thiệu", slug="gioi-thieu"))
    block = {"photo": it.photo, "caption": "Quang cảnh.", "credit": "", "alt": ""}
    body = [
        ("heading", "Kết quả"),
        ("paragraph", "<p>Toàn khối đạt <a href='https://example.vn/'>kết quả</a>.</p>"),
        ("quote", {"text": "Thi đua là yêu nước.", "attribution": "Lời Bác"}),
        ("photo", block),
        ("gallery", {"title": "Hội nghị", "photos": [block]}),
        ("document", {"document": it.document, "title": ""}),
        ("table", {"data": [["Đơn vị", "Điểm"], ["Xã Suối Ngọc", "98"]], "first_row_is_table_header": True}),
    ]
    it.live = _article(it.section, "Hội nghị tổng kết", it, body=body)
    it.first_revision = it.live.save_revision(user=it.user, log_action=True)
    it.first_revision.publish(user=it.user)
    it.live.title = "Hội nghị tổng kết năm 2021"
    it.revision = it.live.save_revision(user=it.other, log_action=True)
    ArticlePage.objects.filter(pk=it.live.pk).update(locked=True, locked_by=it.other, locked_at=timezone.now())
    it.live.refresh_from_db()
    it.alias = it.live.create_alias(parent=it.other_section, update_slug="hoi-nghi-2")
    it.draft = _article(it.section, "Bài đang chờ duyệt", it, live=False, body=body)
    revision = it.draft.save_revision(user=it.user, log_action=True)
    told = {
        "file": "hoi-nghi.docx",
        "lost": ["1 biểu đồ không đưa được vào bài."],
        "changed": ["1 ô gộp được tách ra."],
    }
    log(instance=it.draft, action="news.word", user=it.user, revision=revision, data=told)
    Comment.objects.create(page=it.draft, user=it.other, text="Xem lại số liệu.", contentpath="title")
    it.scheduled = _article(it.section, "Bài hẹn giờ", it, live=False)
    it.scheduled.go_live_at = timezone.now() + datetime.timedelta(days=3)
    it.scheduled.expire_at = timezone.now() + datetime.timedelta(days=30)
    it.scheduled_revision = it.scheduled.save_revision(
        user=it.user, approved_go_live_at=it.scheduled.go_live_at, log_action=True
    )
    it.private = _article(it.section, "Bài dành riêng", it)
    PageViewRestriction.objects.create(page=it.private, restriction_type=PageViewRestriction.LOGIN)
    put_page(_article(it.section, "Bài đã xóa", it), it.user)
    assert revision.pk and Page.objects.count() > 8


def _approval(it: SimpleNamespace) -> None:
    it.workflow = Workflow.objects.create(name="Duyệt bài")
    it.task = GroupApprovalTask.objects.create(name="Duyệt của tổ")
    it.task.groups.add(it.group)
    WorkflowTask.objects.create(workflow=it.workflow, task=it.task, sort_order=0)
    WorkflowPage.objects.create(workflow=it.workflow, page=it.section)
    it.workflow_state = it.workflow.start(it.draft, it.user)
    it.task_state = it.workflow_state.current_task_state
    it.finished = _article(it.section, "Bài bị trả lại", it, live=False)
    it.finished.save_revision(user=it.user)
    returned = it.workflow.start(it.finished, it.other)
    returned.current_task_state.task.on_action(returned.current_task_state, it.user, "reject", comment="Chưa đủ ảnh.")
