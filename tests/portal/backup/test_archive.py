"""The file itself: what was written comes out, and no byte of it changes unnoticed."""

import hashlib
import io
import subprocess
import tarfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.backup import sealing
from portal.backup.archive import MANIFEST, Checked, Writer
from portal.backup.refused import Refused
from portal.backup.sealing import CHUNK, MAGIC, Sealer, Unsealer
from portal.backup.whole import members, opened, verified

CONTENTS = st.lists(st.tuples(st.text("abcđế.", min_size=1, max_size=120), st.binary(max_size=1500)), max_size=4)


def archive(contents: list[tuple[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with closing(Writer(file, 1_800_000_000)) as writer:
        for name, data in contents:
            writer.add_file(f"media/{name}", io.BytesIO(data), len(data))
        writer.finish()
    return file.getvalue()


def sealed(data: bytes, key: str = "khóa") -> bytes:
    file = io.BytesIO()
    sealer = Sealer(file, key)
    sealer.write(data)
    sealer.finish()
    return file.getvalue()


def unsealed(data: bytes, key: str = "khóa") -> bytes:
    file = io.BytesIO(data)
    assert file.read(len(MAGIC)) == MAGIC
    return Unsealer(file, key).read(len(data))


@pytest.fixture(scope="module", autouse=True)
def quick_keys() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "_derived", lambda key, salt: hashlib.sha256(key.encode() + salt).digest())
        yield


@given(CONTENTS)
@settings(max_examples=30, deadline=None)
def test_what_was_written_is_read(contents: list[tuple[str, bytes]]) -> None:
    read = [(member.name, file.read()) for member, file in members(Checked(io.BytesIO(archive(contents))))]
    assert read[:-1] == [(f"media/{name}", data) for name, data in contents]


@given(CONTENTS, st.data())
@settings(max_examples=80, deadline=None)
def test_no_bit_changes_unnoticed(contents: list[tuple[str, bytes]], data: st.DataObject) -> None:
    file = bytearray(archive(contents))
    file[data.draw(st.integers(0, len(file) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Refused):
        Checked(io.BytesIO(bytes(file))).drain()


@given(CONTENTS, st.data())
@settings(max_examples=40, deadline=None)
def test_no_part_is_missed_or_added_unnoticed(contents: list[tuple[str, bytes]], data: st.DataObject) -> None:
    file = archive(contents)
    cut = data.draw(st.integers(0, len(file) - 1))
    for wrong in (file[:cut], file + b"\0", file + bytes(512), file[:cut] + file[cut + 1 :]):
        with pytest.raises(Refused):
            Checked(io.BytesIO(wrong)).drain()


def test_ordinary_tools_open_it_and_check_it(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    path.write_bytes(archive([("ảnh/1.webp", b"one"), ("2" * 150, b"two" * 1000)]))
    with tarfile.open(path) as tar:
        assert tar.getnames()[-1] == "SHA256"
        tar.extractall(tmp_path, filter="data")
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=True)


SIZES = st.sampled_from([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7])


@given(SIZES)
@settings(deadline=None)
def test_what_was_sealed_is_unsealed_and_does_not_show(size: int) -> None:
    data = bytes(size)
    assert unsealed(sealed(data)) == data
    assert sealed(data) != sealed(data)


@given(SIZES, st.data())
@settings(max_examples=50, deadline=None)
def test_no_bit_of_what_is_sealed_changes_unnoticed(size: int, data: st.DataObject) -> None:
    file = bytearray(sealed(bytes(size)))
    file[data.draw(st.integers(len(MAGIC), len(file) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Refused):
        unsealed(bytes(file))


@given(SIZES, st.data())
@settings(max_examples=30, deadline=None)
def test_no_part_of_what_is_sealed_is_missing_or_moved_unnoticed(size: int, data: st.DataObject) -> None:
    file = sealed(bytes(size))
    with pytest.raises(Refused):
        unsealed(file[: data.draw(st.integers(len(MAGIC), len(file) - 1))])
    with pytest.raises(Refused):
        unsealed(file + b"\0")


def test_chunks_in_another_order_or_a_last_one_left_out_are_noticed() -> None:
    file = sealed(bytes(CHUNK) + b"1" * CHUNK + b"2" * CHUNK)
    start, length = len(file) - 3 * (CHUNK + 17), CHUNK + 17
    head, one, two = file[:start], file[start : start + length], file[start + length : start + 2 * length]
    three = file[start + 2 * length :]
    for wrong in (head + two + one + three, head + one + one + two + three, head + one + two, head + one + three):
        with pytest.raises(Refused):
            unsealed(wrong)


def test_a_wrong_key_is_told_as_such() -> None:
    with pytest.raises(Refused, match="sai khóa"):
        unsealed(sealed(b"content"), "khóa khác")


@pytest.mark.parametrize("content", [b"", b"m", b"PK\x03\x04", b"hello" * 1000, bytes(4096), b"manifest.jsonx"])
def test_another_file_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.tar"
    path.write_bytes(content)
    with pytest.raises(Refused, match=r"không phải là tệp sao lưu|cắt cụt|hỏng"):
        verified(path)


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.tar", tmp_path):
        with pytest.raises(Refused, match="Không đọc được"):
            verified(path)


def test_a_tar_of_ours_without_a_manifest_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.tar"
    path.write_bytes(archive([(MANIFEST, b"{}")]))
    with pytest.raises(Refused, match="không phải"):
        verified(path)


def test_a_key_is_asked_for_where_one_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "x.tar.khoa"
    path.write_bytes(sealed(archive([])))
    with pytest.raises(Refused, match="BACKUP_KEY"), opened(path, "") as checked:
        checked.drain()
