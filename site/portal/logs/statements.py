"""Every statement is counted; one that takes too long is logged, without what it was given."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from portal.figures.tally import QUERIES, QUERIES_US, SLOW_QUERIES, tally

logger = logging.getLogger(__name__)

LONGEST = 2_000  # characters


def listen(sender: Any = None, connection: BaseDatabaseWrapper | None = None, **kwargs: Any) -> None:
    """For `connection_created`."""
    if connection is not None and _timed not in connection.execute_wrappers:
        connection.execute_wrappers.append(_timed)


def _timed(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    began = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        seconds = time.perf_counter() - began
        words = tally.words
        words[QUERIES] += 1
        words[QUERIES_US] += int(seconds * 1e6)
        if 0 < settings.SLOW_QUERY_MS <= seconds * 1_000:
            words[SLOW_QUERIES] += 1
            text = " ".join(str(sql).split())[:LONGEST]
            logger.warning("slow statement, %d ms: %s", seconds * 1_000, text)
