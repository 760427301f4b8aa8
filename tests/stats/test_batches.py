"""Random streams of hits: how they are cut into batches must never show."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.db.models import Sum
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from hitcount.models import HitCount
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stats.clock import local_day, midnight_ms
from stats.fold import fold
from stats.hit import Hit
from stats.models import AddressDay, Correction, Day, Hour, PageDay, Refusal, Visitor
from stats.numbers import ONLINE_MS, read

pytestmark = pytest.mark.django_db

START = 1_640_966_400_000 - 2_400_000  # 40 minutes before the new year 2022 in Vietnam's Friday evening
STEPS = [0, 1, 299_000, 300_000, 1_799_999, 1_800_000, 1_800_001, 5_000_000, 40_000_000, -1, -2_000, -400_000]
MISSING_PAGE = 4_000_000
ADDRESSES = {1: 9, 2: 9, 3: 0}  # two visitors share one, the third has none
CAPS = st.fixed_dictionaries({"visits_per_hour": st.integers(1, 3), "visits_per_day": st.integers(1, 5)}) | st.just({})


@st.composite
def streams(draw: st.DrawFn) -> list[tuple[int, int, int, bool]]:
    count = draw(st.integers(1, 25))
    steps = draw(st.lists(st.sampled_from(STEPS) | st.integers(-1_000, 2_500_000), min_size=count, max_size=count))
    at, stream = START, []
    for step in steps:
        at += step
        stream.append((at, draw(st.integers(1, 3)), draw(st.integers(0, 3)), draw(st.booleans())))
    return stream


def hits_of(stream: Sequence[tuple[int, int, int, bool]], pages: Sequence[int]) -> list[Hit]:
    def key(visitor: int, at: int, days_back: int = 0) -> int:
        return visitor * 1_000_000 + local_day(at).toordinal() - days_back

    return [
        Hit(
            at_ms=at,
            key=key(visitor, at),
            previous_key=key(visitor, at, 1) if at - midnight_ms(local_day(at)) < ONLINE_MS else 0,
            address=ADDRESSES[visitor] and key(ADDRESSES[visitor], at),
            page=pages[page],
            ping=ping and visitor != 3,
            referrer="dantri.com.vn" if page == 1 else "",
            device="phone",
        )
        for at, visitor, page, ping in stream
    ]


@pytest.fixture
def pages(make_article: Callable) -> list[int]:
    return [0, make_article("Một").pk, make_article("Hai").pk, MISSING_PAGE]


FIXTURES_ARE_READ_ONLY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@FIXTURES_ARE_READ_ONLY
@given(stream=streams(), cuts=st.lists(st.integers(0, 25), max_size=6), caps=CAPS)
def test_any_way_of_cutting_a_stream_gives_the_same_tables(tables, pages, stream, cuts, caps) -> None:
    hits = hits_of(stream, pages)
    edges = sorted({0, len(hits), *(cut for cut in cuts if cut < len(hits))})
    outcomes = []
    for batches in (
        [hits],
        [[hit] for hit in hits],
        [hits[start:end] for start, end in pairwise(edges)],
    ):
        with transaction.atomic(), override_settings(STATS_LIMITS=caps):
            for batch in batches:
                fold(batch)
            outcomes.append(tables())
            transaction.set_rollback(True)
    assert outcomes[0] == outcomes[1] == outcomes[2]


@FIXTURES_ARE_READ_ONLY
@given(stream=streams())
def test_what_always_holds(pages, stream) -> None:
    hits = hits_of(stream, pages)
    with transaction.atomic():
        total_before = 0
        for hit in hits:
            fold([hit])
            now = read(hit.at_ms, None)
            assert 0 <= now.today <= now.week <= now.total
            assert now.total >= total_before
            assert 1 <= now.online <= 6
            total_before = now.total
        for day in Day.objects.all():
            hours = Hour.objects.filter(day=day.day).aggregate(Sum("visits"), Sum("visitors"), Sum("views"))
            assert (hours["visits__sum"], hours["visitors__sum"], hours["views__sum"]) == (
                day.visits,
                day.visitors,
                day.views,
            )
            views = PageDay.objects.filter(day=day.day).aggregate(views=Sum("views"))["views"] or 0
            assert views == day.views
            assert day.visits >= day.visitors
            assert day.visitors == Visitor.objects.filter(day=day.day, hit_at__isnull=False).count()
        for page, total in HitCount.objects.values_list("object_pk", "hits"):
            assert total == PageDay.objects.filter(page=page).aggregate(views=Sum("views"))["views"]
        assert not Correction.objects.exists()
        transaction.set_rollback(True)


@FIXTURES_ARE_READ_ONLY
@given(stream=streams(), caps=CAPS.filter(bool))
def test_no_address_begins_more_than_its_caps_and_no_one_else_is_held_back(pages, stream, caps) -> None:
    hits = hits_of(stream, pages)
    unlimited = [hit for hit in hits if not hit.address]
    with transaction.atomic(), override_settings(STATS_LIMITS=caps):
        fold(unlimited)
        alone = Day.objects.aggregate(visits=Sum("visits"))["visits"] or 0
        transaction.set_rollback(True)
    with transaction.atomic(), override_settings(STATS_LIMITS=caps):
        fold(hits)
        for use in AddressDay.objects.all():
            assert use.hour_visits <= min(caps["visits_per_hour"], use.visits)
            assert use.visits <= caps["visits_per_day"]
        begun = AddressDay.objects.aggregate(visits=Sum("visits"))["visits"] or 0
        visits = Day.objects.aggregate(visits=Sum("visits"))["visits"] or 0
        assert alone <= visits <= alone + begun
        assert not Refusal.objects.exclude(reason="cap").exists()
        transaction.set_rollback(True)


def test_a_large_batch_takes_no_more_statements_than_a_small_one(pages) -> None:
    def statements(count: int, base: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            fold([Hit(START + n, base + n, page=pages[n % 4], referrer=f"{n % 7}.vn") for n in range(count)])
        return len(captured)

    fold([Hit(START, 1, page=page) for page in pages])
    assert statements(2_500, 10_000) == statements(8, 100) <= 15
