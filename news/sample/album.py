"""Draws the sample pictures on all cores and stores each once."""

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from news.models.photo import Photo
from news.photos.store import store_photo
from news.sample.printing import Key, drawn


def key_of(picture: dict[str, Any]) -> Key:
    return picture["scene"], picture["seed"], picture["ratio"]


class Album:
    """Photos by the picture that they were drawn from."""

    def __init__(self, pictures: Iterable[dict[str, Any]], tick: Callable[[], None]) -> None:
        by_key = {key_of(picture): picture for picture in pictures}
        self.photos: dict[Key, Photo] = {}
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            for (key, picture), content in zip(by_key.items(), pool.map(drawn, by_key), strict=True):
                caption = picture.get("caption", "")
                self.photos[key] = store_photo(
                    content,
                    caption or picture.get("alt") or picture["name"],
                    caption=caption,
                    credit=picture.get("credit", ""),
                    description=picture.get("alt", "")[:255],
                )
                tick()

    def __getitem__(self, picture: dict[str, Any]) -> Photo:
        return self.photos[key_of(picture)]
