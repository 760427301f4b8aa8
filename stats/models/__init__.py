from stats.models.address_day import AddressDay
from stats.models.checkpoint import Checkpoint
from stats.models.correction import Correction
from stats.models.day import Day
from stats.models.day_key import DayKey
from stats.models.desk import Desk
from stats.models.facet import Facet
from stats.models.hour import Hour
from stats.models.page_day import PageDay
from stats.models.page_visitor import PageVisitor
from stats.models.refusal import Refusal
from stats.models.visitor import Visitor

__all__ = [
    "AddressDay",
    "Checkpoint",
    "Correction",
    "Day",
    "DayKey",
    "Desk",
    "Facet",
    "Hour",
    "PageDay",
    "PageVisitor",
    "Refusal",
    "Visitor",
]
