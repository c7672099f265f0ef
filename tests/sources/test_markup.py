"""The inline markup of the edition: what marks text, what nests, and what stays as it is written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.sources.markup import spans
from reader.story import Span, plain
from reader.text import clean_line

EM, STRONG, CODE = frozenset({"em"}), frozenset({"strong"}), frozenset({"code"})


def test_text_without_marks_is_one_span() -> None:
    assert spans("Nothing happened at Brume-sur-Aille.") == (Span("Nothing happened at Brume-sur-Aille."),)


def test_marks() -> None:
    assert spans("a *b* **c** `d`") == (
        Span("a "),
        Span("b", EM),
        Span(" "),
        Span("c", STRONG),
        Span(" "),
        Span("d", CODE),
    )


def test_a_link_has_a_label_and_an_address() -> None:
    assert spans("See [the plan](https://example.org/plan_(2026)).") == (
        Span("See "),
        Span("the plan", href="https://example.org/plan_(2026)"),
        Span("."),
    )


@pytest.mark.parametrize(
    "text",
    ["***both***", "*a **b** c*", "**a *b* c**", "[*a*](b)", "*[a](b)*"],
)
def test_marks_nest(text: str) -> None:
    assert all(span.marks or span.href for span in spans(text))
    assert "*" not in plain(spans(text))


def test_marks_inside_a_link_keep_its_address() -> None:
    assert spans("[the *new* lock](edition:lock)") == (
        Span("the ", href="edition:lock"),
        Span("new", EM, "edition:lock"),
        Span(" lock", href="edition:lock"),
    )


def test_code_is_taken_as_written() -> None:
    assert spans(r"`*a* \b`") == (Span(r"*a* \b", CODE),)


@pytest.mark.parametrize(
    "text",
    ["3 * 4 * 5", "a * b", "** no **", "*open", "**open", "`open", "[label]", "[label] (far)", "(a)", "*", "**"],
)
def test_what_is_not_closed_is_text(text: str) -> None:
    assert spans(text) == (Span(text),)


def test_a_backslash_takes_the_meaning_away() -> None:
    assert spans(r"\*not\* \[this\](either) \\ \`") == (Span(r"*not* [this](either) \ `"),)
    assert spans(r"*a \* b*") == (Span("a * b", EM),)


def test_a_backslash_before_a_letter_stays() -> None:
    assert spans(r"C:\news") == (Span(r"C:\news"),)


def test_the_text_is_cleaned_and_stands_on_one_line() -> None:
    assert spans("a\n  b \x1b[31mred") == (Span("a b red"),)


def test_no_text_has_no_spans() -> None:
    assert spans("") == ()


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    text = clean_line(text)
    escaped = "".join(f"\\{letter}" if letter in r"\*`[]()" else letter for letter in text)
    assert plain(spans(escaped)) == text


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=r"ab *`[]\é"))
def test_marking_loses_no_letter_and_makes_no_empty_span(text: str) -> None:
    runs = spans(text)
    assert all(run.text for run in runs)
    assert [c for c in plain(runs) if c.isalpha()] == [c for c in text if c.isalpha()]
