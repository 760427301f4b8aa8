"""Sorting as Vietnamese does."""

from random import Random

from news.text.order import name_key, order_key


def test_words_sort_by_letters_then_by_tones() -> None:
    words = ["An", "Án", "Ăn", "Ân", "Ba", "Da", "Đa", "Ea", "La", "Là", "Lả", "Lã", "Lá", "Lạ", "Lan"]
    mixed = words.copy()
    Random(1).shuffle(mixed)
    assert sorted(mixed, key=order_key) == words


def test_people_sort_by_given_name_then_middle_then_family() -> None:
    people = ["Trần Văn An", "Lò Thị Ân", "Hà Văn Ân", "Lò Văn Ân", "Bế Văn Đàn"]
    assert sorted(Random(2).sample(people, len(people)), key=name_key) == people


def test_signs_and_other_letters_do_no_harm() -> None:
    assert order_key("(a, b)") == order_key("a b")
    assert sorted(["ß", "z", ""], key=order_key) == ["", "z", "ß"]
