"""Who enters which place of the admin, and who changes what: C(ộng tác viên) B(iên tập viên) L(ãnh đạo) Q(uản trị)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from pictures import picture_file
from roles import ROLES, make_person, signed_in
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection

from news.models import Attachment, Contributor, HomePage, Notice, Photo, SiteSettings, Slip
from news.photos.store import store_photo
from stats.models import Correction

pytestmark = pytest.mark.django_db
LETTERS = dict(zip("CBLQ", ROLES, strict=True))

PLACES = """
    CBLQ  /quan-tri/
    CBLQ  bai-viet/
    CBLQ  dang-nhanh/
    CBLQ  anh-hang-loat/
    CBLQ  anh-hang-loat/bang/
    CBLQ  anh-hang-loat/anh/
    CBLQ  tu-tep-word/
    CBLQ  thung-rac/
    CBLQ  huong-dan/
    CBLQ  huong-dan/anh/
    CBLQ  account/
    CBLQ  images/
    CBLQ  images/add/
    CBLQ  images/multiple/add/
    CBLQ  images/chooser/
    CBLQ  documents/
    CBLQ  documents/chooser/
    CBLQ  choose-page/
    CBLQ  snippets/choose/news/contributor/
    -BLQ  snippets/news/contributor/
    -BLQ  snippets/news/contributor/add/
    -BLQ  snippets/news/notice/
    -BLQ  snippets/news/notice/add/
    -BLQ  snippets/news/slip/
    -BLQ  snippets/news/slip/add/
    ---Q  settings/news/sitesettings/{settings}/
    ---Q  users/
    ---Q  users/new/
    ---Q  groups/
    ---Q  groups/new/
    ---Q  sites/
    ---Q  redirects/
    ---Q  redirects/import/
    ---Q  collections/
    ---Q  workflows/list/
    ---Q  workflows/tasks/index/
    --LQ  thong-ke-truy-cap/
    --LQ  thong-ke-truy-cap/xuat/bai-viet.xlsx
    ---Q  thong-ke-truy-cap/dieu-chinh/
    ---Q  thong-ke-truy-cap/dieu-chinh/cong-tru/
    ---Q  thong-ke-truy-cap/dieu-chinh/nhap-tep/
    --LQ  reports/nhuan-but/
    -BLQ  reports/anh-chua-co-mo-ta/
    -BLQ  reports/bai-hai-nam-chua-cap-nhat/
    ---Q  reports/noi-dung-bi-chan/
    CBLQ  reports/site-history/
    ---Q  reports/nhat-ky/
    --LQ  reports/noi-dung-la/
    --LQ  reports/lien-ket-hong/
    CBLQ  reports/workflow/
    CBLQ  reports/workflow_tasks/
    --LQ  reports/locked/
    CBLQ  reports/aging-pages/
    CBLQ  reports/page-types-usage/
    CBLQ  api/main/pages/
    CBLQ  api/main/images/
    CBLQ  api/main/documents/
"""


@pytest.fixture
def office(home: HomePage) -> dict[str, tuple[User, Client]]:
    people = {letter: make_person(role, letter) for letter, role in LETTERS.items()}
    return {letter: (user, signed_in(user)) for letter, user in people.items()}


@pytest.mark.walk
def test_places(office: dict[str, tuple[User, Client]]) -> None:
    settings = SiteSettings.objects.get_or_create(pk=1)[0].pk
    wanted, got = [], []
    for line in PLACES.strip().splitlines():
        letters, place = line.split()
        address = place if place.startswith("/") else f"/quan-tri/{place.format(settings=settings)}"
        entered = "".join(
            letter if client.get(address).status_code == 200 else "-" for letter, (_, client) in office.items()
        )
        wanted.append(f"{letters}  {place}")
        got.append(f"{entered}  {place}")
    assert [line for line in got if line not in wanted] == []


@pytest.mark.parametrize("address", ["", "pages/1/", "images/", "api/main/pages/", "thong-ke-truy-cap/", "phien/../"])
def test_a_stranger_enters_nowhere(client: Client, home: HomePage, address: str) -> None:
    answer = client.get(f"/quan-tri/{address}")
    assert answer.status_code in (302, 401, 403)


# ── Changing ─────────────────────────────────────────────────────────────────
class Attempt:
    """One person; each method sends a real request and tells whether it had its effect."""

    def __init__(self, user: User, client: Client, others: User) -> None:
        self.user, self.client, self.others = user, client, others

    def post(self, address: str, **sent: Any) -> None:
        self.client.post(f"/quan-tri/{address}", sent)

    def _photo(self, owner: User) -> Photo:
        return store_photo(picture_file(), "Ảnh thử", uploaded_by_user=owner)

    def upload_photo(self) -> bool:
        self.post("images/add/", title="Ảnh mới", file=SimpleUploadedFile("a.jpg", picture_file(), "image/jpeg"))
        return Photo.objects.filter(title="Ảnh mới").exists()

    def _edit_photo(self, owner: User) -> bool:
        photo = self._photo(owner)
        self.post(f"images/{photo.pk}/", title="Đã sửa")
        return bool(Photo.objects.get(pk=photo.pk).title == "Đã sửa")

    def edit_own_photo(self) -> bool:
        return self._edit_photo(self.user)

    def edit_others_photo(self) -> bool:
        return self._edit_photo(self.others)

    def _delete_photo(self, owner: User) -> bool:
        photo = self._photo(owner)
        self.post(f"images/{photo.pk}/delete/")
        return not Photo.objects.filter(pk=photo.pk).exists()

    def delete_own_photo(self) -> bool:
        return self._delete_photo(self.user)

    def delete_others_photo(self) -> bool:
        return self._delete_photo(self.others)

    def delete_others_photo_in_bulk(self) -> bool:
        photo = self._photo(self.others)
        self.post(f"bulk/news/photo/delete/?id={photo.pk}&next=/quan-tri/images/")
        return not Photo.objects.filter(pk=photo.pk).exists()

    def choose_others_photo(self) -> bool:
        photo = self._photo(self.others)
        answer = self.client.get(f"/quan-tri/images/chooser/chosen/{photo.pk}/")
        return answer.status_code == 200 and str(answer.json()["result"]["id"]) == str(photo.pk)

    def restore_others_photo(self) -> bool:
        photo = self._photo(self.others)
        photo.delete()
        self.post(f"thung-rac/photo/{photo.pk}/khoi-phuc/")
        return Photo.objects.filter(pk=photo.pk).exists()

    def _document(self, owner: User) -> Attachment:
        file = ContentFile(b"Van ban", "van-ban.txt")
        return Attachment.objects.create(title="Văn bản", file=file, uploaded_by_user=owner)

    def upload_document(self) -> bool:
        self.post("documents/add/", title="Tài liệu mới", file=SimpleUploadedFile("a.txt", b"Van ban", "text/plain"))
        return Attachment.objects.filter(title="Tài liệu mới").exists()

    def edit_others_document(self) -> bool:
        document = self._document(self.others)
        self.post(f"documents/edit/{document.pk}/", title="Đã sửa")
        return bool(Attachment.objects.get(pk=document.pk).title == "Đã sửa")

    def delete_own_document(self) -> bool:
        document = self._document(self.user)
        self.post(f"documents/delete/{document.pk}/")
        return not Attachment.objects.filter(pk=document.pk).exists()

    def delete_others_document(self) -> bool:
        document = self._document(self.others)
        self.post(f"documents/delete/{document.pk}/")
        return not Attachment.objects.filter(pk=document.pk).exists()

    def add_contributor(self) -> bool:
        self.post("snippets/news/contributor/add/", name="Lò Thị Mẫu", pen_name="", unit="")
        return Contributor.objects.filter(name="Lò Thị Mẫu").exists()

    def add_contributor_in_the_chooser(self) -> bool:
        self.post("snippets/choose/news/contributor/create/", name="Lò Thị Mẫu", pen_name="", unit="")
        return Contributor.objects.filter(name="Lò Thị Mẫu").exists()

    def edit_contributor(self) -> bool:
        one = Contributor.objects.create(name="Tên cũ")
        self.post(f"snippets/news/contributor/edit/{one.pk}/", name="Tên mới", pen_name="", unit="")
        return Contributor.objects.filter(name="Tên mới").exists()

    def add_slip(self) -> bool:
        self.post("snippets/news/slip/add/", wrong="tập thê", right="tập thể")
        return Slip.objects.filter(wrong="tập thê").exists()

    def edit_slip(self) -> bool:
        one = Slip.objects.create(wrong="tập thê", right="tập thế")
        self.post(f"snippets/news/slip/edit/{one.pk}/", wrong="tập thê", right="tập thể")
        return Slip.objects.filter(right="tập thể", pk=one.pk).exists()

    def delete_slip(self) -> bool:
        one = Slip.objects.create(wrong="tập thê", right="tập thể")
        self.post(f"snippets/news/slip/delete/{one.pk}/")
        return not Slip.objects.filter(pk=one.pk).exists()

    def add_notice(self) -> bool:
        self.post("snippets/news/notice/add/", title="Thông báo mới", text="Chữ.", starts_on="27/12/2021")
        return Notice.objects.filter(title="Thông báo mới").exists()

    def delete_notice(self) -> bool:
        one = Notice.objects.create(title="Thông báo")
        self.post(f"snippets/news/notice/delete/{one.pk}/")
        return not Notice.objects.filter(pk=one.pk).exists()

    def add_user(self) -> bool:
        sent = {"username": "moi", "email": "moi@example.vn", "first_name": "Mới", "last_name": "Lò"}
        passwords = {"password1": "ba-ong-gia-trong", "password2": "ba-ong-gia-trong"}
        self.post("users/new/", **sent, **passwords, groups=[Group.objects.get(name=ROLES[0]).pk])
        return User.objects.filter(username="moi").exists()

    def make_oneself_administrator(self) -> bool:
        """Only who may change users at all; and even they not past all permissions."""
        sent = {"username": self.user.username, "email": self.user.email, "first_name": "A", "last_name": "B"}
        self.post(f"users/edit/{self.user.pk}/", **sent, is_active="on", is_superuser="on")
        return User.objects.get(pk=self.user.pk).is_superuser

    def join_the_administrators(self) -> bool:
        group = Group.objects.get(name=ROLES[3])
        sent = {"username": self.user.username, "email": self.user.email, "first_name": "A", "last_name": "B"}
        before = self.user.groups.filter(pk=group.pk).exists()
        self.post("account/", **sent, groups=[group.pk], is_superuser="on")
        self.post(f"users/edit/{self.user.pk}/", **sent, is_active="on", groups=[group.pk])
        return not before and self.user.groups.filter(pk=group.pk).exists()

    def add_redirect(self) -> bool:
        self.post(
            "redirects/add/", old_path="/cu/", site="", is_permanent="on", redirect_link="https://example.vn/moi/"
        )
        return Redirect.objects.filter(old_path="/cu").exists()

    def add_collection(self) -> bool:
        self.post("collections/add/", parent=Collection.get_first_root_node().pk, name="Bộ mới")
        return Collection.objects.filter(name="Bộ mới").exists()

    def correct_traffic(self) -> bool:
        sent = {"page": "", "direction": "+", "amount": "5", "reason": "Sửa theo sổ"}
        self.post("thong-ke-truy-cap/dieu-chinh/cong-tru/", **sent)
        return Correction.objects.exists()


MAY = """
    CBLQ  upload_photo
    CBLQ  edit_own_photo
    -BLQ  edit_others_photo
    CBLQ  delete_own_photo
    -BLQ  delete_others_photo
    -BLQ  delete_others_photo_in_bulk
    CBLQ  choose_others_photo
    -BLQ  restore_others_photo
    CBLQ  upload_document
    -BLQ  edit_others_document
    CBLQ  delete_own_document
    -BLQ  delete_others_document
    -BLQ  add_contributor
    -BLQ  add_contributor_in_the_chooser
    -BLQ  edit_contributor
    -BLQ  add_slip
    -BLQ  edit_slip
    -BLQ  delete_slip
    -BLQ  add_notice
    -BLQ  delete_notice
    ---Q  add_user
    ----  make_oneself_administrator
    ----  join_the_administrators
    ---Q  add_redirect
    ---Q  add_collection
    ---Q  correct_traffic
"""


@pytest.mark.walk
def test_changes(office: dict[str, tuple[User, Client]], make_other: Callable[[], User]) -> None:
    others = make_other()
    wanted, got = [], []
    for line in MAY.strip().splitlines():
        letters, name = line.split()
        done = ""
        for letter, (user, client) in office.items():
            with transaction.atomic():
                done += letter if getattr(Attempt(user, client, others), name)() else "-"
                transaction.set_rollback(True)
        wanted.append(f"{letters}  {name}")
        got.append(f"{done}  {name}")
    assert [line for line in got if line not in wanted] == []


@pytest.fixture
def make_other(db: None) -> Callable[[], User]:
    return lambda: make_person(ROLES[0], "nguoi-khac")
