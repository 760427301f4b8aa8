"""Who sees what of the desk."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
SignIn = Callable[..., Client]

DESK = "/quan-tri/thong-ke-truy-cap/"
VIEWING = [DESK, f"{DESK}xuat/bai-viet.csv", f"{DESK}xuat/bai-viet.xlsx", f"{DESK}xuat/bao-cao.xlsx"]
CORRECTING = [
    f"{DESK}dieu-chinh/",
    f"{DESK}dieu-chinh/xuat.csv",
    f"{DESK}dieu-chinh/so-mang-sang/",
    f"{DESK}dieu-chinh/cong-tru/",
    f"{DESK}dieu-chinh/nhap-tep/",
    f"{DESK}dieu-chinh/nhap-tep/mau.csv",
]


@pytest.mark.parametrize("address", [*VIEWING, *CORRECTING])
def test_an_editor_without_the_permissions_is_refused(sign_in: SignIn, address: str) -> None:
    assert sign_in(editor=True).get(address).status_code == 403


@pytest.mark.parametrize("address", [*VIEWING, *CORRECTING])
def test_a_stranger_is_sent_to_the_login(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/dang-nhap/")


@pytest.mark.parametrize("address", VIEWING)
def test_seeing_is_one_permission(sign_in: SignIn, address: str) -> None:
    assert sign_in("view_traffic").get(address).status_code == 200
    assert sign_in("correct_traffic").get(address).status_code == 403


@pytest.mark.parametrize("address", CORRECTING)
def test_correcting_is_another(sign_in: SignIn, address: str) -> None:
    assert sign_in("correct_traffic").get(address).status_code == 200
    assert sign_in("view_traffic").get(address).status_code == 403


def test_the_menu_and_the_home_page_show_the_desk_only_to_those_who_may(sign_in: SignIn) -> None:
    without = sign_in(editor=True).get("/quan-tri/").content.decode()
    assert DESK not in without
    assert "data-live" not in without
    assert "data-live" in sign_in("view_traffic").get("/quan-tri/").content.decode()
    for codename in ("view_traffic", "correct_traffic"):
        assert DESK in sign_in(codename).get("/quan-tri/").content.decode()


def test_who_may_only_correct_is_led_to_the_corrections_and_not_into_a_refusal(sign_in: SignIn) -> None:
    html = sign_in("correct_traffic").get("/quan-tri/").content.decode()
    assert f'"{DESK}dieu-chinh/"' in html
    assert f'"{DESK}"' not in html


def test_both_permissions_can_be_given_to_a_group(admin_client: Client) -> None:
    group = Group.objects.get(name="Quản trị")
    html = admin_client.get(f"/quan-tri/groups/edit/{group.pk}/").content.decode()
    for codename in ("view_traffic", "correct_traffic"):
        permission = Permission.objects.get(codename=codename)
        assert f'value="{permission.pk}"' in html
    assert "Thống kê truy cập" in html
    assert "Điều chỉnh số liệu" in html
