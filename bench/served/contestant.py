from dataclasses import dataclass, field
from statistics import median

from bench.common.place import Place
from bench.common.server import Server
from bench.common.wrk import Asked

WITHIN = 0.1  # seconds in which all connections ask once on average, where fewer can do that


@dataclass
class Contestant:
    """Who is measured, and what came of it: one value for each round."""

    name: str
    server: Server
    asked: Asked
    size: int  # bytes of the body, as it goes over the wire
    encoding: str
    place: Place | None = None  # the portal's own, where hits are counted
    rates: list[float] = field(default_factory=list)  # answers a second
    processor: list[float] = field(default_factory=list)  # microseconds for an answer
    generator: list[float] = field(default_factory=list)  # the part of a core that wrk used
    p50: list[float] = field(default_factory=list)  # milliseconds, at half of the capacity
    p99: list[float] = field(default_factory=list)
    reached: list[float] = field(default_factory=list)  # the part of the capacity that was really asked for
    pause: float | None = None  # milliseconds

    @property
    def half(self) -> float:
        """Half of the capacity, in requests a second."""
        return median(self.rates) / self.asked.pages / 2

    @property
    def connections(self) -> int:
        return min(self.asked.connections, max(4, round(self.half * WITHIN)))

    @property
    def next_pause(self) -> float:
        """With which the connections together ask for half of the capacity."""
        return max(self.connections / self.half * 1000 - 1, 0) if self.pause is None else self.pause

    def learn(self, per_second: float) -> None:
        """How long answers take at that rate nobody knows before."""
        self.pause = max(self.next_pause + 1000 * self.connections * (1 / self.half - 1 / per_second), 0)
