"""Photos that come with the form: stored at once, so that no mistake elsewhere loses them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from wagtail.models import Collection

from news.bin.kinds import policy_of
from news.models.photo import Photo
from news.photos.intake import UnusablePhoto, refuse_heavy
from news.photos.show import with_renditions
from news.photos.store import store_photo
from news.text import clean_text

MOST = 40  # photos of one article


@dataclass
class Attached:
    """A stored photo and the caption that this article gives it."""

    photo: Photo
    caption: str


@dataclass
class Intake:
    attached: list[Attached] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)  # a sentence for each file


def collections_for(user: Any) -> Any:
    """Where `user` may put photos."""
    return policy_of(Photo).collections_user_has_permission_for(user, "add").order_by("path")


def collection_for(user: Any) -> Collection | None:
    """The first of them; None where there is none."""
    found: Collection | None = collections_for(user).first()
    return found


def attached_before(user: Any, data: Any) -> list[Attached]:
    """What this form has stored already: own photos only, in their order, without those taken out."""
    out = set(data.getlist("leave_out"))
    pks = [pk for pk in data.getlist("photo") if pk.isdecimal() and len(pk) < 19 and pk not in out]
    own = with_renditions(Photo.objects.filter(uploaded_by_user=user)).in_bulk([int(pk) for pk in pks])
    photos = [own[int(pk)] for pk in dict.fromkeys(pks) if int(pk) in own]
    return [Attached(photo, clean_text(data.get(f"caption-{photo.pk}", "")).strip()) for photo in photos]


def take_in(
    user: Any, collection: Collection, files: Sequence[UploadedFile], captions: Iterable[str], room: int
) -> Intake:
    """Stores up to `room` of `files` for `user`; `captions` go with them in order."""
    intake = Intake()
    each_caption = chain(captions, repeat(""))  # without the script there are none
    for number, (file, caption) in enumerate(zip(files, each_caption, strict=False)):
        name = file.name or "ảnh"
        if number >= room:
            intake.refused.append(f"{name}: mỗi bài chỉ đăng nhanh được {MOST} ảnh.")
            continue
        words = clean_text(caption).strip()
        try:
            refuse_heavy(file.size or 0)
            photo = store_photo(file, words or name, caption=words, uploaded_by_user=user, collection=collection)
        except UnusablePhoto as reason:
            intake.refused.append(f"{name}: {reason}")
        else:
            intake.attached.append(Attached(photo, words))
    return intake
