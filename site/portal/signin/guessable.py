"""Passwords that people here choose first: known words, typed as they are or as Telex types them, with some digits."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

PLACES = """
    An Giang, Bà Rịa, Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình Phước,
    Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Lạt, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia
    Lai, Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hạ Long, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Hồ Chí Minh, Huế,
    Hưng Yên, Khánh Hòa, Kiên Giang, Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An,
    Nha Trang, Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị,
    Sa Pa, Sài Gòn, Sóc Trăng, Sơn La, Tây Ninh, Thái Bình, Thái Nguyên, Thanh Hóa, Thừa Thiên, Tiền Giang, Trà
    Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái, Việt Nam, Điện Biên Phủ, Trường Sa, Hoàng Sa, Mường Thanh
"""
NAMES = """
    Nguyễn, Trần, Lê, Phạm, Hoàng, Huỳnh, Phan, Vũ, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Lò, Quàng, Cà, Thị, Văn,
    An, Anh, Bảo, Bình, Châu, Chi, Cường, Diệp, Dũng, Duy, Đạt, Đức, Giang, Hà, Hải, Hạnh, Hằng, Hiền, Hiếu, Hoa,
    Hòa, Hùng, Hương, Huy, Khánh, Khoa, Kiên, Lan, Linh, Loan, Long, Mai, Minh, My, Nam, Nga, Ngân, Ngọc, Nhung,
    Phong, Phúc, Phương, Quân, Quang, Quốc, Quỳnh, Sơn, Tâm, Tân, Thảo, Thắng, Thành, Thịnh, Thu, Thúy, Thủy, Tiến,
    Toàn, Trang, Trinh, Trung, Tú, Tuấn, Tùng, Tuyết, Uyên, Vân, Việt, Vinh, Yến
"""
WORDS = """
    mật khẩu, đăng nhập, quản trị, quản trị viên, biên tập, biên tập viên, cộng tác viên, lãnh đạo, giám đốc, văn
    phòng, cơ quan, cán bộ, tỉnh ủy, huyện ủy, thị xã, thành phố, ủy ban, nhân dân, hội đồng, sở nội vụ, nội vụ,
    thi đua, khen thưởng, bằng khen, cờ, huân chương, phong trào, cổng thông tin, trang tin, báo, tin tức, thông
    tin, tỉnh, huyện, xã, phường, sở, phòng, công an, bộ đội, giáo viên, anh yêu em, em yêu anh, yêu em, yêu anh,
    yêu, anh, em, ban, con, bố, mẹ, bố mẹ, gia đình, con yêu, vợ, chồng, vợ yêu, chồng yêu, không biết, tôi, của
    tôi, tình yêu, mãi mãi, hạnh phúc, may mắn, phát tài, phát lộc, thành công, mùa xuân, hoa hồng, hoa sen, chúc
    mừng, năm mới, xin chào, admin, administrator, root, user, test, demo, guest, web, website, portal, login,
    password, passwd, pass, welcome, hello, iloveyou, love, changeme, default, secret, master, internet, computer,
    facebook, google, gmail, zalo, ubnd, hdnd, mttq, snv, tdkt, btdkt, vn, vnn, gov, com
"""
KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedcrfvtgb", "1qaz2wsx3edc4rfv5tgb"]
SHORTEST_WALK = 4
MOST_WORDS = 4
DATE = 10  # digits, or a telephone number's
LONGEST = 64  # characters: nobody tries longer ones word by word
DIGITS = "0123456789"
# Each may stand for a letter.
DISGUISES = str.maketrans("@430157$", "aaeoists")
TELEX_LETTERS = {"â": "aa", "ă": "aw", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
TELEX_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}


class GuessablePasswordValidator:
    """Refuses what is made of nothing but known words, rows of keys and dates."""

    def validate(self, password: str, user: Any = None) -> None:
        if is_guessable(password):
            raise ValidationError(
                "Mật khẩu này dễ đoán: nó chỉ gồm những từ, tên, địa danh hay dãy phím mà nhiều người hay đặt. "
                "Xin chọn vài từ không liên quan đến nhau.",
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return "Mật khẩu không được chỉ gồm tên người, địa danh, từ hay dùng, dãy phím và ngày tháng."


def is_guessable(password: str) -> bool:
    if len(password) > LONGEST:
        return False
    typed = "".join(re.findall(r"[a-z0-9@$]+", plain(password)))
    shapes = {re.sub(r"[@$]", "", typed), typed.strip(DIGITS).translate(DISGUISES)}
    return any(_made_of_known_words().fullmatch(shape) or _is_common(shape) for shape in shapes)


def plain(text: str) -> str:
    """In small letters without marks."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def telex(text: str) -> str:
    """The keys that type `text`, with the tone at the end of each syllable."""
    keys = []
    for syllable in text.lower().split():
        tone = ""
        for letter in unicodedata.normalize("NFC", syllable):
            parts = unicodedata.normalize("NFD", letter)
            tone += "".join(TELEX_TONES.get(mark, "") for mark in parts[1:])
            base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TELEX_TONES))
            keys.append(TELEX_LETTERS.get(base, base))
        keys.append(tone)
    return "".join(keys)


def walks() -> Iterator[str]:
    """Neighbouring keys, in either direction."""
    for row in (way for keys in KEYS for way in (keys, keys[::-1])):
        for start in range(len(row) - SHORTEST_WALK + 1):
            yield from (row[start:end] for end in range(start + SHORTEST_WALK, len(row) + 1))


@cache
def _made_of_known_words() -> re.Pattern[str]:
    listed = [" ".join(each.split()) for each in f"{PLACES},{NAMES},{WORDS}".split(",")]
    known = {shape for each in listed for shape in (plain(each).replace(" ", ""), telex(each))} | set(walks())
    words = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    once = rf"(?:{words}|([a-z])\2{{2,}})"
    return re.compile(rf"\d{{0,{DATE}}}({once}\d{{0,{DATE}}}){{1,{MOST_WORDS}}}")


@cache
def _common() -> CommonPasswordValidator:
    return CommonPasswordValidator()


def _is_common(shape: str) -> bool:
    """Without the digits that people put around a word."""
    return shape.strip(DIGITS) in _common().passwords
