import threading
from types import TracebackType

from bench.common.wrk import Asked, Wrk

WINDOW = 3  # seconds
READERS, THINKING = 64, 64.0  # milliseconds on average: about a thousand pages a second


class Watch:
    """Readers of a warm page, until the block ends: the p99 of each window in milliseconds."""

    def __init__(self, wrk: Wrk, asked: Asked) -> None:
        self.p99: list[float] = []
        self._wrk, self._asked = wrk, asked
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._over.set()
        self._thread.join()

    def _read(self) -> None:
        while not self._over.is_set():
            self.p99.append(self._wrk.load(self._asked, WINDOW, READERS, THINKING).p99)
