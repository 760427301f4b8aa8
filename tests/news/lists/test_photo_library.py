import datetime
from collections.abc import Callable

from django.utils import timezone
from pictures import picture_file

from news.models import Album, AlbumPhoto, ArticlePage, Photo
from news.photos.store import store_photo
from tests.news.lists.conftest import Make, gallery

Read = Callable[..., str]


def test_a_gallery_leads_to_its_place_in_the_article(read: Read, make_rich: Make) -> None:
    article = make_rich("Lễ trao thưởng")
    html = read("/thu-vien-anh/")
    assert f'href="{article.url}#bo-anh-2"' in html
    assert "Hình ảnh hội nghị" in html
    assert "3 ảnh" in html
    assert "27/12/2021" in html
    assert 'id="bo-anh-2"' in read(article.url)


def test_a_gallery_without_a_name_has_the_name_of_its_article(read: Read, make_article: Make, photo: Photo) -> None:
    make_article("Lễ trao thưởng", body=[gallery(photo, title="")])
    assert ">Lễ trao thưởng</a>" in read("/thu-vien-anh/")


def test_photos_in_the_bin_are_not_counted_and_take_their_album_along(
    read: Read, make_article: Make, photo: Photo
) -> None:
    other = store_photo(picture_file(colour=(10, 90, 40)), "Ảnh khác")
    make_article(body=[("gallery", {"title": "Hai ảnh", "photos": [{"photo": photo}, {"photo": other}]})])
    assert "2 ảnh" in read("/thu-vien-anh/")
    photo.delete()
    assert "1 ảnh" in read("/thu-vien-anh/")
    other.delete()
    assert "Chưa có bộ ảnh nào" in read("/thu-vien-anh/")
    other.restore()
    assert "1 ảnh" in read("/thu-vien-anh/")
    photo.purge()
    assert AlbumPhoto.objects.count() == 1


def test_a_draft_of_a_published_article_changes_its_albums_only_once_published(
    read: Read, make_article: Make, photo: Photo
) -> None:
    article = make_article(body=[gallery(photo, title="Bộ cũ")])
    article.body = [("heading", "Trước bộ ảnh"), gallery(photo, count=5, title="Bộ mới")]
    revision = article.save_revision()
    assert "Bộ mới" not in read("/thu-vien-anh/")
    revision.publish()
    html = read("/thu-vien-anh/")
    assert "Bộ cũ" not in html
    assert "#bo-anh-2" in html
    assert "5 ảnh" in html


def test_the_newest_article_comes_first_also_after_its_date_was_corrected(
    read: Read, make_article: Make, photo: Photo
) -> None:
    first = make_article("Một", body=[gallery(photo, title="Bộ một")])
    make_article("Hai", body=[gallery(photo, title="Bộ hai")])
    html = read("/thu-vien-anh/")
    assert html.index("Bộ hai") < html.index("Bộ một")
    first.published_on = timezone.make_aware(datetime.datetime(2024, 1, 1))
    first.save_revision().publish()
    html = read("/thu-vien-anh/")
    assert html.index("Bộ một") < html.index("Bộ hai")


def test_saving_again_writes_albums_only_where_they_changed(make_article: Make, photo: Photo) -> None:
    article = make_article(body=[gallery(photo), gallery(photo, caption="Lời riêng", alt="Mô tả riêng")])
    kept = set(Album.objects.values_list("pk", flat=True))
    ArticlePage.objects.get(pk=article.pk).save()
    assert set(Album.objects.values_list("pk", flat=True)) == kept
    row = AlbumPhoto.objects.select_related("photo").last()
    assert row is not None
    assert (row.shown_caption, row.shown_alt) == ("Lời riêng", "Mô tả riêng")


def test_what_is_longer_than_the_form_allows_is_cut_and_an_unknown_photo_left_out(
    make_article: Make, photo: Photo
) -> None:
    article = make_article(body=[gallery(photo, title="Tên " * 60, alt="Mô tả " * 60)])
    assert len(Album.objects.get().title) == 160
    raw = list(article.body.raw_data)
    raw[0]["value"]["photos"][0]["value"]["photo"] = 999999
    ArticlePage.objects.filter(pk=article.pk).update(body=raw)
    ArticlePage.objects.get(pk=article.pk).save()
    assert AlbumPhoto.objects.count() == 2


def test_the_library_is_paged(read: Read, make_article: Make, photo: Photo) -> None:
    for number in range(13):
        make_article(f"Bài {number}", body=[gallery(photo, count=1, title=f"Bộ số {number}.")])
    assert "Bộ số 0." not in read("/thu-vien-anh/")
    for page in ("2", "99999"):
        html = read("/thu-vien-anh/", page=page)
        assert "Bộ số 0." in html
        assert "trang 2 trên 2" in html
        assert 'rel="canonical" href="http://localhost:8000/thu-vien-anh/?page=2"' in html
