"""Whole batches in single statements, on SQLite and PostgreSQL.

The ORM can replace on conflict but not add, cannot look many composite keys up, and spends most
of a large fold on building model instances and parameter lists.
"""

from stats.bulk.among import among
from stats.bulk.find import find
from stats.bulk.upsert import upsert

__all__ = ["among", "find", "upsert"]
