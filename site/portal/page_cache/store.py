from collections import OrderedDict
from threading import Lock

from portal.figures.tally import BYTES, ENTRIES, tally
from portal.page_cache.entry import Entry
from portal.page_cache.key import Key


class Store:
    """The entries of one process, those asked for least recently given up first; never more than `limit` bytes."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Key) -> Entry | None:
        entry = self._entries.get(key)
        if entry is not None:
            try:
                self._entries.move_to_end(key)
            except KeyError:  # given up by another thread meanwhile
                return entry
        return entry

    def put(self, key: Key, entry: Entry) -> None:
        if entry.size > self.limit // 8:
            return
        with self._lock:
            self._drop(key)
            self._entries[key] = entry
            self.size += entry.size
            while self.size > self.limit:
                _, oldest = self._entries.popitem(last=False)
                self.size -= oldest.size
            self._tell()

    def drop(self, key: Key) -> None:
        with self._lock:
            self._drop(key)
            self._tell()

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
            self.size = 0
            self._tell()

    def _drop(self, key: Key) -> None:
        if old := self._entries.pop(key, None):
            self.size -= old.size

    def _tell(self) -> None:
        tally.words[ENTRIES], tally.words[BYTES] = len(self._entries), self.size
