"""Who is behind a request: the right-most address that a trusted proxy appended, never a forged one."""

import pytest

from stats.mark import mark
from stats.models import Visitor
from stats.request import client_address, networks, parse_address, shared_part
from stats.request.address import _parsed

PROXY, OUTER_PROXY, READER = "10.0.0.5", "10.0.0.6", "203.0.113.7"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("203.0.113.7", "203.0.113.7"),
        (" 203.0.113.7 ", "203.0.113.7"),
        ("203.0.113.7:51234", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("[::ffff:203.0.113.7]:443", "203.0.113.7"),
        ("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::1", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::1]:51234", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unknown", ""),
        ("_hidden", ""),
        ("203.0.113.999", ""),
        ("203.0.113.7, 198.51.100.1", ""),
        ("1" * 10_000, ""),
        ("٢٠٣.0.113.7", ""),
        ("\x00", ""),
    ],
)
def test_an_address_is_kept_without_what_changes_for_the_same_reader(written: str, kept: str) -> None:
    assert shared_part(parse_address(written)) == kept


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        (READER, None, READER),
        (READER, "198.51.100.1", READER),
        (PROXY, "198.51.100.1, 203.0.113.7", READER),
        (PROXY, "198.51.100.1,203.0.113.7:4711", READER),
        (PROXY, f"198.51.100.1, {READER}, {OUTER_PROXY}", READER),
        (PROXY, f"{OUTER_PROXY}, {READER}", READER),
        (PROXY, f"{READER},", READER),
        (PROXY, "198.51.100.1, unknown", None),
        (PROXY, None, PROXY),
        (PROXY, "", PROXY),
        (PROXY, OUTER_PROXY, OUTER_PROXY),
        ("::ffff:10.0.0.5", f"198.51.100.1, {READER}", READER),
        (None, READER, None),
        ("", READER, None),
    ],
)
def test_only_what_a_trusted_proxy_appended_is_believed(
    peer: str | None, forwarded: str | None, client: str | None
) -> None:
    environ = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": forwarded}
    assert client_address(environ, networks(["10.0.0.0/24"])) == (parse_address(client) if client else None)


def test_without_trusted_proxies_the_peer_is_the_client() -> None:
    environ = {"REMOTE_ADDR": PROXY, "HTTP_X_FORWARDED_FOR": READER}
    assert client_address(environ, networks([])) == parse_address(PROXY)


def test_a_proxy_that_is_no_address_stops_the_start() -> None:
    with pytest.raises(ValueError, match="proxy"):
        networks(["proxy.example"])


@pytest.mark.django_db
@pytest.mark.usefixtures("moment")
def test_a_forged_forwarded_address_makes_no_second_visitor(call) -> None:
    for forged in ("198.51.100.1", "198.51.100.2", "127.0.0.1"):
        call("POST", "/_s/v", mark(0).encode(), HTTP_X_FORWARDED_FOR=forged)
        forwarded = f"{forged}, 203.0.113.7"
        call(
            "POST",
            "/_s/v",
            mark(0).encode(),
            (PROXY,),
            REMOTE_ADDR=PROXY,
            HTTP_X_FORWARDED_FOR=forwarded,
        )
    assert Visitor.objects.count() == 1


def test_an_address_longer_than_any_is_none_and_not_remembered() -> None:
    remembered = _parsed.cache_info().currsize
    assert parse_address(" " * 200 + READER) is None
    assert _parsed.cache_info().currsize == remembered
