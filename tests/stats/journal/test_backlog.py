"""How many bytes of hits are not in the tables yet, whoever asks."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stats.hit import Hit
from stats.journal import backlog
from stats.journal.record import SIZE
from stats.writer import Writer

pytestmark = pytest.mark.django_db


def test_hits_wait_until_they_are_folded(folder: Path, hit: Callable[..., Hit], monkeypatch: Any) -> None:
    assert backlog(folder) == 0
    writer = Writer(folder, background=False)
    with monkeypatch.context() as paused:
        paused.setattr(writer, "turn", lambda: 0)
        for number in range(3):
            writer.write(hit(number))
        assert backlog(folder) == 3 * SIZE
    writer.turn()
    assert backlog(folder) == 0
    writer.stop()


def test_a_journal_without_room_or_gone_meanwhile_holds_nothing(folder: Path, monkeypatch: Any) -> None:
    folder.mkdir()
    (folder / "empty.journal").touch()
    (folder / "gone.journal").symlink_to(folder / "nowhere")
    assert backlog(folder) == 0
