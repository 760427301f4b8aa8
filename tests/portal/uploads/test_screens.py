"""Where stock Wagtail takes files that nobody asked for."""

import camera
from django.urls import reverse
from doors import send
from roles import ADMINISTRATOR, EDITOR, make_person, signed_in
from wagtail.contrib.redirects.models import Redirect
from wagtail.users.models import UserProfile

from news.models import HomePage


def test_nobody_uploads_a_picture_of_himself(home: HomePage) -> None:
    user = make_person(EDITOR)
    desk = signed_in(user)
    page = desk.get("/quan-tri/account/").content.decode()
    assert 'type="file"' not in page
    names = {"name_email-first_name": "Lò", "name_email-last_name": "Trà", "name_email-email": "tra@example.vn"}
    send(desk, "/quan-tri/account/", "avatar-avatar", "toi.jpg", camera.with_gps("JPEG"), **names)
    assert not UserProfile.get_for_user(user).avatar


def test_redirects_come_out_of_small_tables_only(home: HomePage) -> None:
    desk = signed_in(make_person(ADMINISTRATOR))
    address = reverse("wagtailredirects:start_import")
    assert send(desk, address, "import_file", "a.csv", b"from,to\n/a,/b\n").status_code == 200
    for name, content in (
        ("a.csv", b"a" * 3_000),
        ("a.csv", b"a,b\n" * 6_000),
        ("a.csv", b"a,b\n" * 90_000),
        ("a.xlsx", b"PK\x03\x04"),
    ):
        answer = send(desk, address, "import_file", name, content)
        assert (answer.status_code, answer["Location"]) == (302, address)
        assert "CSV hoặc TSV, không quá 5.000 dòng và 256 KB" in desk.get(address).content.decode()
    assert not Redirect.objects.exists()


def test_who_may_not_import_redirects_may_not(home: HomePage) -> None:
    desk = signed_in(make_person(EDITOR))
    assert send(desk, reverse("wagtailredirects:start_import"), "import_file", "a.csv", b"a,b\n").status_code == 403
