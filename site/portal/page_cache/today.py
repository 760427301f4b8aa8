import datetime

from django.utils import timezone


def end_of_day() -> float:
    """When the local day ends that pages print, in seconds of the epoch."""
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    return timezone.make_aware(datetime.datetime.combine(tomorrow, datetime.time())).timestamp()
