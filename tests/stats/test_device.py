import pytest

from stats.request import Device, device
from stats.request.device import _device


@pytest.mark.parametrize(
    ("kind", "user_agent"),
    [
        ("phone", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1"),
        ("phone", "Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36"),
        ("phone", "Opera/9.80 (Android; Opera Mini/36.2/191.249; U; vi) Presto/2.12.423 Version/12.16"),
        ("tablet", "Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) Version/12.1 Mobile/15E148 Safari/604.1"),
        ("tablet", "Mozilla/5.0 (Linux; Android 13; SM-X200) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36"),
        ("tablet", "Mozilla/5.0 (Android 13; Tablet; rv:128.0) Gecko/128.0 Firefox/128.0"),
        ("computer", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36"),
        ("computer", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15"),
        ("computer", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"),
        ("computer", "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36"),
        ("other", "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36"),
        ("other", "Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.0) AppleWebKit/537.36 Version/6.0 TV Safari/537.36"),
        ("other", "Mozilla/5.0 (PlayStation 5 3.11) AppleWebKit/605.1.15 Safari/605.1.15"),
        ("other", "something new"),
        ("other", ""),
    ],
)
def test_the_kind_of_device(kind: str, user_agent: str) -> None:
    assert device(user_agent) == Device(kind)


def test_what_is_remembered_does_not_grow_with_what_is_sent() -> None:
    remembered = _device.cache_info().currsize
    for number in range(20):
        device(f"{'Mozilla/5.0 ' * 100}{number}")
    assert _device.cache_info().currsize == remembered + 1
