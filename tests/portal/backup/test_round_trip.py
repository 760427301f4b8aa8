"""A site, its backup, an accident, and the site again."""

import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from whole_site import everything

from news.models import ArticlePage, Photo
from portal.backup.kinds import KINDS, own_field
from portal.backup.make import Made, back_up
from portal.backup.refused import Refused
from portal.backup.restore import restore
from portal.backup.staging import Staging
from portal.backup.tables import columns, kept_models
from portal.models import ContentChange
from stats.models import DayKey

pytestmark = pytest.mark.django_db


def spoil(article: ArticlePage) -> None:
    """The accident."""
    article.delete()
    for photo in Photo.objects.all():
        photo.renditions.all().delete()
    get_user_model().objects.create_user("la", "la@example.vn", "mat-khau-dai")
    for name in default_storage.listdir("original_images")[1]:
        default_storage.delete(f"original_images/{name}")
    default_storage.save("documents/moi.txt", ContentFile(b"new"))


def test_every_row_and_file_is_as_it_was_and_the_page_too(
    site: ArticlePage, seen_in_the_test: None, settings: Any, client: Client
) -> None:
    address = site.get_url()
    page = client.get(address).content
    made = back_up(settings.BACKUP_FOLDER, "một khóa")
    before = everything()
    spoil(site)
    assert client.get(address).status_code == 404
    done = restore(made.path, "một khóa", replace=True)
    after = everything()
    assert [table for table in before[0] if before[0][table] != after[0][table]] == []
    assert before[1] == after[1]
    assert client.get(address).content == page
    assert (done.rows, done.files, done.missing) == (made.rows, made.files, 0)
    assert done.old_media and (done.old_media / "documents" / "moi.txt").read_bytes() == b"new"


def test_numbers_go_on_where_they_were_even_past_deleted_ones(
    site: ArticlePage, make_article: Callable[..., ArticlePage], seen_in_the_test: None, settings: Any
) -> None:
    gone = make_article("Bài sẽ xóa")
    last = gone.pk
    gone.delete()
    made = back_up(settings.BACKUP_FOLDER)
    restore(made.path, replace=True)
    assert make_article("Bài mới").pk > last


def test_restored_content_is_found_in_the_admins_search(site: ArticlePage, backup: Made, admin_client: Client) -> None:
    spoil(site)
    user = get_user_model().objects.get(username="admin")
    restore(backup.path, replace=True)
    user.save(force_insert=True)
    answer = admin_client.get("/quan-tri/pages/search/", {"q": "yêu nước"})
    if answer.status_code == 302:
        admin_client.force_login(user)
        answer = admin_client.get("/quan-tri/pages/search/", {"q": "yêu nước"})
    assert "Đại hội thi đua yêu nước" in answer.content.decode()


def test_running_processes_learn_of_it(backup: Made) -> None:
    ContentChange.objects.create()
    before = ContentChange.version()
    restore(backup.path, replace=True)
    assert ContentChange.version() != before
    assert ContentChange.version()[0] > before[0]


def test_the_secrets_of_a_day_are_in_no_file_and_stay_where_they_are(site: ArticlePage, backup: Made) -> None:
    DayKey.objects.create(day="2026-01-02", secret=b"s" * 32)
    restore(backup.path, replace=True)
    assert DayKey.objects.filter(day="2026-01-02").exists()
    with tarfile.open(backup.path) as tar:
        assert [name for name in tar.getnames() if "daykey" in name] == []


def test_nobody_is_signed_in_by_what_stands_in_the_file(
    site: ArticlePage, seen_in_the_test: None, settings: Any, admin_client: Client
) -> None:
    key = admin_client.session.session_key
    assert Session.objects.filter(session_key=key).exists()
    path = back_up(settings.BACKUP_FOLDER).path
    with tarfile.open(path) as tar:
        names = tar.getnames()
    assert [name for name in names if "/django_session/" in name or "/usersessions_" in name] == []
    restore(path, replace=True)
    assert not Session.objects.exists()
    assert admin_client.get("/quan-tri/").status_code == 302


def test_the_file_is_for_its_owner_only_and_names_no_password(backup: Made) -> None:
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert backup.path.parent.stat().st_mode & 0o777 == 0o700
    with tarfile.open(backup.path) as tar:
        file = tar.extractfile("settings.env")
        assert file is not None
        told = file.read().decode()
    assert "PORTAL_URL=" in told
    assert not any(word in told for word in ("DATABASE_URL", "EMAIL_URL", "PASSWORD", "BACKUP_KEY", "SECRET"))


def test_the_secret_key_comes_back(backup: Made, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    key = settings.SECRET_KEY
    settings.SECRET_KEY = "of the new machine"
    restore(backup.path, replace=True)
    kept = settings.DATA / "secret_key"
    assert kept.read_text() == key
    assert kept.stat().st_mode & 0o777 == 0o600
    kept.unlink()
    monkeypatch.setenv("SECRET_KEY", "told by the environment")
    restore(backup.path, replace=True)
    assert not kept.exists()


def test_a_file_that_vanished_is_named_and_stops_nothing(
    site: ArticlePage, photo: Photo, seen_in_the_test: None, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    default_storage.delete(photo.file.name)
    made = back_up(settings.BACKUP_FOLDER)
    assert made.missing == [photo.file.name]
    assert restore(made.path, replace=True).missing == 1


def test_an_occupied_site_is_replaced_only_when_told_so(site: ArticlePage, backup: Made) -> None:
    before = everything()
    with pytest.raises(Refused, match="--replace"):
        restore(backup.path)
    assert everything() == before


def test_a_migrated_database_without_content_is_taken_for_empty(site: ArticlePage, backup: Made) -> None:
    before = everything()
    for page in ArticlePage.objects.all():
        page.delete()
    apps.get_model("news.homepage").objects.all().delete()
    get_user_model().objects.all().delete()
    restore(backup.path)
    assert everything()[0] == before[0]


@pytest.mark.parametrize("what", ["exchange", "rows"])
def test_a_restore_that_fails_on_its_way_leaves_everything_as_it_was(
    site: ArticlePage, backup: Made, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    site.title = "Sửa sau khi sao lưu"
    site.save()
    before = everything()

    def fail(*args: Any) -> None:
        raise OSError(28, "No space left on device")

    if what == "exchange":
        move, moved = Staging._move, []

        def stops(staging: Staging, source: Path, target: Path) -> None:
            if len(moved) == 2:
                fail()
            moved.append(target)
            move(staging, source, target)

        monkeypatch.setattr(Staging, "_move", stops)
    else:
        monkeypatch.setattr("portal.backup.sequences.go_on_from", fail)
    with pytest.raises(Refused, match="No space left"):
        restore(backup.path, replace=True)
    assert everything() == before
    assert [path.name for path in Path(default_storage.location).glob(".*")] == []


def test_a_small_disk_is_noticed_beforehand(backup: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("Usage", (), {"free": 10}))
    with pytest.raises(Refused, match="không đủ chỗ"):
        restore(backup.path, replace=True)


def test_a_backup_of_a_newer_portal_is_refused(
    site: ArticlePage, seen_in_the_test: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr("portal.backup.make._migrations", lambda seen: ["news.9999_from_the_future"])
        made = back_up(settings.BACKUP_FOLDER)
    with pytest.raises(Refused, match=r"mới hơn.*9999_from_the_future"):
        restore(made.path, replace=True)
    with monkeypatch.context() as newer:
        newer.setattr("portal.backup.make.FORMAT", 2)
        made = back_up(settings.BACKUP_FOLDER)
    with pytest.raises(Refused, match="mới hơn"):
        restore(made.path, replace=True)


def test_a_byte_changed_in_any_member_leaves_the_site_alone(site: ArticlePage, backup: Made) -> None:
    before = everything()
    whole = backup.path.read_bytes()
    with tarfile.open(backup.path) as tar:
        places = [place for member in tar for place in (member.offset + 3, member.offset_data)]
    for place in [*places, len(whole) - 1]:
        wrong = bytearray(whole)
        wrong[place] ^= 1
        backup.path.write_bytes(wrong)
        with pytest.raises(Refused):
            restore(backup.path, replace=True)
    backup.path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Refused, match="cắt cụt"):
        restore(backup.path, replace=True)
    assert everything() == before


def test_a_database_that_waits_for_its_migrations_is_not_backed_up(
    site: ArticlePage, seen_in_the_test: None, settings: Any
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'portal' AND name >= '0006'")
    with pytest.raises(Refused, match="migrate"):
        back_up(settings.BACKUP_FOLDER)
    assert [path.name for path in settings.BACKUP_FOLDER.iterdir()] == [".lock"]


def test_every_column_of_every_table_has_a_kind() -> None:
    unknown = {
        f"{model._meta.label}.{field.name}: {own_field(field).get_internal_type()}"
        for model in kept_models(apps)
        for field in model._meta.local_concrete_fields
        if own_field(field).get_internal_type() not in KINDS
    }
    assert unknown == set()


def test_the_manifest_counts_every_table(backup: Made) -> None:
    with tarfile.open(backup.path) as tar:
        file = tar.extractfile("manifest.json")
        assert file is not None
        manifest = json.loads(file.read())
    assert manifest["tables"].keys() == {model._meta.db_table for model in kept_models(apps)}
    assert manifest["tables"]["news_articlepage"]["rows"] == 1
    assert manifest["tables"]["news_articlepage"]["columns"] == columns(ArticlePage)


def test_the_commands_speak_in_sentences(
    site: ArticlePage, seen_in_the_test: None, settings: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    call_command("backup", "--to", str(tmp_path / "usb"))
    (path,) = (tmp_path / "usb").glob("*.tar")
    assert f"Đã sao lưu: {path}" in capsys.readouterr().out
    call_command("restore", str(path), "--check")
    assert "còn nguyên vẹn" in capsys.readouterr().out
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", str(path))
    settings.PORTAL_URL = "https://moi.example.vn"
    call_command("restore", str(path), "--replace")
    told = capsys.readouterr().out
    assert "Đã phục hồi" in told
    assert "ở đây là “https://moi.example.vn”" in told
