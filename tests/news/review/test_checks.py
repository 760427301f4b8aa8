"""Each check on small texts: what it says, and what it leaves alone."""

from types import SimpleNamespace
from typing import Any

import pytest

from news.review.draft import LEAD, Draft, Link, Passage, ShownPhoto, host_of
from news.review.encoding import old_encodings
from news.review.finding import Finding, Place, Remedy
from news.review.lead import dates_without_year, long_lead
from news.review.links import NewHosts
from news.review.photos import file_names_for_words, looks_like_file_name, missing_captions, no_photo
from news.review.spelling import Slips, double_spaces, missing_spaces

HERE = Place("Đoạn văn thứ 1")


def draft(text: str = "", lead: str = "", **values: Any) -> Draft:
    return Draft(lead=lead, passages=[Passage(HERE, text), Passage(LEAD, lead)], **values)


def quoted(findings: Any) -> list[str]:
    """The first quotation of each sentence."""
    return [finding.sentence.partition("“")[2].partition("”")[0] for finding in findings]


# ── The lead ─────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("lead", "dates"),
    [
        ("Chiều 27/12, Khối thi đua tổ chức Hội nghị tổng kết năm 2021.", ["27/12"]),
        ("chiều 27-12 tại hội trường", ["27-12"]),
        ("ngày 3/4 tại tỉnh", ["3/4"]),
        ("Ngày 27 tháng 12, Ban tổ chức", ["27 tháng 12"]),
        ("Hôm nay (27/12) Ban tổ chức", ["27/12"]),
        ("Từ 25/12 đến 27/12, toàn khối", ["25/12", "27/12"]),
        ("Sáng 05.01 tại tỉnh", ["05.01"]),
        ("(27/12) Ban tổ chức", ["27/12"]),
        ("Chiều 27/12/2021, Khối thi đua", []),
        ("ngày 27-12-2021", []),
        ("ngày 27 tháng 12 năm 2021", []),
        ("ngày 27/12 năm 2021", []),
        ("27.12.2021", []),
        ("Từ 25/12 đến 27/12/2021", []),
        ("Từ ngày 18/3 đến hết ngày 31/3/2026", []),
        ("Từ ngày 25/12 đến ngày 27 tháng 12 năm 2021", []),
        ("trực 24/7", []),
        ("1/2 số hộ; đạt 3/4 chỉ tiêu", []),
        ("thắng 3-1", []),
        ("Quyết định số 163/QĐ-UBND, 72/2013/NĐ-CP", []),
        ("ngày 40/12, chiều 27/13", []),
        ("từ 10-12% số hộ", []),
        ("", []),
    ],
)
def test_dates_without_a_year(lead: str, dates: list[str]) -> None:
    assert quoted(dates_without_year(draft(lead=lead))) == dates


def test_a_lead_of_more_than_three_hundred_characters_is_long() -> None:
    assert not list(long_lead(draft(lead="a" * 300)))
    assert "301" in next(long_lead(draft(lead="a" * 301))).sentence


# ── Spelling ─────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("word", ["BanThi", "thưởngTỉnh", "nămHội", "đơnVị", "HộiNghị"])
def test_a_missing_space_before_a_capital(word: str) -> None:
    assert quoted(missing_spaces(draft(f"Dự có {word} đua"))) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "iPhone, YouTube, McDonald, FaceBook, TikTok, VnExpress, PowerPoint, VNeID, MoMo, GitHub, LinkedIn, eOffice",
        "UBND, TP.HCM, GDĐT, 163/QĐ-UBND, 72/2013/NĐ-CP, ThS. Nguyễn, PGS.TS, KHĐT, CNTT",
        "https://example.vn/BanThiDua www.example.vn/HộiNghị ban@MayTrang.vn TinTuc.vn",
        "Ban Thi đua - Khen thưởng tỉnh; Khối thi đua Các cơ quan Tỉnh ủy",
    ],
)
def test_names_short_forms_and_addresses_miss_no_space(text: str) -> None:
    assert list(missing_spaces(draft(text))) == []


def test_double_spaces_are_shown_between_their_words() -> None:
    found = list(double_spaces(draft(" thi  đua khen   thưởng ")))
    assert [finding.sentence for finding in found] == [
        "Thừa dấu cách giữa “thi” và “đua”.",
        "Thừa dấu cách giữa “khen” và “thưởng”.",
    ]
    assert list(double_spaces(draft("thi đua\n  khen thưởng"))) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chú trọng kiếm tra, giám sát", "“kiếm tra” có lẽ là “kiểm tra”."),
        ("KIẾM TRA", "“KIẾM TRA” có lẽ là “KIỂM TRA”."),
        ("Kiếm  tra", "“Kiếm  tra” có lẽ là “Kiểm tra”."),
        ("nhiệm vụ trong tâm là", "“trong tâm” có lẽ là “trọng tâm”."),
        ("trong tâm, trí", "“trong tâm” có lẽ là “trọng tâm”."),
        ("trong tâm trí mọi người", ""),
        ("kiểm tra", ""),
        ("tìm kiếm trang", ""),
    ],
)
def test_known_slips(text: str, said: str) -> None:
    check = Slips([("kiếm tra", "kiểm tra", ""), ("trong tâm", "trọng tâm", "trí, hồn")])
    assert [finding.sentence for finding in check(draft(text))] == ([said] if said else [])


def test_signs_in_a_slip_are_no_pattern() -> None:
    assert list(Slips([("(a|b", "c", "("), ("", "", "")])(draft("(a|b x"))) != []


# ── Photos ───────────────────────────────────────────────────────────────────
def shown(caption: str = "", alt: str = "", title: str = "Hội nghị") -> ShownPhoto:
    value = {"photo": SimpleNamespace(title=title)}
    return ShownPhoto(HERE, _Value(value, shown_caption=caption, shown_alt=alt or caption))


class _Value(dict[str, Any]):
    def __init__(self, value: dict[str, Any], **told: str) -> None:
        super().__init__(value)
        self.__dict__.update(told)


def test_a_photo_without_a_caption() -> None:
    assert len(list(missing_captions(draft(photos=[shown(), shown("  "), shown("Quang cảnh.")])))) == 2


def test_an_article_without_a_photo() -> None:
    assert list(no_photo(draft()))
    assert not list(no_photo(draft(photos=[shown()])))
    assert not list(no_photo(draft(has_cover=True)))


def test_a_file_name_is_no_description() -> None:
    found = file_names_for_words(draft(photos=[shown("Quang cảnh.", alt="IMG_2021.jpg"), shown("Quang cảnh.")]))
    assert quoted(found) == ["IMG_2021.jpg"]


@pytest.mark.parametrize(
    ("text", "title", "is_one"),
    [
        ("hoi nghi.JPG", "", True),
        ("IMG_20211227_154000", "", True),
        ("DSC01234", "", True),
        ("z5012345678901_abc", "", True),
        ("Screenshot 2021-12-27", "", True),
        ("hoi-nghi_tong-ket", "hoi-nghi_tong-ket.jpg", True),
        ("hoi-nghi_tong-ket", "Hội nghị", False),
        ("Hội nghị tổng kết", "Hội nghị tổng kết", False),
        ("Ông P. 2", "", False),
        ("Đại biểu dự Hội nghị ngày 27/12/2021", "", False),
    ],
)
def test_what_looks_like_a_file_name(text: str, title: str, is_one: bool) -> None:
    assert looks_like_file_name(text, title) is is_one


# ── Links and encodings ──────────────────────────────────────────────────────
def test_a_host_never_linked_before_is_told_once() -> None:
    links = [Link(HERE, "la.example"), Link(HERE, "la.example"), Link(HERE, "quen.example")]
    found = list(NewHosts(lambda hosts: set(hosts) & {"quen.example"})(draft(links=links)))
    assert len(found) == 1 and "la.example" in found[0].sentence


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.Example.vn:8443/tin?x=1", "example.vn"),
        ("http://tin.example.vn", "tin.example.vn"),
        ("mailto:ban@example.vn", ""),
        ("/tin/", ""),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host


def test_text_in_an_old_encoding_can_be_converted() -> None:
    found = list(old_encodings(draft("Ban Thi ®ua - Khen th\u00adëng tØnh", lead="Uû ban nh©n d©n tØnh")))
    assert [(finding.place, finding.remedy) for finding in found] == [(HERE, Remedy.TO_UNICODE)]
    assert "TCVN3" in found[0].sentence
    assert not list(old_encodings(draft("Ban Thi đua")))


def test_every_sentence_ends_as_one() -> None:
    everything: list[Finding] = [
        *dates_without_year(draft(lead="Chiều 27/12")),
        *long_lead(draft(lead="a" * 301)),
        *missing_spaces(draft("BanThi")),
        *double_spaces(draft("a  b")),
        *no_photo(draft()),
        *old_encodings(draft("Ban Thi ®ua - Khen th\u00adëng tØnh")),
    ]
    assert len(everything) == 6
    assert all(finding.sentence[-1] in ".?" for finding in everything)
