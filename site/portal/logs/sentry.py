"""Errors by Sentry's protocol, to whatever service speaks it: no request, no person, no local variable leaves."""

from typing import Any

from portal.logs.current import asked
from portal.logs.event import message


def report_to(dsn: str) -> None:
    import sentry_sdk

    sentry_sdk.init(
        dsn=dsn,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        server_name="",
        before_send=without_readers,
    )


def without_readers(told: Any, hint: Any = None) -> Any:
    for part in ("request", "user", "breadcrumbs", "server_name", "logentry", "extra"):
        told.pop(part, None)
    for error in (told.get("exception") or {}).get("values") or []:
        error["value"] = ""  # it quotes what it was given
    if record := (hint or {}).get("log_record"):
        told["message"] = message(record)
    if request := asked():
        told["tags"] = {"request": request.id, "method": request.method, "path": request.path}
    return told
