"""Lines end where a reader expects it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.layout.wrap import shadow, split, tidy


def wrapped(text: str, width: int, *, french: bool = True) -> list[str]:
    """Lines of simple text."""
    text = tidy(text)
    return [text[start:end] for start, end in split(text, width, french=french)]


def wrapped_wide(text: str, width: int) -> list[str]:
    """Lines of any text."""
    shade = shadow(tidy(text), room=width)
    return [
        shade.text[shade.offsets[start] : shade.offsets[end]] for start, end in split(shade.cells, width, wide=True)
    ]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 13, ["one two three"]),
        ("one two three", 3, ["one", "two", "thr", "ee"]),
        ("", 5, []),
        ("a long-standing custom", 13, ["a long-", "standing", "custom"]),
        ("le trajet Bordeaux–Toulouse", 20, ["le trajet Bordeaux–", "Toulouse"]),
        ("fermé de juin/juillet", 14, ["fermé de juin/", "juillet"]),
        ("y a-t-il du monde", 5, ["y", "a-t-", "il du", "monde"]),
        ("in 2024-2025 then", 9, ["in", "2024-2025", "then"]),
        ("from -5 to +5", 6, ["from", "-5 to", "+5"]),
        ("chess by D. Pryor", 12, ["chess by", "D. Pryor"]),
        ("first\nsecond line", 20, ["first", "second line"]),
    ],
)
def test_breaks(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("il a dit\xa0: non", 9, ["il a", "dit\xa0: non"]),
        ("il a dit : non", 9, ["il a", "dit : non"]),
        ("mais pourquoi ?", 14, ["mais", "pourquoi ?"]),
        ("elle répond « oui » enfin", 15, ["elle répond", "« oui » enfin"]),
        ("soit environ 35 %", 15, ["soit environ", "35 %"]),
        ("près de 10 000 personnes", 11, ["près de", "10 000", "personnes"]),
        ("avec M. Martin hier", 10, ["avec", "M. Martin", "hier"]),
    ],
)
def test_french_keeps_what_belongs_together(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_other_languages_break_at_every_blank() -> None:
    assert wrapped("a list of 10 000 things", 12, french=False) == ["a list of 10", "000 things"]


def test_a_long_address_breaks_at_its_punctuation() -> None:
    address = "https://example.org/regional/rivers/2026/11/lock-keeper?from=front"
    lines = wrapped(f"see {address} there", 24)
    assert lines == ["see https://example.org/", "regional/rivers/2026/11/", "lock-keeper?from=front", "there"]
    assert "".join(lines[:-1]) == f"see {address}"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("日本語の文章です", 6, ["日本語", "の文章", "です"]),
        ("日本語の。文章", 8, ["日本語", "の。文章"]),  # no line begins with a full stop
        ("日本「語」です", 6, ["日本", "「語」", "です"]),  # nor ends with an opening bracket
        ("いちばんキャッチー", 10, ["いちばん", "キャッチー"]),
        ("한국어 문장입니다", 8, ["한국어", "문장입니", "다"]),
        ("about 日本 today", 8, ["about 日", "本 today"]),
        ("très\xa0日本", 7, ["très\xa0日", "本"]),
        ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 4, ["👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧"]),
        ("cafe\u0301 noir", 5, ["cafe\u0301", "noir"]),
        ("日本", 1, ["▯", "▯"]),  # nothing else fits
    ],
)
def test_wide_text(text: str, width: int, lines: list[str]) -> None:
    assert wrapped_wide(text, width) == lines


@given(st.text(st.sampled_from("aé-/« »!?:.0 \xa0\u202f\n—M"), max_size=80), st.integers(1, 30), st.booleans())
@settings(max_examples=100, deadline=None)
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int, french: bool) -> None:
    lines = wrapped(text, width, french=french)
    assert "".join(lines).replace(" ", "") == tidy(text).replace(" ", "").replace("\n", "")
    assert all(0 < len(line) <= width for line in lines)
    assert all(line == line.strip(" ") for line in lines)


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_tidy_text_stays_as_it_is(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_marks_move_to_the_end_of_the_cluster_they_fall_into() -> None:
    assert shadow("e\u0301a", [1, 3]).marks == [2, 3]
