"""The views of articles carried over from an old site, out of a table that somebody made in Excel."""

from stats.desk.importing.plan import Plan, make_plan
from stats.desk.importing.table import Unreadable, read_table

__all__ = ["Plan", "Unreadable", "make_plan", "read_table"]
