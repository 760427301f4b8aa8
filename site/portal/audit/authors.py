"""The name of whoever did it is written into the line: it stays readable when the account is renamed or deleted."""

from typing import Any

from wagtail.models.audit_log import BaseLogEntry

from news.called import called

BY = "by"


def sign(instance: BaseLogEntry, raw: bool = False, **kwargs: Any) -> None:
    """For `pre_save` of both kinds of lines."""
    if not raw and instance.user_id and BY not in instance.data and instance.user is not None:
        instance.data = {**instance.data, BY: called(instance.user)}
