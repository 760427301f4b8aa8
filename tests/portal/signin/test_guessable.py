import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.signin.guessable import is_guessable, telex


@pytest.mark.parametrize(
    "password",
    [
        "matkhau123456",
        "Mật khẩu 2026!",
        "maatjkhaaur2026",
        "Hanoi@2024!!!",
        "thiduakhenthuong",
        "Nguyễn1990Lan",
        "anhyeuem12345",
        "qwertyuiop123",
        "1qaz2wsx3edc",
        "aaaaaaaaaa",
        "Đ1ện B1ên Phủ 1954",
        "P@ssw0rd!!2024",
        "sunshine2026!!",
        "0912345678lan",
        "QUANTRIVIEN@123",
    ],
)
def test_what_people_here_choose_first_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, User(username="ai.do"))


@pytest.mark.parametrize(
    "password",
    ["bốn con voi uống nước", "nam-con-cho-den-trang", "danh-hieu-moi-2026", "x7$kPw!92mQz", "tre xanh ngõ vắng"],
)
def test_words_that_have_nothing_to_do_with_each_other_are_taken(password: str) -> None:
    validate_password(password, User(username="ai.do"))


def test_telex_is_written_as_it_is_typed() -> None:
    assert telex("Đường Điện Biên") == "dduwowngfddieenjbieen"


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    assert is_guessable(text) in (True, False)
