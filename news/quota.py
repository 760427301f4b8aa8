"""How much one person may upload in a day: with a stolen account nobody fills the disk."""

from typing import Any

from django.conf import settings
from django.db.models import Count, Sum
from django.utils import timezone

from news.models.attachment import Attachment
from news.models.photo import Photo

MEGABYTE = 1024 * 1024
ADMINISTRATORS = "auth.change_user"
TIMES = 4  # as much, for those who look after the whole site


def over_quota(user: Any, size: int, waiting: tuple[int, int] = (0, 0)) -> str:
    """Why `user` may not upload `size` bytes more today, a Vietnamese sentence; empty where it is allowed.

    `waiting`: files and bytes that are taken in already and not stored yet.
    """
    if user is None:
        return ""
    files, stored = (told + more for told, more in zip(_today(user), waiting, strict=True))
    most_files, most = _allowed(user)
    if files < most_files and stored + size <= most:
        return ""
    return (
        f"Hôm nay bạn đã tải lên {files} tệp ({stored // MEGABYTE} MB), tệp này vượt mức một ngày của mỗi người "
        f"({most_files} tệp, {most // MEGABYTE} MB). Những gì đã tải lên vẫn còn nguyên; ngày mai hãy tải tiếp, hoặc "
        "nhờ người vận hành nâng mức."
    )


def _allowed(user: Any) -> tuple[int, int]:
    times = TIMES if user.has_perm(ADMINISTRATORS) else 1
    return settings.UPLOADS_PER_DAY * times, settings.UPLOAD_BYTES_PER_DAY * times


def _today(user: Any) -> tuple[int, int]:
    """Files and bytes, those in the bin too."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    files = stored = 0
    for model in (Photo, Attachment):
        own = model.everything.filter(uploaded_by_user=user, created_at__gte=midnight).order_by()
        told = own.aggregate(files=Count("pk"), stored=Sum("file_size"))
        files += told["files"]
        stored += told["stored"] or 0
    return files, stored
