import datetime

from django.conf import settings
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.actions.delete_page import DeletePageAction

from news.bin.kinds import recoverable_models
from news.bin.pages import is_binned
from news.models.binned import BinEntry


def purge_expired(now: datetime.datetime | None = None) -> int:
    """Removes for good what has lain in the bin for `BIN_DAYS` days; returns how many things."""
    limit = (now or timezone.now()) - datetime.timedelta(days=settings.BIN_DAYS)
    count = 0
    for entry in BinEntry.objects.filter(deleted_at__lte=limit).select_related("page"):
        if not is_binned(entry.page):
            continue  # whatever brought it back to the site, it is wanted there
        DeletePageAction(entry.page, user=None).execute(skip_permission_checks=True)
        count += 1
    for model in recoverable_models():
        for item in model.everything.binned().filter(deleted_at__lte=limit):
            try:
                item.purge()
            except ProtectedError:
                continue  # a contributor in the byline of an article stays readable there
            count += 1
    return count
