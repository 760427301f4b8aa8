from django.db.models.signals import pre_save
from wagtail.models import ModelLogEntry, PageLogEntry

from portal.audit import authors, changes, coming_in


def connect() -> None:
    """Once, when the project's app is ready."""
    for model in (PageLogEntry, ModelLogEntry):
        pre_save.connect(authors.sign, sender=model)
    changes.connect()
    coming_in.connect()
