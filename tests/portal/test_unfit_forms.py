"""What no page of the admin would send is refused in a sentence, and nothing is saved of it."""

from types import SimpleNamespace

import pytest
from desk_sample import make_desk_sample
from django.test import Client
from roles import signed_in
from wagtail.models import Site

from news.models import HomePage, Photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample(home: HomePage) -> SimpleNamespace:
    return make_desk_sample(Site.objects.get(is_default_site=True))


@pytest.fixture
def desk(sample: SimpleNamespace) -> Client:
    return signed_in(sample.user)


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("choose-external-link/", {}),
        ("choose-external-link/", {"external-link-chooser-link_text": "Xem thêm"}),
        ("snippets/choose/news/notice/create/", {}),
        ("redirects/import/process/", {}),
        ("redirects/import/process/", {"import_file_name": "1", "input_format": "1"}),
        ("workflows/task_chooser/create/?create_model=1", {}),
        ("workflows/task_chooser/create/?create_model=news.khong", {}),
        ("pages/{draft}/copy/", {"new_title": "Bài", "new_slug": "bai", "new_parent_page": "-1"}),
    ],
)
def test_half_a_form_is_refused(desk: Client, sample: SimpleNamespace, address: str, sent: dict[str, str]) -> None:
    answer = desk.post(f"/quan-tri/{address.format(draft=sample.draft.pk)}", sent)
    assert answer.status_code == 400
    assert "không hợp lệ" in answer.content.decode()


def test_a_page_does_not_move_below_a_number_that_no_database_holds(desk: Client, sample: SimpleNamespace) -> None:
    """SQLite cannot even ask for it, PostgreSQL finds none: either way the page stays where it is."""
    answer = desk.post(f"/quan-tri/pages/{sample.draft.pk}/move/", {"new_parent_page": "9223372036854775808"})
    assert answer.status_code in {200, 400}
    before = sample.draft.path
    sample.draft.refresh_from_db()
    assert sample.draft.path == before


@pytest.mark.parametrize(
    "address",
    ["images/chooser/chosen/{}/", "documents/chooser/chosen/{}/", "snippets/choose/news/slip/chosen/{}/"],
)
@pytest.mark.parametrize("number", ["tin", "²", "1e9", "None"])
def test_what_is_no_number_of_a_row_is_refused(desk: Client, address: str, number: str) -> None:
    assert desk.get(f"/quan-tri/{address.format(number)}").status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "choose-page/chosen-multiple/?id=1",
        "choose-page/chosen-multiple/?id='",
        "choose-page/1/?multiple=1&target_pages[]='",
        "workflows/edit/{workflow}/?p='",
        "workflows/edit/{workflow}/?p=-1",
    ],
)
def test_what_no_list_of_ours_asks_for_is_refused(desk: Client, sample: SimpleNamespace, address: str) -> None:
    assert desk.get(f"/quan-tri/{address.format(workflow=sample.workflow.pk)}").status_code == 400


def test_a_report_of_a_browser_that_comes_as_files_is_refused(client: Client, home: HomePage) -> None:
    assert client.post("/_csp", {"csp-report": "{}"}).status_code == 400


def test_a_contributor_is_found_in_the_chooser(desk: Client, sample: SimpleNamespace) -> None:
    for words, found in (("suoi ngoc", True), ("'", False)):
        answer = desk.get("/quan-tri/snippets/choose/news/contributor/results/", {"q": words})
        assert answer.status_code == 200
        assert (sample.contributor.name in answer.content.decode()) is found


def test_a_document_is_found_in_the_chooser(desk: Client, sample: SimpleNamespace) -> None:
    answer = desk.get("/quan-tri/documents/chooser/results/", {"q": "quyết định"})
    assert answer.status_code == 200
    assert sample.document.title in answer.content.decode()


def test_a_way_on_that_is_no_way_is_refused_before_anything_is_saved(desk: Client, sample: SimpleNamespace) -> None:
    address, sent = f"/quan-tri/images/{sample.photo.pk}/", {"collection": sample.collection.pk}
    for target in ("1", "khong-co", "wagtailadmin_home"):
        assert desk.post(address, {**sent, "title": "Nửa chừng", "next": target}).status_code == 400
    assert Photo.objects.get(pk=sample.photo.pk).title != "Nửa chừng"
    assert desk.post(address, {**sent, "title": "Trọn vẹn", "next": "/quan-tri/images/"}).status_code == 302


def test_a_fault_further_in_stays_a_fault(
    desk: Client, sample: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what is raised where Wagtail reads the form is the sender's."""

    def broken(*args: object, **kwargs: object) -> None:
        raise AttributeError("an accident")

    monkeypatch.setattr("news.photos.forms.PhotoForm.save", broken)
    desk.raise_request_exception = False
    answer = desk.post(f"/quan-tri/images/{sample.photo.pk}/", {"title": "Mới", "collection": sample.collection.pk})
    assert answer.status_code == 500


@pytest.mark.parametrize("link", ["external", "email", "phone", "anchor"])
def test_a_link_below_what_is_no_page_is_refused(desk: Client, sample: SimpleNamespace, link: str) -> None:
    address = f"/quan-tri/choose-{link}-link/?parent_page_id="
    for number in ["'", "-1", "²", "1e9", "9" * 40]:
        assert desk.get(address + number).status_code == 400
    assert desk.get(f"{address}{sample.draft.get_parent().pk}").status_code == 200
