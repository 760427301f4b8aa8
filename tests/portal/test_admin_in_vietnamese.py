"""The whole admin, screen by screen, as an administrator meets it: not one English word."""

from collections import defaultdict
from types import SimpleNamespace

import english
import pytest
from desk_addresses import addresses
from desk_sample import make_desk_sample
from django.contrib.auth.models import Permission
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.admin.forms import choosers
from wagtail.models import Site
from wagtail.users.models import UserProfile

from news.models import HomePage

# Addresses that never show a screen to somebody who opens them.
LEADS_ELSEWHERE, IS_A_FILE, IS_OFF = "leads elsewhere", "is a file", "is not in use here"
NO_SCREEN = {
    "stats_desk_export": IS_A_FILE,
    "stats_corrections_export": IS_A_FILE,
    "wagtailadmin_api:documents:find": IS_OFF,
    "wagtailadmin_api:images:find": IS_OFF,
    "wagtailadmin_api:pages:find": IS_OFF,
    "wagtailadmin_api:pages:action": IS_OFF,
    "wagtailadmin_block_preview": IS_OFF,
    "wagtailadmin_login": LEADS_ELSEWHERE,
    "wagtailadmin_pages:add_subpage": LEADS_ELSEWHERE,
    "wagtailadmin_pages:revisions_index": LEADS_ELSEWHERE,
    "wagtailadmin_password_reset": LEADS_ELSEWHERE,
    "wagtailadmin_password_reset_complete": IS_OFF,
    "wagtailadmin_password_reset_confirm": IS_OFF,
    "wagtailadmin_password_reset_done": IS_OFF,
    "wagtailimages:url_generator": IS_OFF,
    "wagtailimages:url_generator_output": IS_OFF,
    "wagtailsettings:preview_on_edit": IS_OFF,
    "wagtailsnippets:index": LEADS_ELSEWHERE,
}
ANSWERS_POSTS_ONLY = 405


@pytest.fixture
def sample(home: HomePage) -> SimpleNamespace:
    return make_desk_sample(Site.objects.get(is_default_site=True))


@pytest.fixture
def desk(client: Client, sample: SimpleNamespace) -> Client:
    client.force_login(sample.user)
    return client


def english_in(answer: HttpResponse) -> dict[str, set[str]]:
    kind = answer.headers.get("Content-Type", "")
    if "html" in kind:
        return english.in_page(answer.content.decode())
    return english.in_data(answer.json()) if "json" in kind else {}


@pytest.mark.walk
def test_no_screen_of_the_admin_shows_an_english_word(desk: Client, sample: SimpleNamespace) -> None:
    found, statuses = {}, defaultdict(set)
    for name, address in addresses(sample):
        answer = desk.get(address)
        statuses[name].add(answer.status_code)
        if answer.status_code == 200 and (words := english_in(answer)):
            found[address] = words
    assert found == {}
    unseen = {name for name, seen in statuses.items() if not seen & {200, ANSWERS_POSTS_ONLY}}
    assert unseen == set(NO_SCREEN)


def test_the_walk_would_notice_english_wherever_a_page_can_have_it() -> None:
    page = """<title>Save draft</title><p>Đã lưu <b>as</b> Publish</p><a aria-label="Delete" title="Edit page"></a>
        <input type="submit" value="Search"><img alt="Loading"><input placeholder="Filter by type">
        <div data-block='{"label": "Choose an image", "icon": "image"}'></div><template><p>Unlock</p></template>
        <script type="application/json">[{"html": "<p>Upload</p>"}]</script>"""
    wanted = {"Save", "draft", "as", "Publish", "Delete", "Edit", "page", "Search", "Loading", "Filter", "type"}
    assert set().union(*english.in_page(page).values()) == {*wanted, "Choose", "image", "Unlock", "Upload"}


def test_the_walk_takes_no_vietnamese_and_no_code_for_english() -> None:
    page = """<p>Tin tiêu điểm, xem trang, thao tác khác, tem thư</p><code>delete</code><style>.page{}</style>
        <p lang="en">Contact page</p><script>var page = 1</script><a href="/edit/" class="page">Sửa</a>
        <div data-type="page" data-controller="w-dialog">anh-page.jpg ngan@page.vn %(page)s</div>"""
    assert english.in_page(page) == {}


def test_whoever_chooses_english_gets_english_and_nobody_else_does(desk: Client, sample: SimpleNamespace) -> None:
    home = reverse("wagtailadmin_home")
    profile = UserProfile.get_for_user(sample.user)
    profile.preferred_language = "en"
    profile.save()
    in_english = desk.get(home).content.decode()
    assert 'lang="en"' in in_english
    words = english.in_page(in_english.replace('lang="en"', "")).values()
    assert {"Dashboard", "Search", "Log"} <= set().union(*words)
    colleague = Client()
    colleague.force_login(sample.other)
    in_vietnamese = colleague.get(home).content.decode()
    assert 'lang="vi"' in in_vietnamese
    assert english.in_page(in_vietnamese) == {}


def test_the_menu_leads_to_no_page_of_wagtail(desk: Client) -> None:
    page = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "keyboard-shortcuts-dialog" in page
    assert "wagtail.org" not in page


def test_no_field_of_the_link_dialogs_is_named_by_its_code() -> None:
    dialogs = [form for name, form in vars(choosers).items() if name.endswith("LinkChooserForm")]
    assert len(dialogs) == 4
    assert [name for form in dialogs for name, field in form.base_fields.items() if field.label is None] == []


def test_the_account_offers_vietnamese_and_english(desk: Client) -> None:
    form = desk.get(reverse("wagtailadmin_account")).content.decode()
    assert '<option value="vi"' in form
    assert '<option value="en"' in form


def test_who_opens_a_form_first_in_english_does_not_choose_the_language_for_others(
    desk: Client, sample: SimpleNamespace
) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[sample.draft.pk])
    profile = UserProfile.get_for_user(sample.user)
    for language in ("en", "vi"):
        profile.preferred_language = language
        profile.save()
        answer = desk.get(edit).content.decode()
    assert english.in_page(answer) == {}


def test_a_permission_is_named_in_vietnamese(db: None) -> None:
    names = dict(Permission.objects.values_list("codename", "name"))
    assert names["add_articlepage"] == "Thêm bài viết"
    assert names["delete_user"] == "Xóa người dùng"
    assert names["publish_page"] == "Xuất bản mọi trang"


def test_letters_about_an_approval_are_vietnamese(sample: SimpleNamespace) -> None:
    sample.task.on_action(sample.task_state, sample.user, "reject", comment="Thêm ảnh.")
    assert {letter.to[0] for letter in mail.outbox} == {sample.other.email}
    for letter in mail.outbox:
        assert english.english_of(letter.subject) | english.english_of(str(letter.body)) == set()


def test_the_letter_for_a_new_password_is_vietnamese(client: Client, sample: SimpleNamespace) -> None:
    client.post(reverse("account_reset_password"), {"email": sample.other.email})
    letter = mail.outbox[-1]
    assert letter.to == [sample.other.email]
    assert english.english_of(letter.subject) | english.english_of(str(letter.body)) == set()
