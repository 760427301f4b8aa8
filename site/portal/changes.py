"""Notices every statement that changes what the public sees, whoever sends it and by whatever means.

Signals would miss bulk updates and the tree's own SQL; the database's statements are the one place where all pass.
"""

import re
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

# What no public page is made from, or only as a number that may be a minute old. Any other table is taken for content,
# so that a new one is never forgotten.
PRIVATE = re.compile(
    r"portal_|stats_(?!correction)|hitcount_|account_|auth_|axes_|django_|mfa_|sqlite_|pg_|wagtailadmin_|wagtailusers_"
    r"|wagtailsearch_"
    r"|modelsearch_|wagtailcore_(?:revision|comment|pagesubscription|uploadedfile|task|workflow|groupapproval"
    r"|group|(?:page|model)logentry)|news_(?:binentry|linkedhost|missedsearch|search|slip|watchfinding)"
)
# Of a draft, which an editor's autosave writes every few seconds.
DRAFT = frozenset(
    {"draft_title", "has_unpublished_changes", "latest_revision_id", "latest_revision_created_at", "live_revision_id"}
    | {"locked", "locked_at", "locked_by_id", "owner_id"}
)
_WRITE = re.compile(
    r'\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM)\s+"?(?P<table>\w+)"?(?P<rest>.*)', re.IGNORECASE | re.DOTALL
)
_SET = re.compile(r'"(\w+)" = ')


def changes_content(sql: str) -> bool:
    """Whether the statement writes to something that a public page may show."""
    write = _WRITE.match(sql)
    if write is None or PRIVATE.match(write["table"].lower()):
        return False
    if write["table"] == "wagtailcore_page" and write["rest"].lstrip()[:4].upper() == "SET ":
        assigned = set(_SET.findall(write["rest"].partition(" WHERE ")[0]))
        return not assigned or not assigned <= DRAFT
    return True


_migrating = False


def pause(sender: Any = None, **kwargs: Any) -> None:
    """For `pre_migrate`: what a migration writes is followed by a start, and its table may not exist yet."""
    global _migrating
    _migrating = True


def resume(sender: Any = None, **kwargs: Any) -> None:
    """For `post_migrate`."""
    global _migrating
    _migrating = False


def watch(sender: Any = None, connection: BaseDatabaseWrapper | None = None, **kwargs: Any) -> None:
    """For `connection_created`: every connection tells of its changes, in the transaction that makes them."""
    if connection is not None and _notice not in connection.execute_wrappers:
        connection.execute_wrappers.append(_notice)


def _notice(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    if not _migrating and isinstance(sql, str) and changes_content(sql):
        _tell(context["connection"])
    return result


def _tell(connection: BaseDatabaseWrapper) -> None:
    from portal.models import ContentChange

    # What Django drops with a rolled back savepoint goes together with the row that was written in it.
    if any(function is _committed for _, function, *_ in connection.run_on_commit):
        return
    ContentChange.objects.using(connection.alias).create()
    transaction.on_commit(_committed, using=connection.alias)


def _committed() -> None:
    """Every process of this host looks anew at its next request."""
    from portal.page_cache.version import told

    told()
