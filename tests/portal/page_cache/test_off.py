from asking import ask

from portal.page_cache import NothingKept
from tests.portal.page_cache.conftest import PAGE, App


def test_without_memory_every_reader_gets_a_page_of_their_own_making(app: App) -> None:
    pages = NothingKept(app)
    assert [ask(pages, "/")[2] for _ in range(2)] == [PAGE, PAGE]
    assert len(app.asked) == 2


def test_without_memory_no_cache_behind_is_told_to_keep_a_page(app: App) -> None:
    assert "Cache-Control" not in ask(NothingKept(app), "/")[1]
