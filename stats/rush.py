RUSH_HITS = 25
WINDOW = 0.5  # seconds


class Rush:
    """Whether hits come so fast that no answer can wait for its own fold.

    Told by their number in a stretch of time and not in a fold: whoever waits sends nothing, so a server
    of few threads would never fill a fold.
    """

    def __init__(self) -> None:
        self.on = False
        self._began = 0.0
        self._hits = 0

    def saw(self, hits: int, now: float) -> None:
        """`hits` more were folded at the monotonic time `now`, in seconds."""
        self._hits += hits
        over = now - self._began >= WINDOW
        if self._hits > RUSH_HITS:
            self.on = True
        elif over:
            self.on = False
        if over:
            self._began, self._hits = now, 0
