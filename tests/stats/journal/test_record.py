"""A hit as bytes: what goes in comes out, and what was damaged is known."""

from hypothesis import given
from hypothesis import strategies as st

from stats.hit import Hit
from stats.journal.record import DEVICES, SIZE, pack, unpack

NUMBERS = st.integers(-(2**63), 2**63 - 1)
HITS = st.builds(
    Hit,
    at_ms=st.integers(0, 2**53),
    key=NUMBERS,
    previous_key=NUMBERS,
    address=NUMBERS,
    page=st.integers(0, 2**32 - 1),
    ping=st.booleans(),
    referrer=st.text("abcdefghijklmnopqrstuvwxyz0123456789-.", max_size=100),
    device=st.sampled_from(DEVICES),
)


@given(st.lists(HITS, max_size=5))
def test_what_goes_in_comes_out(hits: list[Hit]) -> None:
    data = b"".join(map(pack, hits))
    assert len(data) == SIZE * len(hits)
    assert list(unpack(data)) == hits


@given(HITS, st.integers(0, SIZE * 8 - 1))
def test_one_bit_turned_anywhere_is_noticed_and_spoils_no_neighbour(hit: Hit, bit: int) -> None:
    damaged = bytearray(pack(hit))
    damaged[bit // 8] ^= 1 << bit % 8
    assert list(unpack(pack(hit) + damaged + pack(hit))) == [hit, None, hit]
