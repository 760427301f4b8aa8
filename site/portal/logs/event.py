"""A log record as what may be kept of it.

Foreign messages quote what they were given (a host, a name, an address), and so do the messages of exceptions:
of both only the part is kept that stands in the source.
"""

import datetime
import logging
import traceback
from typing import Any

from portal.logs.current import asked

OWN = ("portal", "news", "stats", "manage")
SECURITY = "django.security"
FRAMES = 30


def event(record: logging.LogRecord) -> dict[str, Any]:
    told: dict[str, Any] = {
        "time": datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
        "message": message(record),
    }
    if request := asked():
        told |= {"request": request.id, "method": request.method, "path": request.path}
    told |= {name: getattr(record, name) for name in ("status", "ms") if hasattr(record, name)}
    if record.exc_info and record.exc_info[1] is not None:
        told["exception"] = exception(record.exc_info[1])
    return told


def message(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] in OWN:
        return record.getMessage()
    return "suspicious request" if record.name.startswith(SECURITY) else str(record.msg)


def exception(error: BaseException) -> dict[str, Any]:
    """Its kind and where it came from, the cause's too; the last line of `at` is where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    told: dict[str, Any] = {
        "type": f"{type(error).__module__}.{type(error).__qualname__}",
        "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and cause is not error:
        told["cause"] = {"type": type(cause).__qualname__}
    return told
