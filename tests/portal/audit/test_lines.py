"""What is written into the log, whoever does it and by whatever means; and how it reads."""

import datetime
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pictures import picture_file
from roles import ADMINISTRATOR, APPROVER, CONTRIBUTOR, make_person, signed_in
from signing_in import PASSWORD, code_of, make_colleague, with_password
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import LogContext
from wagtail.models import GroupPagePermission, ModelLogEntry, Page, PageLogEntry

from news.models import ArticlePage, Attachment, FooterLink, HomePage, SectionPage, SiteSettings
from news.photos.store import store_photo
from portal.audit.coming_in import MOST, STRANGER
from portal.audit.lines import lines
from portal.backup.routine import back_up_and_prune
from stats.corrections import correct

pytestmark = pytest.mark.django_db
MakeArticle = Callable[..., ArticlePage]


def told(*actions: str) -> list[str]:
    """The newest first."""
    found = ModelLogEntry.objects.filter(action__in=actions) if actions else ModelLogEntry.objects.all()
    return [f"{line.who}: {line.sentence}{line.details and f' [{line.details}]'}" for line in lines(list(found))]


@pytest.fixture
def chief() -> User:
    return make_person(ADMINISTRATOR, "lo.tra")


def test_each_field_of_the_settings_is_told_with_what_it_said_before(home: HomePage, chief: User) -> None:
    settings = SiteSettings.load()
    with LogContext(user=chief):
        settings.agency = "Ban Thi đua - Khen thưởng tỉnh Mây Trắng"
        settings.mourning = True
        settings.save()
        FooterLink.objects.create(settings=settings, label="Cổng dịch vụ công", url="https://example.vn/")
    changed, added = told("portal.change", "portal.add")[:2][::-1]
    assert changed.startswith("lo.tra Lò Thị (lo.tra): Đã đổi tên cơ quan, chế độ quốc tang của thông tin trang")
    assert "“Ban Thi đua - Khen thưởng” → “Ban Thi đua - Khen thưởng tỉnh Mây Trắng”" in changed
    assert "chế độ quốc tang: “không” → “có”" in changed
    assert "Đã thêm liên kết chân trang “Cổng dịch vụ công”" in added


def test_saving_what_has_not_changed_writes_no_line(home: HomePage) -> None:
    settings = SiteSettings.load()
    settings.save()
    before = ModelLogEntry.objects.count()
    settings.save()
    SiteSettings.objects.get().save()
    assert ModelLogEntry.objects.count() == before


def test_a_password_is_told_as_changed_and_never_written_down(home: HomePage) -> None:
    person = make_person(CONTRIBUTOR, "cong.tac")
    person.set_password(PASSWORD)
    person.save()
    entry = ModelLogEntry.objects.filter(action="portal.change").latest("pk")
    assert entry.data == {"fields": [{"name": "mật khẩu"}]}
    assert PASSWORD not in str(list(ModelLogEntry.objects.values()))
    assert person.password not in str(list(ModelLogEntry.objects.values()))


def test_rights_and_groups_are_told_by_name_however_they_are_given(home: HomePage, section: SectionPage) -> None:
    person = make_person(CONTRIBUTOR, "cong.tac")
    group = Group.objects.get(name=APPROVER)
    person.groups.add(group)
    group.user_set.remove(person)
    right = Permission.objects.get(codename="add_user")
    group.permissions.add(right)
    group.permissions.clear()
    on_page = GroupPagePermission.objects.create(
        group=group, page=section, permission=Permission.objects.get(codename="publish_page")
    )
    on_page.delete()
    sentences = " ".join(told("portal.give", "portal.take"))
    for said in (
        f"Đã đưa vào nhóm “{APPROVER}”: người dùng “cong.tac”",
        f"Đã đưa ra khỏi nhóm “{APPROVER}”: người dùng “cong.tac”",
        "Đã trao quyền “Thêm người dùng”",
        "“Thêm người dùng”",
        "Đã trao quyền “Xuất bản mọi trang” ở “Phong trào thi đua”",
        "Đã rút quyền “Xuất bản mọi trang” ở “Phong trào thi đua”",
    ):
        assert said in sentences


def test_redirects_photos_and_documents_are_told(home: HomePage) -> None:
    redirect = Redirect.objects.create(old_path="/tin-cu", redirect_link="https://example.vn/")
    redirect.redirect_link = "https://example.com/"
    redirect.save()
    redirect.delete()
    photo = store_photo(picture_file(), "Quang cảnh", caption="Quang cảnh.")
    photo.caption = "Toàn cảnh."
    photo.save()
    photo.delete()
    document = Attachment(title="Quyết định 163")
    document.file.save("quyet-dinh.txt", ContentFile(b"163"))
    sentences = told()
    assert [sentence for sentence in sentences if "/tin-cu" in sentence][::-1] == [
        f"Hệ thống: Đã thêm {_kind(Redirect)} “/tin-cu”.",
        f"Hệ thống: Đã đổi {_name(Redirect, 'redirect_link')} của {_kind(Redirect)} “/tin-cu”. "
        f"[{_name(Redirect, 'redirect_link')}: “https://example.vn/” → “https://example.com/”]",
        f"Hệ thống: Đã xóa {_kind(Redirect)} “/tin-cu”.",
    ]
    assert "Hệ thống: Đã thêm ảnh “Quang cảnh”." in sentences
    assert "Hệ thống: Đã đổi chú thích của ảnh “Quang cảnh”. [chú thích: “Quang cảnh.” → “Toàn cảnh.”]" in sentences
    assert "Hệ thống: Đã chuyển vào thùng rác ảnh “Quang cảnh”." in sentences
    assert any("Đã thêm" in sentence and "Quyết định 163" in sentence for sentence in sentences)


def _kind(model: type) -> str:
    return str(model._meta.verbose_name).lower()


def _name(model: type, field: str) -> str:
    return str(model._meta.get_field(field).verbose_name)


def test_corrections_and_backups_are_told(home: HomePage, chief: User, settings: object, tmp_path: object) -> None:
    settings.BACKUP_FOLDER = tmp_path / "backups"  # type: ignore[attr-defined, operator]
    correct(30, reason="Số mang sang", now_ms=1_700_000_000_000, made_by=chief)
    made = back_up_and_prune()
    assert any("Đã ghi một dòng điều chỉnh số liệu" in line for line in told("stats.correct"))
    assert told("portal.backup") == [f"Hệ thống: Đã lập bản sao lưu {made.path.name}."]


def test_coming_in_and_failing_to_are_told_without_any_address(client: Client, home: HomePage) -> None:
    make_colleague(APPROVER, "dong.nghiep")
    with_password(client, "dong.nghiep", "sai-mat-khau", address="203.0.113.7")
    with_password(client, "dong.nghiep", address="203.0.113.7")
    with_password(Client(), "khong-phai-ten-ma-la-mat-khau", "x", address="203.0.113.7")
    sentences = told("portal.sign_in", "portal.sign_in_refused")
    assert [sentence.partition(": ")[2] for sentence in sentences] == [
        "Đã gõ sai mật khẩu của người dùng “tên không có ở đây”.",
        "Đã đăng nhập.",
        "Đã gõ sai mật khẩu của người dùng “dong.nghiep”.",
    ]
    assert sentences[0].startswith(STRANGER)
    written = str(list(ModelLogEntry.objects.values()))
    assert "203.0.113" not in written
    assert "khong-phai-ten" not in written


def test_guessing_locks_out_with_one_line_and_fills_no_table(client: Client, home: HomePage) -> None:
    make_colleague(APPROVER, "dong.nghiep")
    for number in range(8):
        with_password(client, "dong.nghiep", f"sai-{number}")
    assert len(told("portal.locked_out")) == 1
    for number in range(3 * MOST):
        with_password(Client(), "dong.nghiep", "sai", address=f"10.1.{number}.1")
    assert 0 < len(told("portal.sign_in_refused")) <= MOST


def test_a_second_factor_is_told_when_it_comes_and_when_it_goes(client: Client, home: HomePage) -> None:
    person = make_colleague(APPROVER)
    with_password(client, person.username)
    client.get("/dang-nhap/hai-buoc/ung-dung/")
    secret = client.session["mfa.totp.secret"]
    client.post("/dang-nhap/hai-buoc/ung-dung/", {"code": code_of(secret)})
    # allauth sends it once the database has committed, which no test within a transaction does.
    authenticator_added.send(sender=Authenticator, user=person, authenticator=person.authenticator_set.get(type="totp"))
    client.post("/dang-nhap/hai-buoc/ung-dung/go/")
    sentences = [sentence.partition(": ")[2] for sentence in told("portal.factor_added", "portal.factor_removed")]
    assert sentences[-1] == "Đã đặt bước hai: ứng dụng xác thực."
    assert "Đã gỡ bước hai: ứng dụng xác thực." in sentences
    client.post("/dang-nhap/phien/")
    assert "Đã kết thúc phiên đăng nhập khác" in told("portal.sessions_ended")[0]


def test_every_table_that_leaves_the_admin_is_told(home: HomePage, chief: User) -> None:
    client = signed_in(chief)
    names = []
    for address in (
        "users/?export=csv",
        "reports/site-history/?export=xlsx",
        "reports/nhat-ky/?export=csv",
        "thong-ke-truy-cap/xuat/bao-cao.xlsx",
        "thong-ke-truy-cap/dieu-chinh/xuat.csv",
    ):
        answer = client.get(f"/quan-tri/{address}")
        names.append(answer.headers["Content-Disposition"].partition('filename="')[2].rstrip('"'))
    assert [line.partition(": ")[2] for line in told("portal.export")][::-1] == [
        f"Đã tải về tệp {name}." for name in names
    ]


def test_accounts_that_are_shut_all_at_once_are_told(home: HomePage, chief: User) -> None:
    chief.is_superuser = True
    chief.save()
    other = make_person(CONTRIBUTOR, "cong.tac")
    client = signed_in(chief)
    address = f"/quan-tri/bulk/auth/user/set_active_state/?id={other.pk}"
    assert client.post(address, {"mark_as_active": "False"}).status_code == 302
    other.refresh_from_db()
    assert not other.is_active
    assert any("Đã thao tác hàng loạt" in line and "cong.tac" in line for line in told("portal.bulk"))


def test_what_wagtail_and_we_say_of_one_act_is_told_once(home: HomePage, chief: User) -> None:
    redirect = Redirect.objects.create(old_path="/tin-cu", redirect_link="https://example.vn/")
    client = signed_in(chief)
    form = {"old_path": "/tin-cu-hon", "redirect_link": "https://example.vn/", "is_permanent": "on", "site": ""}
    assert client.post(f"/quan-tri/redirects/{redirect.pk}/", form).status_code == 302
    of_it = ModelLogEntry.objects.for_instance(redirect).filter(user=chief)
    assert {entry.action for entry in of_it} == {"wagtail.edit", "portal.change"}
    assert [line.done for line in lines(list(of_it))] == [f"Đã đổi {_name(Redirect, 'old_path')} của"]


# ── The report ───────────────────────────────────────────────────────────────
REPORT = "/quan-tri/reports/nhat-ky/"


def test_the_report_narrows_by_person_deed_kind_and_days(
    home: HomePage, chief: User, make_article: MakeArticle
) -> None:
    other = make_person(CONTRIBUTOR, "cong.tac")
    article = make_article("Hội nghị ở xã Suối Ngọc")
    PageLogEntry.objects.log_action(article, "wagtail.publish", user=other)
    old = make_article("Bài năm ngoái")
    PageLogEntry.objects.log_action(old, "wagtail.publish", user=chief)
    PageLogEntry.objects.filter(page=old.pk).update(timestamp=timezone.now() - datetime.timedelta(400))
    client = signed_in(chief)

    def shown(**query: object) -> str:
        answer = client.get(REPORT, query)
        assert answer.status_code == 200
        return answer.content.decode().partition("</thead>")[2]

    assert "Suối Ngọc" in shown() and "Bài năm ngoái" in shown()
    assert "Bài năm ngoái" not in shown(user_id=other.pk) and "Suối Ngọc" in shown(user_id=other.pk)
    assert "Suối Ngọc" not in shown(action="portal.sign_in")
    day = timezone.localdate()
    assert "Bài năm ngoái" not in shown(timestamp_from=f"{day:%d/%m/%Y}", timestamp_to=f"{day:%d/%m/%Y}")
    assert "Suối Ngọc" in shown(label="Suối Ngọc")
    assert "Suối Ngọc" not in shown(kind=ContentType.objects.get_for_model(User).pk)
    assert "Suối Ngọc" in shown(kind=ContentType.objects.get_for_model(Page).pk)
    assert (
        client.get(REPORT, {"user_id": "x", "action": "'", "kind": "-1", "timestamp_from": "hôm qua"}).status_code
        == 200
    )


def test_the_report_asks_as_much_for_five_lines_as_for_fifty(
    home: HomePage, chief: User, make_article: MakeArticle
) -> None:
    client = signed_in(chief)
    client.get(REPORT)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(REPORT).status_code == 200
        return len(asked)

    few = cost()
    for number in range(50):
        person = User.objects.create_user(f"nguoi-{number}")
        PageLogEntry.objects.log_action(make_article(f"Bài {number}"), "wagtail.publish", user=person)
    assert cost() <= few + 2
    assert few < 40


def test_who_may_not_read_the_log_meets_neither_report_nor_file(home: HomePage) -> None:
    client = signed_in(make_person(APPROVER))
    for address in (REPORT, f"{REPORT}results/", f"{REPORT}?export=csv", f"{REPORT}?export=xlsx"):
        assert client.get(address).status_code == 302
    assert "nhat-ky" not in client.get("/quan-tri/").content.decode()
