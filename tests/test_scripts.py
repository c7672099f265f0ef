from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.scripts import Signs

THAI_AND_CHINESE = "\u0e00-\u0e7f\u4e00-\u9fff"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("aé“€ ข中文я"), max_size=40)


@pytest.fixture
def signs() -> Signs:
    return Signs(THAI_AND_CHINESE)


def test_latin_text_has_none_whatever_its_punctuation(signs: Signs) -> None:
    text = "“L’été” coûte 5 € — №\u00a01…"
    assert not signs.within(text)
    assert signs.count(text) == 0
    assert signs.blanked(text) == (text, 0)


def test_other_scripts_are_not_taken_for_them(signs: Signs) -> None:
    assert signs.count("Новости ひらがな") == 0


def test_they_are_counted_and_blanked(signs: Signs) -> None:
    assert signs.within("the 中文 page")
    assert signs.count("the 中文 page") == 2
    assert signs.blanked("the 中文 page") == ("the    page", 2)


def test_a_text_begins_with_one_or_not(signs: Signs) -> None:
    assert signs.begin("中a")
    assert not signs.begin("a中")
    assert not signs.begin("")


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_it_is_what_a_regular_expression_would_find(text: str) -> None:
    signs, pattern = Signs(THAI_AND_CHINESE), re.compile(f"[{THAI_AND_CHINESE}]")
    assert signs.count(text) == len(pattern.findall(text))
    assert signs.begin(text) == bool(pattern.match(text))
    assert signs.blanked(text) == pattern.subn(" ", text)
