from typing import NamedTuple


class Hit(NamedTuple):
    """One accepted hit or ping: all that the tables may ever learn of a reader.

    `previous_key` is the same reader's key of yesterday, filled only within 300 s after local
    midnight, 0 otherwise. `address` is the key of the reader's address, 0 where there is none; `page`
    is 0 for a page without a number of its own.
    """

    at_ms: int
    key: int
    previous_key: int = 0
    address: int = 0
    page: int = 0
    ping: bool = False
    referrer: str = ""
    device: str = ""
