"""A progress bar for whoever waits at a terminal; a line per phase elsewhere."""

from django.core.management.base import OutputWrapper

WIDTH = 32


class Progress:
    def __init__(self, label: str, total: int, stream: OutputWrapper) -> None:
        self.label, self.total, self.stream = label, max(total, 1), stream
        self.done = 0
        self.drawn = -1
        self.show()

    def tick(self) -> None:
        self.reach(self.done + 1)

    def reach(self, done: int) -> None:
        self.done = min(done, self.total)
        self.show()

    def show(self) -> None:
        percent = 100 * self.done // self.total
        if percent == self.drawn:
            return
        self.drawn = percent
        if self.stream.isatty():
            bar = ("█" * (WIDTH * percent // 100)).ljust(WIDTH, "░")
            end = "\n" if percent == 100 else ""
            self.stream.write(f"\r  {self.label:<28} {bar} {percent:3d} %{end}", ending="")
        elif percent in (0, 100):
            self.stream.write(f"  {self.label:<28} {percent:3d} %")
        self.stream.flush()
