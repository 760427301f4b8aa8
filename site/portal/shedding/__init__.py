"""What may wait, and for how long: slow clients and a crowd cost those nothing who read what is kept."""

from portal.shedding.answers import WholeAnswers
from portal.shedding.bodies import Bodies
from portal.shedding.gate import Gate
from portal.shedding.room import Room, Share, Turns
from portal.shedding.stuck import Stuck

__all__ = ["Bodies", "Gate", "Room", "Share", "Stuck", "Turns", "WholeAnswers"]
