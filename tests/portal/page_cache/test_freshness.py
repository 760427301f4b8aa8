"""Whatever editors do in whatever order, a kept page shows what a page without any cache would show."""

import os
from random import Random

import pytest
import time_machine
from asking import ask
from django.core.wsgi import get_wsgi_application
from django.test import TestCase

from news.models import HomePage
from portal.page_cache import PageCache
from tests.portal.page_cache.conftest import commit
from tests.portal.page_cache.office import Office

ACTIONS = int(os.environ.get("FRESH_ACTIONS", len(Office.actions())))
ADDRESSES, STAY = 10, 8  # so many are looked at, for so many actions
START = "2026-11-20 20:00:00+07:00"


@pytest.mark.walk
def test_a_kept_page_is_never_another_than_one_rendered_now(home: HomePage, one_connection: None) -> None:
    random = Random(20_261_126)
    django = get_wsgi_application()
    cache = PageCache(django, "phien", 8_000_000)
    with time_machine.travel(START, tick=False) as clock:
        office = Office(home, random, clock)
        actions, looked_at, wrong = Office.actions(), office.addresses, []
        for number in range(ACTIONS):
            action = actions[number] if number < len(actions) else random.choice(actions)
            if number % STAY == 0:
                looked_at = random.sample(office.addresses, ADDRESSES)
                for address in looked_at:
                    ask(cache, address)
            commit()
            with TestCase.captureOnCommitCallbacks(execute=True):
                getattr(office, action)()
            for address in looked_at:
                kept, now = ask(cache, address), ask(django, address)
                if (kept[0], kept[2]) != (now[0], now[2]):
                    wrong.append((number, action, address, kept[0], now[0]))
        assert wrong == []
    assert len(cache.store) > 3
