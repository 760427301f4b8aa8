"""Accepted hits on disk, until they stand in the tables: safe from the moment they are answered."""

from stats.journal.backlog import backlog
from stats.journal.draining import drain, finish
from stats.journal.file import Journal, Taken
from stats.journal.orphans import adopt_orphans

__all__ = ["Journal", "Taken", "adopt_orphans", "backlog", "drain", "finish"]
