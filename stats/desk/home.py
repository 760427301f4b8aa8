"""The traffic on the admin's home page."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from wagtail.admin.ui.components import Component

from stats.clock import local_day, now_ms
from stats.desk import words
from stats.desk.charts import spark
from stats.models import Day
from stats.recent import recent_site

DAYS = 30


class TrafficPanel(Component):
    name = "traffic"
    template_name = "stats/desk/home.html"
    order = 60

    class Media:
        js = ["js/admin-live.js"]

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        at_ms = now_ms()
        today = local_day(at_ms)
        days = [today - timedelta(days=n) for n in reversed(range(DAYS))]
        visits = dict(Day.objects.filter(day__range=(days[0], today)).values_list("day", "visits"))
        points = [(words.weekday(day), visits.get(day, 0)) for day in days]
        return {
            "numbers": recent_site(at_ms),
            "days": DAYS,
            "sum": sum(visits.values()),
            "curve": spark(points, name="traffic-home", title=f"Lượt truy cập mỗi ngày trong {DAYS} ngày qua"),
        }
