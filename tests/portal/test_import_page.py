from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from news.models import ArticlePage, SectionPage
from news.sample.files import OLD_PAGE


def run(*arguments: object) -> str:
    out = StringIO()
    call_command("import_page", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_an_old_page_becomes_a_published_article_with_its_views(client: Client, section: SectionPage) -> None:
    out = run(OLD_PAGE, "--date", "2021-12-27", "--section", section.slug)
    assert "3 chú thích ảnh" in out
    article = ArticlePage.objects.published().get()
    assert article.slug == "cac-co-quan-tinh-uy-day-manh-cac-phong-trao-thi-dua"
    html = client.get(article.url).content.decode()
    assert 'data-stat="views">30<' in html
    assert "CTV" in html
    captions = [
        html.index(text) for text in ("Quang cảnh hội nghị.", "Khen thưởng các cá nhân", "ký giao ước thi đua.")
    ]
    assert captions == sorted(captions)


def test_the_same_run_twice_gives_the_same_site(section: SectionPage) -> None:
    arguments = (OLD_PAGE, "--date", "27/12/2021 15:40", "--section", section.slug)
    run(*arguments)
    assert "không nhập lại" in run(*arguments)
    assert ArticlePage.objects.count() == 1


@pytest.mark.parametrize(
    ("file", "date", "slug", "message"),
    [
        ("khong-co.txt", "2021-12-27", "phong-trao-thi-dua", "Không đọc được"),
        (OLD_PAGE, "27-12", "phong-trao-thi-dua", "không đúng"),
        (OLD_PAGE, "2021-12-27", "chua-co", "Không có chuyên mục"),
    ],
)
def test_a_wrong_argument_gets_a_sentence(section: SectionPage, file: Path, date: str, slug: str, message: str) -> None:
    with pytest.raises(CommandError, match=message):
        run(file, "--date", date, "--section", slug)
    assert not ArticlePage.objects.exists()


def test_a_file_that_is_no_text_gets_a_sentence(section: SectionPage, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(CommandError, match="UTF-8"):
        run(tmp_path / "a.txt", "--date", "2021-12-27", "--section", section.slug)


def test_photos_of_a_folder_stand_above_the_captions(section: SectionPage, tmp_path: Path) -> None:
    from PIL import Image

    for name in ("1.jpg", "2.jpg"):
        Image.effect_noise((300, 200), 50).convert("RGB").save(tmp_path / name)
    run(OLD_PAGE, "--date", "2021-12-27", "--section", section.slug, "--photos", tmp_path)
    photos = [block.value["photo"].width for block in ArticlePage.objects.get().body if block.block_type == "photo"]
    assert photos == [300]


@pytest.mark.parametrize(
    "text",
    [
        "T" * 300 + "\n\nLời dẫn.\n",
        "Tiêu đề\n\n" + "Lời dẫn dài. " * 60 + "\n",
        "Tiêu đề\nLượt xem: 99999999999999\n\nLời dẫn.\n",
    ],
)
def test_a_page_that_the_form_would_refuse_gets_a_sentence_and_adds_nothing(
    section: SectionPage, tmp_path: Path, text: str
) -> None:
    (tmp_path / "a.txt").write_text(text)
    with pytest.raises(CommandError):
        run(tmp_path / "a.txt", "--date", "2021-12-27", "--section", section.slug)
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_a_date_at_the_end_of_the_calendar_is_refused(section: SectionPage, date: str) -> None:
    with pytest.raises(CommandError):
        run(OLD_PAGE, "--date", date, "--section", section.slug)
