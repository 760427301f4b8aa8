"""What a process learns of changes that others made."""

from wagtail.models import Site

from news.models import HomePage, SectionPage
from portal.models import ContentChange
from portal.page_cache import version
from tests.portal.page_cache.conftest import commit


def test_a_change_by_another_process_is_seen(one_connection: None) -> None:
    before = version.current()
    assert version.current() == before
    ContentChange.objects.create()
    assert version.current() != before


def test_where_the_site_begins_is_not_remembered_past_a_change_by_another_process(
    home: HomePage, section: SectionPage, one_connection: None
) -> None:
    version.current()
    assert Site.get_site_root_paths()[0].root_path == home.url_path
    commit()
    Site.objects.update(root_page=section)  # without the signals that this process would have heard
    version.current()
    assert Site.get_site_root_paths()[0].root_path == section.url_path
