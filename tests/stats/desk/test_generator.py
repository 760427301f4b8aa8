"""The made-up traffic is as consistent as the real."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db.models import Sum
from django.utils import timezone

from stats.clock import now_ms
from stats.fold import fold
from stats.hit import Hit
from stats.models import Checkpoint, Day, Facet, Hour, PageDay, Refusal
from stats.numbers import read_site
from stats.reasons import Reason
from stats.totals import views_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]


@pytest.fixture(scope="module")
def bench() -> Any:
    spec = importlib.util.spec_from_file_location("traffic", Path(settings.ROOT, "bench/traffic.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def generated(bench: Any, moment: Any, make_article: Any) -> list[Any]:
    pages = [make_article(f"Hội nghị {n}", published_on=timezone.now()) for n in range(3)]
    bench.Traffic(days=40, views=20_000, seed=1, now_ms=now_ms()).write()
    return pages


@pytest.mark.usefixtures("generated")
def test_the_hours_add_up_to_the_days_and_the_days_to_what_was_asked_for() -> None:
    names = ("visits", "visitors", "views")
    sums = [Sum(name) for name in names]
    by_hour = {day: figures for day, *figures in Hour.objects.order_by().values_list("day").annotate(*sums)}
    assert by_hour == {day: figures for day, *figures in Day.objects.values_list("day", *names) if any(figures)}
    assert Day.objects.aggregate(all=Sum("views"))["all"] == 20_000
    assert Day.objects.count() == 40


def test_the_views_of_pages_add_up_and_the_totals_are_theirs(generated: list[Any]) -> None:
    by_day = dict(PageDay.objects.order_by().values_list("day").annotate(Sum("views")))
    assert by_day == {day: views for day, views in Day.objects.values_list("day", "views") if views}
    for page, total in views_of(generated).items():
        assert total == (PageDay.objects.filter(page=page).aggregate(all=Sum("views"))["all"] or 0)


@pytest.mark.usefixtures("generated")
def test_devices_add_up_to_the_visits_and_nothing_is_unknown() -> None:
    devices = Facet.objects.filter(kind="device").order_by().values_list("day").annotate(Sum("visits"))
    assert dict(devices) == {day: visits for day, visits in Day.objects.values_list("day", "visits") if visits}
    assert set(Refusal.objects.values_list("reason", flat=True)) <= set(Reason.values)
    assert all(visitors <= visits for visitors, visits in Day.objects.values_list("visitors", "visits"))


@pytest.mark.usefixtures("generated")
def test_nothing_is_counted_ahead_of_the_clock() -> None:
    today = timezone.localdate()
    assert not Hour.objects.filter(day=today, hour__gte=10).exclude(views=0).exists()
    assert not Day.objects.filter(day__gt=today).exists()
    numbers = read_site(now_ms())
    assert numbers.today <= numbers.week <= numbers.total


def test_parts_add_up_whatever_the_weights(bench: Any) -> None:
    for whole, weights in ((7, [1, 1, 1]), (0, [1, 2]), (5, [0, 0]), (100, [0.1, 0.0, 99.9]), (1, [1e-9, 1])):
        parts = bench.shared(whole, weights)
        assert sum(parts) == (whole if sum(weights) else 0)
        assert all(part >= 0 for part in parts)
        assert all(not part for part, weight in zip(parts, weights, strict=True) if not weight)


def test_real_traffic_is_left_alone(bench: Any, traffic: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    traffic("2021-12-27", 5)
    monkeypatch.setattr("sys.argv", ["traffic.py", "--days", "3"])
    with pytest.raises(SystemExit, match="đã có lượt truy cập"):
        bench.main()
    assert Day.objects.get().visits == 5


def test_a_reader_counted_before_the_traffic_was_replaced_is_counted_after_it(bench: Any, make_article: Any) -> None:
    article = make_article(published_on=timezone.now())
    hit = Hit(at_ms=now_ms(), key=7, address=8, page=article.pk)
    fold([hit])
    Checkpoint.objects.create(journal="0" * 32, position=146, moved_at=now_ms())
    bench.Traffic(days=1, views=0, seed=1, now_ms=now_ms()).write()
    fold([hit])
    assert Day.objects.aggregate(visits=Sum("visits"), views=Sum("views")) == {"visits": 1, "views": 1}
    assert Checkpoint.objects.exists(), "the journal would be counted a second time"
