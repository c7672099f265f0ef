"""Names of authors: only names, each once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.extract.html.people import names
from reader.extract.lexicon import lexicon
from reader.text import clean_line


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("en", "By Maud Ferrand", ["Maud Ferrand"]),
        ("en", "Posted by Maud Ferrand", ["Maud Ferrand"]),
        ("en", "Maud Ferrand and Ole Brandt", ["Maud Ferrand", "Ole Brandt"]),
        ("en", "Maud Ferrand, Ole Brandt and Ida Kowal", ["Maud Ferrand", "Ole Brandt", "Ida Kowal"]),
        ("en", "Maud Ferrand, Political Editor", ["Maud Ferrand"]),
        ("en", "Political Editor Maud Ferrand", ["Maud Ferrand"]),
        ("en", "Maud Ferrand, Rotterdam", ["Maud Ferrand"]),
        ("en", "Ferrand, Maud", ["Maud Ferrand"]),
        ("en", "maud.ferrand@dispatch.example (Maud Ferrand)", ["Maud Ferrand"]),
        ("en", "Maud Ferrand maud.ferrand@dispatch.example", ["Maud Ferrand"]),
        ("en", "Maud Ferrand (AFP)", ["Maud Ferrand", "AFP"]),
        ("en", "Maud Ferrand | Ole Brandt", ["Maud Ferrand", "Ole Brandt"]),
        ("en", "Maud Ferrand/Reuters", ["Maud Ferrand", "Reuters"]),
        ("en", "Seamus O&#39;Rourke-Lindqvist", ["Seamus O'Rourke-Lindqvist"]),
        ("en", "admin", []),
        ("en", "{{author.name}}", []),
        ("en", "https://social.example/dispatch", []),
        ("de", "Von Ida Kowal und Ole Brandt", ["Ida Kowal", "Ole Brandt"]),
        ("de", "Ida Kowal, Redakteurin", ["Ida Kowal"]),
        ("fr", "Par Maud Ferrand et Ole Brandt", ["Maud Ferrand", "Ole Brandt"]),
        ("es", "Por José Ortega y Marín", ["José Ortega y Marín"]),
        ("ja", "田中花子記者", ["田中花子"]),
    ],
)
def test_a_byline_gives_names_alone(language: str, text: str, people: list[str]) -> None:
    assert names([text], lexicon(language)) == people


def test_nobody_is_named_twice() -> None:
    told = ["Maud Ferrand", "MAUD FERRAND", "Associated Press", "AP", "The Associated Press"]
    assert names(told, lexicon("en")) == ["Maud Ferrand", "Associated Press"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=300), max_size=4), st.sampled_from(["en", "de", "ja", None]))
def test_any_text_gives_short_clean_names_or_none(texts: list[str], language: str | None) -> None:
    for name in names(texts, lexicon(language)):
        assert 0 < len(name) <= 60
        assert clean_line(name) == name
