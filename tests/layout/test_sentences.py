"""Sentences are what one breath reads aloud."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.layout.sentences import sentences


def said(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four… Five", ["One.", "Two!", "Three?", "Four…", "Five"]),
        ("« Qui vient ? » Personne. Il rit.", ["« Qui vient ? »", "Personne.", "Il rit."]),
        ("“Stop.” She ran.", ["“Stop.”", "She ran."]),
        ("M. Roux et Mr. Sol parlent. J. K. Voss écoute.", ["M. Roux et Mr. Sol parlent.", "J. K. Voss écoute."]),
        ("It cost 3.50 euros, i.e. too much.", ["It cost 3.50 euros, i.e. too much."]),
        ("Picture: a quay\nCredit: Roux", ["Picture: a quay", "Credit: Roux"]),
        ("雨が降った。風も強い。", ["雨が降った。", "風も強い。"]),
        ("  ", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_what_never_ends_is_cut_at_a_blank() -> None:
    parts = said("word " * 400)
    assert len(parts) > 1
    assert all(part.split() == ["word"] * len(part.split()) for part in parts)


@given(st.text(alphabet=" .!?…»”\n\u00a0abC。", max_size=200))
@settings(max_examples=100, deadline=None)
def test_nothing_but_blanks_is_lost_and_nothing_is_said_twice(text: str) -> None:
    assert "".join("".join(said(text)).split()) == "".join(text.split())
