import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from news.models import SiteSettings

PASSWORD = "khen-thuong-2026!"


@pytest.fixture
def editor(db: None) -> User:
    return get_user_model().objects.create_superuser("bientap", "bientap@example.vn", PASSWORD)


def sign_in(client: Client, name: str, password: str, address: str = "10.0.0.1", **extra: str) -> object:
    return client.post("/dang-nhap/", {"login": name, "password": password, **extra}, REMOTE_ADDR=address)


def test_the_right_password_leads_to_the_admin(client: Client, editor: User) -> None:
    assert sign_in(client, "bientap", PASSWORD).headers["Location"] == "/quan-tri/"
    assert client.get("/quan-tri/").status_code == 200


def test_a_wrong_password_gets_a_vietnamese_sentence(client: Client, editor: User) -> None:
    response = sign_in(client, "bientap", "sai")
    assert response.status_code == 200
    assert "mật khẩu không đúng" in response.content.decode()


def test_five_failures_lock_that_account_for_that_address_only(client: Client, editor: User) -> None:
    for _ in range(5):
        response = sign_in(client, "bientap", "sai")
    assert response.status_code == 429
    assert "phút" in response.content.decode()
    assert sign_in(client, "bientap", PASSWORD).status_code == 429
    assert sign_in(client, "bientap", PASSWORD, "10.0.0.2").status_code == 302


def test_another_account_at_the_locked_address_still_gets_in(client: Client, editor: User) -> None:
    get_user_model().objects.create_superuser("nguoikhac", "nguoikhac@example.vn", PASSWORD)
    for _ in range(5):
        sign_in(client, "bientap", "sai")
    assert sign_in(client, "nguoikhac", PASSWORD).status_code == 302


@pytest.mark.parametrize(
    "next_url",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "%2F%2Fevil.example",  # of this site, but a dead end
        "evil.example",
    ],
)
def test_next_never_leaves_the_site(client: Client, editor: User, next_url: str) -> None:
    response = client.post(f"/dang-nhap/?next={next_url}", {"login": "bientap", "password": PASSWORD, "next": next_url})
    assert response.headers["Location"] == "/quan-tri/"


def test_next_leads_back_to_where_one_wanted_to_go(client: Client, editor: User) -> None:
    response = sign_in(client, "bientap", PASSWORD, next="/quan-tri/images/")
    assert response.headers["Location"] == "/quan-tri/images/"


def test_the_admin_sends_strangers_to_our_login(client: Client, db: None) -> None:
    assert client.get("/quan-tri/").headers["Location"].startswith("/dang-nhap/?next=")
    assert client.get("/quan-tri/login/").headers["Location"].startswith("/dang-nhap/")


def test_signing_out_ends_the_session(client: Client, editor: User) -> None:
    sign_in(client, "bientap", PASSWORD)
    assert client.post("/dang-xuat/").status_code == 302
    assert client.get("/quan-tri/").status_code == 302


def test_a_forgotten_password_is_set_anew_through_a_mail(client: Client, editor: User, settings: Any) -> None:
    settings.PORTAL_URL = "https://tdkt.example.vn"
    SiteSettings.objects.create(agency="Ban Thi đua - Khen thưởng tỉnh Mây Trắng")
    client.post("/quen-mat-khau/", {"email": "bientap@example.vn"})
    letter = mail.outbox[0]
    assert letter.subject == "[Ban Thi đua - Khen thưởng tỉnh Mây Trắng] Đặt lại mật khẩu"
    assert letter.body.rstrip().endswith("Trân trọng,\nBan Thi đua - Khen thưởng tỉnh Mây Trắng")
    address = re.search(r"https://tdkt\.example\.vn(/dat-lai-mat-khau/\S+)", letter.body)[1]
    form = client.get(address, follow=True)
    new = "danh-hieu-moi-2026"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    assert sign_in(client, "bientap", new, "10.0.0.9").status_code == 302


def test_an_unknown_address_gets_the_same_answer_as_a_known_one(client: Client, editor: User) -> None:
    known = client.post("/quen-mat-khau/", {"email": "bientap@example.vn"})
    unknown = client.post("/quen-mat-khau/", {"email": "khongco@example.vn"})
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])


def test_nobody_can_sign_up(client: Client, db: None) -> None:
    for address in ("/dang-ky/", "/signup/", "/accounts/signup/", "/dang-nhap/signup/"):
        assert client.get(address).status_code == 404


def test_letters_that_no_name_has_are_refused_politely(client: Client, db: None) -> None:
    assert sign_in(client, "a\x00b", "x\x00y").status_code == 400


def test_an_account_that_was_switched_off_gets_a_page_that_says_so(client: Client, editor: User) -> None:
    User.objects.update(is_active=False)
    response = client.post("/dang-nhap/", {"login": "bientap", "password": PASSWORD}, follow=True)
    assert "ngừng dùng" in response.content.decode()


def test_an_account_without_rights_in_the_admin_is_told_so_and_can_sign_out(client: Client, db: None) -> None:
    get_user_model().objects.create_user("docgia", password=PASSWORD)
    sign_in(client, "docgia", PASSWORD)
    response = client.get("/quan-tri/", follow=True)
    assert response.status_code == 403
    assert "chưa được vào phần quản trị" in response.content.decode()
    assert client.post("/dang-xuat/").status_code == 302
