"""Charts are images with words."""

from xml.etree import ElementTree as Xml

import pytest

from stats.desk.charts import Bar, bar_chart, spark, weight

HOSTILE = '<script>alert(1)</script> & "x"'
BARS = [
    Bar("Thứ Hai, 27/12/2021", "27/12", 10, 20),
    Bar(HOSTILE, "28/12", 181_397, None),
    Bar("Thứ Tư", "29/12", 5, 0, is_running=True),
]


def test_a_chart_is_well_formed_and_says_what_it_shows() -> None:
    root = Xml.fromstring(bar_chart(BARS, name="c", title="Lượt truy cập theo ngày"))
    assert root.get("role") == "img"
    words = {element.get("id"): element.text for element in root if element.tag in ("title", "desc")}
    assert root.get("aria-labelledby") == " ".join(words)
    assert words["c-title"] == "Lượt truy cập theo ngày"
    assert words["c-desc"].startswith("Cao nhất 181.397 (<script>")
    assert words["c-desc"].endswith("thấp nhất 5 (Thứ Tư), tổng 181.412.")


def test_what_readers_sent_is_text_in_a_chart() -> None:
    assert "<script" not in bar_chart(BARS, name="c", title=HOSTILE)


def test_each_bar_says_its_numbers_and_the_ones_before() -> None:
    root = Xml.fromstring(bar_chart(BARS, name="c", title="x"))
    hints = [group.findtext("title") for group in root.iter("g")]
    assert hints[0] == "Thứ Hai, 27/12/2021: 10\nKỳ trước: 20"
    assert hints[2] == "Thứ Tư (chưa trọn): 5\nKỳ trước: 0"
    assert len([line for line in root.iter("line") if line.get("class") == "chart__before"]) == 2


def test_bars_stand_in_proportion_inside_the_picture() -> None:
    root = Xml.fromstring(bar_chart([Bar("a", "a", 100), Bar("b", "b", 50), Bar("c", "c", 0)], name="c", title="x"))
    bars = [rect for rect in root.iter("rect") if "chart__bar" in (rect.get("class") or "")]
    heights = [int(rect.get("height") or 0) for rect in bars]
    assert heights[0] == 2 * heights[1] and heights[2] == 0
    assert len({int(rect.get("y") or 0) + int(rect.get("height") or 0) for rect in bars}) == 1
    assert all(0 <= float((rect.get("x") or "").rstrip("%")) <= 100 for rect in bars)


@pytest.mark.parametrize("count", [0, 1, 2, 24, 31, 53, 366])
def test_few_enough_labels_stand_below_however_many_bars(count: int) -> None:
    root = Xml.fromstring(bar_chart([Bar(str(n), str(n), n) for n in range(count)], name="c", title="x"))
    labels = [text for text in root.iter("text") if (text.get("class") or "").startswith("chart__label")]
    assert len(labels) <= 12
    assert len([text for text in labels if "wide" not in (text.get("class") or "")]) <= 4


@pytest.mark.parametrize("picture", [bar_chart(BARS, name="c", title="x"), spark([("a", 1)], name="s", title="x")])
def test_no_style_attribute_is_drawn(picture: str) -> None:
    assert "style" not in picture


def test_a_small_curve_and_one_of_nothing() -> None:
    root = Xml.fromstring(spark([("Thứ Hai", 3), ("Thứ Ba", 9)], name="s", title="Lượt xem"))
    assert root.findtext("desc") == "Cao nhất 9 (Thứ Ba), thấp nhất 3 (Thứ Hai), tổng 12."
    assert Xml.fromstring(spark([("Thứ Hai", 0)], name="s", title="x")).findtext("desc") == "Chưa có số liệu."
    assert Xml.fromstring(spark([], name="s", title="x")).get("role") == "img"


def test_a_bar_beside_a_number_is_nothing_for_a_screen_reader() -> None:
    root = Xml.fromstring(weight(1, 4))
    assert root.get("aria-hidden") == "true"
    assert root[0].get("width") == "25.000%"
    assert Xml.fromstring(weight(0, 0))[0].get("width") == "0.000%"
